/**
 * The table of console fields: what the console calls a field, and where the same thing stands in the request, on
 * the command line and in the template. Forms, requests, commands and templates are made from it.
 *
 * Labels: https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html and getting-started.html.
 */
import type { ApiError } from './api-call.ts';
import type { Architecture, CreateFunctionRequest } from './configuration.ts';
import type { Variables } from './environment-variables.ts';
import { type Range, ephemeralStorageMB, memoryMB, timeoutSeconds } from './limits.ts';
import { refuseArchitecture, refuseMembers, refuseName, refuseRuntimeField } from './rules/field.ts';
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
};

/** In the order of the console. */
export const fieldIds: readonly FieldId[] = Object.keys(fields).filter((id): id is FieldId => id in fields);
