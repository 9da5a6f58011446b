/**
 * The table of console fields: what the console calls a field, and where the same thing stands in the request, on
 * the command line and in the template. Forms, requests, commands and templates are made from it.
 *
 * Labels: https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html and getting-started.html.
 */
import type { ApiError } from './api-call.ts';
import type {
  Architecture,
  CreateFunctionRequest,
  ImageConfig,
  PackageType,
  VpcConfig,
} from './configuration.ts';
import type { Variables } from './environment-variables.ts';
import { type Range, ephemeralStorageMB, memoryMB, timeoutSeconds } from './limits.ts';
import { refuseArchitecture, refuseMembers, refuseName, refuseRuntimeField } from './rules/field.ts';
import { refuseCodeSigning, refuseKey } from './rules/encryption.ts';
import { refuseImageConfig } from './rules/image-config.ts';
import { refuseRole } from './rules/role.ts';
import { refuseTags } from './rules/tags.ts';
import { refuseVpc } from './rules/vpc.ts';
import type { RuleState } from './rules/rule-state.ts';
import { defaultRuntime } from './runtimes.ts';

/** What a learner puts into each field. */
export interface FieldValues {
  functionName: string;
  runtime: string;
  architecture: Architecture;
  handler: string;
  description: string;
  /** MB. */
  memory: number;
  /** Seconds. */
  timeout: number;
  /** MB. */
  ephemeralStorage: number;
  environmentVariables: Variables;
  packageType: PackageType;
  /** ARN. */
  executionRole: string;
  tags: Readonly<Record<string, string>>;
  vpc: VpcConfig;
  /** ARN; empty: AWS's own key. */
  encryptionKey: string;
  /** ARN. */
  codeSigning: string;
  imageOverrides: ImageConfig;
}
export type FieldId = keyof FieldValues;

/** The part of a request that the fields fill in. */
export type FieldMembers = Pick<
  CreateFunctionRequest,
  | 'FunctionName'
  | 'Runtime'
  | 'Architectures'
  | 'Handler'
  | 'Description'
  | 'MemorySize'
  | 'Timeout'
  | 'EphemeralStorage'
  | 'Environment'
  | 'PackageType'
  | 'Role'
  | 'Tags'
  | 'VpcConfig'
  | 'KMSKeyArn'
  | 'CodeSigningConfigArn'
  | 'ImageConfig'
>;

export interface Field<Id extends FieldId> {
  /** The console's own words. */
  label: string;
  /** Where the console asks: on Create function, under Runtime settings of the code, or on the Configuration tab. */
  on: 'create' | 'runtimeSettings' | 'configuration';
  /** Member of the request, and of what the API answers. */
  member: keyof FieldMembers;
  /** Option of `aws lambda create-function` and `update-function-configuration`. */
  cliFlag: `--${string}`;
  /** Property of AWS::Lambda::Function and AWS::Serverless::Function. */
  templatePath: string;
  /** What AWS takes when nothing is said; `null`: it has to be said. */
  default: FieldValues[Id] | null;
  /** Allowed numbers, in `unit`. */
  range?: Range;
  unit?: 'MB' | 's';
  /** One sentence beside the field. */
  help: string;
  /** Web address. */
  source: string;
  /** The value as it stands in a request. */
  toRequest: (value: FieldValues[Id]) => Partial<FieldMembers>;
  /** The value out of a request or a configuration. */
  fromRequest: (members: Partial<FieldMembers>) => FieldValues[Id] | undefined;
  /** AWS's refusal of the value alone, or `null`. */
  refuse: (value: FieldValues[Id], state: RuleState) => ApiError | null;
}

const guide = 'https://docs.aws.amazon.com/lambda/latest/dg';

