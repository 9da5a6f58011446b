/**
 * What SAM says of a function's URL. It makes a URL of it, and for `NONE` the statements that let everybody in.
 *
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-functionurlconfig.html
 */
import type { ApiCall } from '../lambda/api-call.ts';
import type { Cors, FunctionUrlAuthType, InvokeMode } from '../lambda/configuration.ts';
import { publicUrlPermissions } from '../lambda/function-url.ts';
import {
  type FunctionProperty,
  type PropertyValue,
  serverlessFunction,
  type TemplateSubject,
  type To,
} from './function-property.ts';

type UrlCall = Extract<
  ApiCall,
  {
    action:
      | 'CreateFunctionUrlConfig'
      | 'UpdateFunctionUrlConfig'
      | 'DeleteFunctionUrlConfig'
      | 'AddPermission'
      | 'RemovePermission';
  }
>;

const asked = { of: [serverlessFunction], action: 'CreateFunctionUrlConfig' } as const;
const at = ['FunctionUrlConfig'] as const;
const lists = ['AllowOrigins', 'AllowMethods', 'AllowHeaders', 'ExposeHeaders'] as const;

const corsOf = ({ functionUrl }: TemplateSubject): Cors => functionUrl?.Cors ?? {};

export const urlProperties: readonly FunctionProperty[] = [
  {
    ...asked,
    path: [...at, 'AuthType'],
    kind: 'text',
    member: 'AuthType',
    read: ({ functionUrl }) => functionUrl?.AuthType ?? null,
    preset: () => null,
  },
  {
    ...asked,
    path: [...at, 'InvokeMode'],
    kind: 'text',
    member: 'InvokeMode',
    read: ({ functionUrl }) => functionUrl?.InvokeMode ?? null,
    preset: () => null,
    same: (value, { functionUrl }) => value === null && functionUrl?.InvokeMode === 'BUFFERED',
  },
  ...lists.map((member): FunctionProperty => ({
    ...asked,
    path: [...at, 'Cors', member],
    kind: 'list',
    member: 'Cors',
    read: (subject) => corsOf(subject)[member] ?? [],
    preset: () => [],
  })),
  {
    ...asked,
    path: [...at, 'Cors', 'AllowCredentials'],
    kind: 'flag',
    member: 'Cors',
    read: (subject) => corsOf(subject).AllowCredentials ?? null,
    preset: () => null,
  },
  {
    ...asked,
    path: [...at, 'Cors', 'MaxAge'],
    kind: 'count',
    member: 'Cors',
    read: (subject) => corsOf(subject).MaxAge ?? null,
    preset: () => null,
  },
];

/** The calls that make, change or take away the URL, and whom its statements let in. */
export function urlCalls(to: To, { configuration, functionUrl, policy = [] }: TemplateSubject): UrlCall[] {
  const { FunctionName } = configuration;
  const auth = to(...at, 'AuthType');
  const mode = to(...at, 'InvokeMode');
  const changed = corsChanges(to);
  const there = (id: string): boolean => policy.some(({ StatementId }) => StatementId === id);
  const open = publicUrlPermissions(FunctionName, { AuthType: 'NONE' });
  const shut = open
    .filter(({ StatementId }) => there(StatementId))
    .map(({ StatementId }): UrlCall => ({
      action: 'RemovePermission',
      request: { FunctionName, StatementId },
    }));
  if (auth === null) return [{ action: 'DeleteFunctionUrlConfig', request: { FunctionName } }, ...shut];
  if (auth === undefined && mode === undefined && changed.length === 0) return [];
  const AuthType = (auth ?? functionUrl?.AuthType) as FunctionUrlAuthType | undefined;
  // Without a URL, and without a word of who may ask: it cannot be worked out.
  if (AuthType === undefined) return [];
  const Cors = corsAfter(changed, functionUrl?.Cors);
  const InvokeMode = mode === undefined ? functionUrl?.InvokeMode : ((mode ?? 'BUFFERED') as InvokeMode);
  const request = {
    FunctionName,
    AuthType,
    ...(InvokeMode ? { InvokeMode } : {}),
    ...(Cors ? { Cors } : {}),
  };
  const own: UrlCall = {
    action: functionUrl ? 'UpdateFunctionUrlConfig' : 'CreateFunctionUrlConfig',
    request,
  };
  if (auth === undefined) return [own];
  return AuthType === 'NONE'
    ? [
        own,
        ...open
          .filter(({ StatementId }) => !there(StatementId))
          .map((statement): UrlCall => ({ action: 'AddPermission', request: statement })),
      ]
    : [own, ...shut];
}

function corsChanges(to: To): (readonly [member: string, value: PropertyValue])[] {
  return [...lists, 'AllowCredentials', 'MaxAge'].flatMap((member) => {
    const value = to(...at, 'Cors', member);
    return value === undefined ? [] : [[member, value] as const];
  });
}

/** Replaces the whole of it: what does not change is in it too. Undefined: there is nothing to say. */
function corsAfter(
  changes: readonly (readonly [member: string, value: PropertyValue])[],
  before: Cors | undefined,
): Cors | undefined {
  if (changes.length === 0) return before;
  const next: Record<string, unknown> = { ...before };
  for (const [member, value] of changes) {
    if (value === null || (Array.isArray(value) && value.length === 0)) delete next[member];
    else next[member] = Array.isArray(value) ? [...(value as string[])] : value;
  }
  return next;
}
