import patterns from '#content/facts/patterns.json' with { type: 'json' };
import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal, type Violation } from '../api-message.ts';
import type {
  AddPermissionRequest,
  Cors,
  CreateFunctionUrlConfigRequest,
  RemovePermissionRequest,
} from '../configuration.ts';
import type { UpdateFunctionUrlConfigRequest } from '../function-settings.types.ts';
import { invokeModes, urlAuthTypes } from '../function-url.ts';
import { corsItems, corsMaxAgeSeconds, corsMethods, statementIdLength } from '../limits.ts';
import { nameViolations, outOfRange } from './members.ts';
import { findFunction, notFound, type RuleState } from './rule-state.ts';

/** Whether AWS would make the URL; `null`: yes. A function has one. */
export function refuseCreateFunctionUrlConfig(
  { FunctionName, Cors, ...open }: CreateFunctionUrlConfigRequest,
  state: RuleState,
): ApiError | null {
  const found = findFunction(state, FunctionName);
  const taken = found && state.access?.[found.FunctionName]?.hasUrl === true;
  return (
    validationRefusal([...nameViolations(FunctionName), ...openViolations(open), ...corsViolations(Cors)]) ??
    (found ? null : notFound(state, FunctionName)) ??
    (taken ? refusal('urlExists', { arn: found.FunctionArn }, 'FunctionName') : null)
  );
}

/** Whether AWS would add the statement to the function's policy; `null`: yes. */
export function refuseAddPermission(request: AddPermissionRequest, state: RuleState): ApiError | null {
  const { FunctionName, StatementId } = request;
  const found = findFunction(state, FunctionName);
  const taken = found && state.access?.[found.FunctionName]?.statementIds.includes(StatementId) === true;
  return (
    validationRefusal([...nameViolations(FunctionName), ...statementViolations(request)]) ??
    (found ? null : notFound(state, FunctionName)) ??
    (taken ? refusal('statementExists', { id: StatementId }, 'StatementId') : null)
  );
}

export function refuseRemovePermission(
  { FunctionName, StatementId }: RemovePermissionRequest,
  state: RuleState,
): ApiError | null {
  const found = findFunction(state, FunctionName);
  const known = found && state.access?.[found.FunctionName]?.statementIds.includes(StatementId) === true;
  return (
    validationRefusal(nameViolations(FunctionName)) ??
    (found ? null : notFound(state, FunctionName)) ??
    (known ? null : refusal('statementMissing', { id: StatementId }, 'StatementId'))
  );
}

/** Who may ask, and how the answer goes out. */
export function openViolations({
  AuthType,
  InvokeMode,
}: Pick<UpdateFunctionUrlConfigRequest, 'AuthType' | 'InvokeMode'>): Violation[] {
  return [...noneOf('AuthType', AuthType, urlAuthTypes), ...noneOf('InvokeMode', InvokeMode, invokeModes)];
}

function noneOf(member: string, value: string | undefined, values: readonly string[]): Violation[] {
  if (value === undefined || values.includes(value)) return [];
  return [{ member, message: 'enumValue', fillIns: { value, values: values.join(', ') } }];
}

/** Source: content/facts/limits.json (`corsMethods`, `corsOrigins`, `corsMaxAge`). */
export function corsViolations(cors: Cors = {}): Violation[] {
  const { AllowOrigins, AllowMethods, AllowHeaders, ExposeHeaders, MaxAge } = cors;
  return [
    ...tooMany('Cors.AllowOrigins', AllowOrigins, corsItems),
    ...tooMany('Cors.AllowMethods', AllowMethods, corsMethods),
    ...tooMany('Cors.AllowHeaders', AllowHeaders, corsItems),
    ...tooMany('Cors.ExposeHeaders', ExposeHeaders, corsItems),
    ...outOfRange('Cors.MaxAge', MaxAge, corsMaxAgeSeconds),
  ];
}

function tooMany(member: string, items: readonly string[] = [], max: number): Violation[] {
  const value = `[${items.join(', ')}]`;
  return items.length > max ? [{ member, message: 'maxLength', fillIns: { value, max } }] : [];
}

/** What the API model says of a statement that is to be added. */
export function statementViolations(request: Omit<AddPermissionRequest, 'FunctionName'>): Violation[] {
  const { StatementId, Action, Principal, SourceArn, SourceAccount } = request;
  return [
    ...mismatch('StatementId', StatementId, patterns.statementId.value),
    ...(StatementId.length > statementIdLength
      ? [
          {
            member: 'StatementId',
            message: 'maxLength' as const,
            fillIns: { value: StatementId, max: statementIdLength },
          },
        ]
      : []),
    ...mismatch('Action', Action, patterns.permissionAction.value),
    ...mismatch('Principal', Principal, patterns.principal.value),
    ...mismatch('SourceArn', SourceArn, patterns.sourceArn.value),
    ...mismatch('SourceAccount', SourceAccount, patterns.sourceAccount.value),
  ];
}

function mismatch(member: string, value: string | undefined, pattern: string): Violation[] {
  if (value === undefined || new RegExp(`^(?:${pattern})$`).test(value)) return [];
  return [{ member, message: 'pattern', fillIns: { value, pattern } }];
}
