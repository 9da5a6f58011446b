/** The form of a function URL: what is typed, what is wrong with it, and the calls that it ends in. */
import { z } from 'zod';
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { validationRefusal } from '#model/lambda/api-message.ts';
import type { Cors, FunctionUrlConfig } from '#model/lambda/configuration.ts';
import { invokeModes, publicUrlPermissions, urlAuthTypes } from '#model/lambda/function-url.ts';
import { corsViolations } from '#model/lambda/rules/function-url.ts';
import { words } from './function-url.words.ts';
import { typedReader } from './typed-json.ts';

const text = z.string();
const typedSchema = z.object({
  authType: z.enum(urlAuthTypes),
  invokeMode: z.enum(invokeModes),
  cors: z.boolean(),
  origins: text,
  methods: text,
  headers: text,
  expose: text,
  credentials: z.boolean(),
  maxAge: text,
});
export type TypedUrl = z.infer<typeof typedSchema>;
export const readTypedUrl = typedReader(typedSchema);

export function typedUrl(url: FunctionUrlConfig | null): TypedUrl {
  const { AuthType = 'AWS_IAM', InvokeMode = 'BUFFERED', Cors } = url ?? {};
  const joined = (items: readonly string[] | undefined, preset: string): string =>
    items?.join(', ') ?? (Cors ? '' : preset);
  return {
    authType: AuthType,
    invokeMode: InvokeMode,
    cors: Cors !== undefined,
    origins: joined(Cors?.AllowOrigins, '*'),
    methods: joined(Cors?.AllowMethods, '*'),
    headers: joined(Cors?.AllowHeaders, ''),
    expose: joined(Cors?.ExposeHeaders, ''),
    credentials: Cors?.AllowCredentials ?? false,
    maxAge: String(Cors?.MaxAge ?? 0),
  };
}

const items = (list: string): string[] =>
  list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

function corsOf({ origins, methods, headers, expose, credentials, maxAge }: TypedUrl): Cors {
  const list = (member: string, typed: string) => (typed.trim() === '' ? {} : { [member]: items(typed) });
  return {
    ...list('AllowOrigins', origins),
    ...list('AllowMethods', methods),
    ...list('AllowHeaders', headers),
    ...list('ExposeHeaders', expose),
    ...(credentials ? { AllowCredentials: true } : {}),
    ...(Number(maxAge) === 0 ? {} : { MaxAge: Number(maxAge) }),
  };
}

/** What is wrong with the CORS settings, in a sentence. */
export function urlError(typed: TypedUrl): string | null {
  if (!typed.cors) return null;
  if (!/^\d*$/.test(typed.maxAge.trim())) return words.notWhole;
  if (typed.credentials && items(typed.origins).includes('*')) return words.anyOrigin;
  return validationRefusal(corsViolations(corsOf(typed)))?.message ?? null;
}

/** What Save sends. The console itself adds the statements that let everybody in. */
export function urlCalls(
  typed: TypedUrl,
  { name: FunctionName, functionUrl, policy }: FunctionView,
): ApiCall[] {
  const config = {
    FunctionName,
    AuthType: typed.authType,
    InvokeMode: typed.invokeMode,
    ...(typed.cors ? { Cors: corsOf(typed) } : functionUrl?.Cors ? { Cors: {} } : {}),
  };
  const open = publicUrlPermissions(FunctionName, config).filter(
    ({ StatementId }) => !policy.some((statement) => statement.StatementId === StatementId),
  );
  return [
    functionUrl
      ? { action: 'UpdateFunctionUrlConfig', request: config }
      : { action: 'CreateFunctionUrlConfig', request: config },
    ...open.map((request): ApiCall => ({ action: 'AddPermission', request })),
  ];
}

/** What brings a deleted URL back, with another address: AWS keeps none. */
export function urlBack(FunctionName: string, { FunctionUrl: _, ...config }: FunctionUrlConfig): ApiCall[] {
  return [{ action: 'CreateFunctionUrlConfig', request: { FunctionName, ...config } }];
}
