/** The form of the panel Permissions for a new statement of the resource-based policy. */
import { z } from 'zod';
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { validationRefusal } from '#model/lambda/api-message.ts';
import type { AddPermissionRequest } from '#model/lambda/configuration.ts';
import { formConsole } from '#model/lambda/forms.console.words.ts';
import { statementViolations } from '#model/lambda/rules/function-url.ts';
import { triggerFacts, triggerKinds } from '#model/lambda/triggers.ts';
import { permissionsConsole } from './permissions.console.words.ts';
import { words } from './permissions.words.ts';
import { typedReader } from './typed-json.ts';

/** The console's three kinds of callers. */
export const callerKinds = [
  { id: 'service', name: permissionsConsole.callers.service },
  { id: 'account', name: permissionsConsole.callers.account },
  { id: 'url', name: formConsole.functionUrl },
] as const;
const kindIds = callerKinds.map(({ id }) => id);

const text = z.string();
const statementSchema = z.object({
  kind: z.enum(kindIds),
  principal: text,
  sourceArn: text,
  sourceAccount: text,
  statementId: text,
  action: z.enum(['lambda:InvokeFunction', 'lambda:GetFunction', 'lambda:InvokeFunctionUrl']),
});
export type TypedStatement = z.infer<typeof statementSchema>;
export const readTypedStatement = typedReader(statementSchema);

export const statementActions = statementSchema.shape.action.options;

/** Services that push, as the list of the form offers them. */
export const pushingServices = triggerKinds.map((kind) => {
  const { name, principal } = triggerFacts(kind);
  return { name, principal };
});

export function typedStatement(): TypedStatement {
  return {
    kind: 'service',
    principal: pushingServices[0]?.principal ?? '',
    sourceArn: '',
    sourceAccount: '',
    statementId: '',
    action: 'lambda:InvokeFunction',
  };
}

function requestOf(typed: TypedStatement, FunctionName: string): AddPermissionRequest {
  const { kind, statementId, sourceArn, sourceAccount } = typed;
  const StatementId = statementId.trim();
  if (kind === 'url') {
    const Action = 'lambda:InvokeFunctionUrl';
    return {
      FunctionName,
      StatementId,
      Action,
      Principal: typed.principal.trim(),
      FunctionUrlAuthType: 'AWS_IAM',
    };
  }
  return {
    FunctionName,
    StatementId,
    Action: typed.action,
    Principal: typed.principal.trim(),
    ...(kind === 'account' || sourceArn.trim() === '' ? {} : { SourceArn: sourceArn.trim() }),
    ...(kind === 'account' || sourceAccount.trim() === '' ? {} : { SourceAccount: sourceAccount.trim() }),
  };
}

export function statementError(typed: TypedStatement, { policy }: FunctionView): string | null {
  const request = requestOf(typed, '');
  if (policy.some(({ StatementId }) => StatementId === request.StatementId))
    return words.notNew(request.StatementId);
  return validationRefusal(statementViolations(request))?.message ?? null;
}

/** A service may act for anybody who uses it: without a source it is not said for whom. */
export function statementWarning({ kind, sourceArn, sourceAccount }: TypedStatement): string | null {
  if (kind !== 'service' || sourceArn.trim() !== '' || sourceAccount.trim() !== '') return null;
  return words.anySource;
}

export function statementCalls(typed: TypedStatement, { name }: FunctionView): ApiCall[] {
  return [{ action: 'AddPermission', request: requestOf(typed, name) }];
}
