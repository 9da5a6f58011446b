/**
 * Reads an account back from where it was stored: a browser's database, a file, a lesson's folder.
 *
 * Written with `zod/mini`, since it travels to the browser.
 */
import * as z from 'zod/mini';
import { type AccountState, accountStateVersion, readableVersions } from './account-state.ts';
import { applicationLogLevels, systemLogLevels } from './lambda/configuration.ts';
import { updateRuntimeModes } from './lambda/function-settings.types.ts';
import { savedMapping } from './lambda/event-source-mapping.schema.ts';
import { fileFromJson, fileToJson } from './package/file-json.ts';
import { servicesSchema } from './services/services-state.schema.ts';
import { runnableRuntimes } from './runtime-port.ts';
import { traceRecordSchema } from './telemetry/trace.schema.ts';

const text = z.string();
const number = z.number();
const count = z.int().check(z.minimum(0));

/** Text, bytes, or `{ base64 }`: bytes as a JSON file carries them. */
const content = z.union([
  text,
  z.instanceof(Uint8Array),
  z.pipe(
    z.strictObject({ base64: text.check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/)) }),
    z.transform(fileFromJson),
  ),
]);
const file = z.union([content, z.strictObject({ executable: z.literal(true), content })]);
const files = z.record(text, file);

const strings = z.array(text);
const imageConfig = z.strictObject({
  EntryPoint: z.optional(strings),
  Command: z.optional(strings),
  WorkingDirectory: z.optional(text),
});

const configuration = z.strictObject({
  FunctionName: text,
  FunctionArn: text,
  PackageType: z.enum(['Zip', 'Image']),
  Runtime: text,
  Handler: text,
  Architectures: z.array(z.enum(['x86_64', 'arm64'])),
  Role: text,
  Description: text,
  MemorySize: number,
  Timeout: number,
  EphemeralStorage: z.strictObject({ Size: number }),
  Environment: z.optional(z.strictObject({ Variables: z.record(text, text) })),
  LoggingConfig: z.strictObject({
    LogFormat: z.enum(['Text', 'JSON']),
    LogGroup: text,
    ApplicationLogLevel: z.optional(z.enum(applicationLogLevels)),
    SystemLogLevel: z.optional(z.enum(systemLogLevels)),
  }),
  TracingConfig: z.optional(z.strictObject({ Mode: z.enum(['Active', 'PassThrough']) })),
  VpcConfig: z.optional(
    z.strictObject({
      VpcId: text,
      SubnetIds: strings,
      SecurityGroupIds: strings,
      Ipv6AllowedForDualStack: z.optional(z.boolean()),
    }),
  ),
  KMSKeyArn: z.optional(text),
  SnapStart: z.optional(
    z.strictObject({
      ApplyOn: z.enum(['PublishedVersions', 'None']),
      OptimizationStatus: z.enum(['On', 'Off']),
    }),
  ),
  Layers: z.optional(z.array(z.strictObject({ Arn: text, CodeSize: number }))),
  DeadLetterConfig: z.optional(z.strictObject({ TargetArn: z.optional(text) })),
  ImageConfigResponse: z.optional(z.strictObject({ ImageConfig: imageConfig })),
  CodeSize: number,
  CodeSha256: text,
  Version: text,
  LastModified: text,
  RevisionId: text,
  State: z.enum(['Pending', 'Active', 'Inactive', 'Failed']),
  StateReason: z.optional(text),
  StateReasonCode: z.optional(text),
  LastUpdateStatus: z.enum(['Successful', 'Failed', 'InProgress']),
  LastUpdateStatusReason: z.optional(text),
  LastUpdateStatusReasonCode: z.optional(text),
});

const queuedEvent = z.strictObject({
  requestId: text,
  payload: text,
  receivedAt: number,
  attempts: count,
  functionErrors: count,
  misses: count,
  nextTryAt: z.nullable(number),
  qualifier: z.optional(text),
});

const cors = z.strictObject({
  AllowOrigins: z.optional(strings),
  AllowMethods: z.optional(strings),
  AllowHeaders: z.optional(strings),
  ExposeHeaders: z.optional(strings),
  AllowCredentials: z.optional(z.boolean()),
  MaxAge: z.optional(count),
});
const authType = z.enum(['AWS_IAM', 'NONE']);
const functionUrl = z.strictObject({
  FunctionUrl: text,
  AuthType: authType,
  InvokeMode: z.enum(['BUFFERED', 'RESPONSE_STREAM']),
  Cors: z.optional(cors),
});
const resourceStatement = z.strictObject({
  StatementId: text,
  Action: text,
  Principal: text,
  SourceArn: z.optional(text),
  SourceAccount: z.optional(text),
  FunctionUrlAuthType: z.optional(authType),
  InvokedViaFunctionUrl: z.optional(z.boolean()),
});

const oneOrMore = z.union([text, strings]);
const principals = z.optional(z.union([z.literal('*'), z.record(text, oneOrMore)]));
const policyDocument = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(
    z.strictObject({
      Sid: z.optional(text),
      Effect: z.enum(['Allow', 'Deny']),
      Principal: principals,
      NotPrincipal: principals,
      Action: z.optional(oneOrMore),
      NotAction: z.optional(oneOrMore),
      Resource: z.optional(oneOrMore),
      NotResource: z.optional(oneOrMore),
      Condition: z.optional(z.record(text, z.record(text, oneOrMore))),
    }),
  ),
});
const role = z.strictObject({
  RoleName: text,
  Path: text,
  Arn: text,
  AssumeRolePolicyDocument: policyDocument,
  Policies: z.array(z.strictObject({ PolicyName: text, PolicyArn: text, PolicyDocument: policyDocument })),
});