export const fields: { readonly [Id in FieldId]: Field<Id> } = {
  functionName: {
    label: 'Function name',
    on: 'create',
    member: 'FunctionName',
    cliFlag: '--function-name',
    templatePath: 'FunctionName',
    default: null,
    help: '1 to 64 letters, digits, hyphens and underscores; no other function of the account has it in this Region.',
    source: `${guide}/configuration-function-zip.html`,
    toRequest: (FunctionName) => ({ FunctionName }),
    fromRequest: ({ FunctionName }) => FunctionName,
    refuse: refuseName,
  },
  runtime: {
    label: 'Runtime',
    on: 'create',
    member: 'Runtime',
    cliFlag: '--runtime',
    templatePath: 'Runtime',
    default: defaultRuntime,
    help: 'The language and its runtime client, on an operating system that AWS patches.',
    source: `${guide}/lambda-runtimes.html`,
    toRequest: (Runtime) => ({ Runtime }),
    fromRequest: ({ Runtime }) => Runtime,
    refuse: refuseRuntimeField,
  },
  architecture: {
    label: 'Architecture',
    on: 'create',
    member: 'Architectures',
    cliFlag: '--architectures',
    templatePath: 'Architectures',
    default: 'x86_64',
    help: 'The instruction set of the machine that the code runs on.',
    source: `${guide}/foundation-arch.html`,
    toRequest: (architecture) => ({ Architectures: [architecture] }),
    fromRequest: ({ Architectures }) => Architectures?.[0],
    refuse: refuseArchitecture,
  },
  handler: {
    label: 'Handler',
    on: 'runtimeSettings',
    member: 'Handler',
    cliFlag: '--handler',
    templatePath: 'Handler',
    default: 'index.handler',
    help: 'File and exported function, with a dot between: index.handler is handler in index.mjs.',
    source: `${guide}/nodejs-handler.html`,
    toRequest: (Handler) => ({ Handler }),
    fromRequest: ({ Handler }) => Handler,
    refuse: (Handler) => refuseMembers({ Handler }),
  },
  description: {
    label: 'Description',
    on: 'configuration',
    member: 'Description',
    cliFlag: '--description',
    templatePath: 'Description',
    default: '',
    help: 'Up to 256 characters for the people who read the list of functions.',
    source: `${guide}/configuration-function-zip.html`,
    toRequest: (Description) => ({ Description }),
    fromRequest: ({ Description }) => Description,
    refuse: (Description) => refuseMembers({ Description }),
  },
  memory: {
    label: 'Memory',
    on: 'configuration',
    member: 'MemorySize',
    cliFlag: '--memory-size',
    templatePath: 'MemorySize',
    default: memoryMB.default,
    range: memoryMB,
    unit: 'MB',
    help: 'CPU comes along with memory, and so does the price of a millisecond.',
    source: `${guide}/configuration-memory.html`,
    toRequest: (MemorySize) => ({ MemorySize }),
    fromRequest: ({ MemorySize }) => MemorySize,
    refuse: (MemorySize) => refuseMembers({ MemorySize }),
  },
  timeout: {
    label: 'Timeout',
    on: 'configuration',
    member: 'Timeout',
    cliFlag: '--timeout',
    templatePath: 'Timeout',
    default: timeoutSeconds.default,
    range: timeoutSeconds,
    unit: 's',
    help: 'An invocation that is not answered by then is ended, and its process with it.',
    source: `${guide}/configuration-timeout.html`,
    toRequest: (Timeout) => ({ Timeout }),
    fromRequest: ({ Timeout }) => Timeout,
    refuse: (Timeout) => refuseMembers({ Timeout }),
  },
  ephemeralStorage: {
    label: 'Ephemeral storage',
    on: 'configuration',
    member: 'EphemeralStorage',
    cliFlag: '--ephemeral-storage',
    templatePath: 'EphemeralStorage.Size',
    default: ephemeralStorageMB.default,
    range: ephemeralStorageMB,
    unit: 'MB',
    help: 'The size of /tmp in each environment.',
    source: `${guide}/configuration-ephemeral-storage.html`,
    toRequest: (Size) => ({ EphemeralStorage: { Size } }),
    fromRequest: ({ EphemeralStorage }) => EphemeralStorage?.Size,
    refuse: (Size) => refuseMembers({ EphemeralStorage: { Size } }),
  },
  environmentVariables: {
    label: 'Environment variables',
    on: 'configuration',
    member: 'Environment',
    cliFlag: '--environment',
    templatePath: 'Environment.Variables',
    default: {},
    help: 'Text that the process finds in its environment; 4 KB in all.',
    source: `${guide}/configuration-envvars.html`,
    toRequest: (variables) => ({ Environment: { Variables: { ...variables } } }),
    fromRequest: ({ Environment }) => Environment?.Variables,
    refuse: (variables) => refuseMembers({ Environment: { Variables: { ...variables } } }),
  },
  packageType: {
    label: 'Package type',
    on: 'create',
    member: 'PackageType',
    cliFlag: '--package-type',
    templatePath: 'PackageType',
    default: 'Zip',
    help: 'A .zip archive or a container image. It cannot be changed later.',
    source: `${guide}/lambda-functions.html`,
    toRequest: (PackageType) => ({ PackageType }),
    fromRequest: ({ PackageType }) => PackageType,
    refuse: () => null,
  },
  executionRole: {
    label: 'Execution role',
    on: 'create',
    member: 'Role',
    cliFlag: '--role',
    templatePath: 'Role',
    default: null,
    help: 'Who the function is to other services of AWS.',
    source: `${guide}/lambda-intro-execution-role.html`,
    toRequest: (Role) => ({ Role }),
    fromRequest: ({ Role }) => Role,
    refuse: (Role, state) => refuseRole(Role, state),
  },
  tags: {
    label: 'Tags',
    on: 'create',
    member: 'Tags',
    cliFlag: '--tags',
    templatePath: 'Tags',
    default: {},
    help: 'Words of your own, to find functions by and to see their costs by.',
    source: `${guide}/configuration-tags.html`,
    toRequest: (tags) => ({ Tags: { ...tags } }),
    fromRequest: ({ Tags }) => Tags,
    refuse: refuseTags,
  },
  vpc: {
    label: 'VPC',
    on: 'create',
    member: 'VpcConfig',
    cliFlag: '--vpc-config',
    templatePath: 'VpcConfig',
    default: { SubnetIds: [], SecurityGroupIds: [] },
    help: 'A network of your own, with what only it can reach.',
    source: `${guide}/configuration-vpc.html`,
    toRequest: (vpc) => ({ VpcConfig: vpc }),
    fromRequest: ({ VpcConfig }) => VpcConfig,
    refuse: refuseVpc,
  },
  encryptionKey: {
    label: 'AWS KMS key',
    on: 'create',
    member: 'KMSKeyArn',
    cliFlag: '--kms-key-arn',
    templatePath: 'KmsKeyArn',
    default: '',
    help: 'What the environment variables are encrypted with where they are kept.',
    source: `${guide}/configuration-envvars-encryption.html`,
    toRequest: (KMSKeyArn) => ({ KMSKeyArn }),
    fromRequest: ({ KMSKeyArn }) => KMSKeyArn,
    refuse: refuseKey,
  },
  codeSigning: {
    label: 'Code signing configuration',
    on: 'create',
    member: 'CodeSigningConfigArn',
    cliFlag: '--code-signing-config-arn',
    templatePath: 'CodeSigningConfigArn',
    default: '',
    help: 'Whose signature a package has to carry.',
    source: `${guide}/configuration-codesigning.html`,
    toRequest: (CodeSigningConfigArn) => ({ CodeSigningConfigArn }),
    fromRequest: ({ CodeSigningConfigArn }) => CodeSigningConfigArn,
    refuse: refuseCodeSigning,
  },
  imageOverrides: {
    label: 'Container image overrides',
    on: 'create',
    member: 'ImageConfig',
    cliFlag: '--image-config',
    templatePath: 'ImageConfig',
    default: {},
    help: 'What is started instead of what the image says.',
    source: `${guide}/images-parms.html`,
    toRequest: (ImageConfig) => ({ ImageConfig }),
    fromRequest: ({ ImageConfig }) => ImageConfig,
    refuse: refuseImageConfig,
  },
};

/** In the order of the console. */
export const fieldIds: readonly FieldId[] = Object.keys(fields).filter((id): id is FieldId => id in fields);