const image = z.strictObject({
  repository: text,
  tag: text,
  sha256: text.check(z.regex(/^[0-9a-f]{64}$/)),
  architecture: z.nullable(z.enum(['x86_64', 'arm64'])),
  about: text,
  steps: z.array(z.strictObject({ instruction: text, layer: z.nullable(text) })),
  entryPoint: strings,
  command: strings,
  runtimeClient: z.boolean(),
  runtime: z.enum(runnableRuntimes),
  workingDirectory: text,
  variables: z.optional(z.record(text, text)),
  files,
});

const destination = z.optional(z.strictObject({ Destination: z.optional(text) }));

const publications = z.strictObject({
  versions: z.array(
    z.strictObject({
      configuration,
      files,
      layers: z.optional(z.array(files)),
      image: z.optional(image),
      functionDescription: text,
      queue: z.optional(z.array(queuedEvent)),
    }),
  ),
  aliases: z.array(
    z.strictObject({
      AliasArn: text,
      Name: text,
      FunctionVersion: text,
      Description: text,
      RoutingConfig: z.optional(z.strictObject({ AdditionalVersionWeights: z.record(text, number) })),
      RevisionId: text,
    }),
  ),
  lastVersion: count,
});

const layer = z.strictObject({
  LayerName: text,
  LayerArn: text,
  versions: z.array(
    z.strictObject({
      LayerVersionArn: text,
      Version: count,
      Description: text,
      CreatedDate: text,
      CompatibleRuntimes: z.optional(strings),
      CompatibleArchitectures: z.optional(z.array(z.enum(['x86_64', 'arm64']))),
      LicenseInfo: z.optional(text),
      CodeSha256: text,
      CodeSize: count,
      files,
    }),
  ),
  lastVersion: count,
});

const eventInvokeConfig = z.strictObject({
  MaximumRetryAttempts: z.optional(count),
  MaximumEventAgeInSeconds: z.optional(count),
  DestinationConfig: z.optional(z.strictObject({ OnSuccess: destination, OnFailure: destination })),
});

const functionRecord = z.strictObject({
  configuration,
  files,
  layers: z.optional(z.array(files)),
  image: z.optional(image),
  draft: z.nullable(files),
  testEvents: z.array(z.strictObject({ name: text, payload: text })),
  selectedTestEvent: z.nullable(text),
  template: z.optional(z.strictObject({ text, resource: text })),
  reservedConcurrency: z.optional(count),
  provisioned: z.optional(
    z.array(z.strictObject({ Qualifier: text, ProvisionedConcurrentExecutions: count, at: number })),
  ),
  eventInvokeConfig: z.optional(eventInvokeConfig),
  qualifiedEventInvokeConfigs: z.optional(z.record(text, eventInvokeConfig)),
  publications: z.optional(publications),
  queue: z.optional(z.array(queuedEvent)),
  tags: z.optional(z.record(text, text)),
  codeSigningConfigArn: z.optional(text),
  functionUrl: z.optional(functionUrl),
  runtimeManagement: z.optional(
    z.strictObject({ UpdateRuntimeOn: z.enum(updateRuntimeModes), RuntimeVersionArn: z.optional(text) }),
  ),
  policy: z.optional(z.array(resourceStatement)),
});

const account = z.strictObject({
  version: z.literal(readableVersions),
  region: text.check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/)),
  accountId: text.check(z.regex(/^\d{12}$/)),
  functions: z.array(functionRecord),
  roles: z.optional(z.array(role)),
  layers: z.optional(z.array(layer)),
  services: z.optional(servicesSchema({ content, policyDocument, image })),
  eventSourceMappings: z.optional(z.array(savedMapping)),
  trace: z.array(z.unknown()),
});

export type ParsedAccountState =
  | { ok: true; state: AccountState }
  /** Written by a later version of the site. */
  | { ok: false; newer: true; version: number }
  /** What is wrong and where. */
  | { ok: false; message: string };

/**
 * The account in `raw`. Its functions, drafts and test events are all there or it is refused; records of the trace
 * that cannot be read are left out, since the learner did not type them.
 */
export function parseAccountState(raw: unknown): ParsedAccountState {
  const version = z.safeParse(z.looseObject({ version: number }), raw);
  if (version.success && version.data.version > accountStateVersion) {
    return { ok: false, newer: true, version: version.data.version };
  }
  const parsed = z.safeParse(account, raw);
  if (!parsed.success) return { ok: false, message: firstIssue(parsed.error) };
  const trace = parsed.data.trace.flatMap((record) => {
    const read = z.safeParse(traceRecordSchema, record);
    return read.success ? [read.data] : [];
  });
  return { ok: true, state: { ...parsed.data, version: accountStateVersion, trace } };
}

/** The account as JSON text, bytes included: what an exported file holds and `parseAccountState` reads. */
export function accountStateText(state: AccountState): string {
  return JSON.stringify(state, (_, value: unknown) => fileToJson(value), 2);
}

function firstIssue(error: z.core.$ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'account: cannot be read';
  const path = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  return `${path.replace(/^\./, '') || 'account'}: ${issueWords(issue)}`;
}

/** `zod/mini` comes without sentences. */
function issueWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which is unknown here`;
    case 'invalid_type':
      return `should be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'invalid_value':
      return `should be ${issue.values.map(String).join(' or ')}`;
    case 'invalid_format':
      return 'is not written as it should be';
    default:
      return 'has no form that is known here';
  }
}
