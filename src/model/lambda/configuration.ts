/**
 * The Lambda API's own shapes, as far as the site models them. `test/model/lambda/aws-shapes.test-d.ts` holds
 * them against `@aws-sdk/client-lambda`: a member that AWS does not know does not compile.
 */

export type PackageType = 'Zip' | 'Image';
export type Architecture = 'x86_64' | 'arm64';
export type FunctionState = 'Pending' | 'Active' | 'Inactive' | 'Failed';
export type LastUpdateStatus = 'Successful' | 'Failed' | 'InProgress';
export type LogFormat = 'Text' | 'JSON';

export const applicationLogLevels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;
export type ApplicationLogLevel = (typeof applicationLogLevels)[number];
export const systemLogLevels = ['DEBUG', 'INFO', 'WARN'] as const;
export type SystemLogLevel = (typeof systemLogLevels)[number];

export interface LoggingConfig {
  LogFormat: LogFormat;
  LogGroup: string;
  /** What the runtime client writes at all; JSON only. */
  ApplicationLogLevel?: ApplicationLogLevel;
  /** What Lambda writes itself; JSON only. */
  SystemLogLevel?: SystemLogLevel;
}

/** `Active`: Lambda decides for X-Ray; `PassThrough`: whoever calls has decided. */
export type TracingMode = 'Active' | 'PassThrough';

/** What runs instead of an image's own ENTRYPOINT, CMD and WORKDIR. */
export interface ImageConfig {
  EntryPoint?: string[];
  Command?: string[];
  WorkingDirectory?: string;
}

export interface VpcConfig {
  SubnetIds: string[];
  SecurityGroupIds: string[];
  Ipv6AllowedForDualStack?: boolean;
}

export type SnapStartApplyOn = 'PublishedVersions' | 'None';

export interface CreateFunctionRequest {
  FunctionName: string;
  PackageType?: PackageType;
  Runtime?: string;
  Handler?: string;
  Architectures?: Architecture[];
  Role: string;
  /** `ZipFile` is base64 in the HTTP body; here it is what the console shows of it. */
  Code: { ZipFile?: string; ImageUri?: string };
  Description?: string;
  /** MB. */
  MemorySize?: number;
  /** Seconds. */
  Timeout?: number;
  /** MB. */
  EphemeralStorage?: { Size: number };
  Environment?: { Variables: Record<string, string> };
  LoggingConfig?: LoggingConfig;
  Tags?: Record<string, string>;
  VpcConfig?: VpcConfig;
  /** A key of one's own for the environment variables; left out: one of AWS's. */
  KMSKeyArn?: string;
  CodeSigningConfigArn?: string;
  ImageConfig?: ImageConfig;
  /** Left out: `None`. */
  SnapStart?: { ApplyOn: SnapStartApplyOn };
  DeadLetterConfig?: DeadLetterConfig;
  /** ARNs of versions, in the order in which they are unpacked. */
  Layers?: string[];
}

export interface UpdateFunctionCodeRequest {
  FunctionName: string;
  ZipFile?: string;
  ImageUri?: string;
  Architectures?: Architecture[];
}

export interface UpdateFunctionConfigurationRequest {
  FunctionName: string;
  Runtime?: string;
  Handler?: string;
  Description?: string;
  MemorySize?: number;
  Timeout?: number;
  EphemeralStorage?: { Size: number };
  Environment?: { Variables: Record<string, string> };
  LoggingConfig?: LoggingConfig;
  Role?: string;
  /** Empty lists: no network. */
  VpcConfig?: VpcConfig;
  /** Empty: AWS's own key. */
  KMSKeyArn?: string;
  TracingConfig?: { Mode: TracingMode };
  ImageConfig?: ImageConfig;
  /** Left out: `None`. */
  SnapStart?: { ApplyOn: SnapStartApplyOn };
  DeadLetterConfig?: DeadLetterConfig;
  /** ARNs of versions, in the order in which they are unpacked. */
  Layers?: string[];
}

export interface InvokeRequest {
  FunctionName: string;
  InvocationType?: 'RequestResponse' | 'Event' | 'DryRun';
  LogType?: 'None' | 'Tail';
  /** The event as text; AWS refuses what is not JSON. */
  Payload: string;
  /** A version or an alias; left out: `$LATEST`. */
  Qualifier?: string;
}

export interface DeleteFunctionRequest {
  FunctionName: string;
  /** A version, which alone is deleted. */
  Qualifier?: string;
}

export interface PutFunctionConcurrencyRequest {
  FunctionName: string;
  ReservedConcurrentExecutions: number;
}

export interface DeleteFunctionConcurrencyRequest {
  FunctionName: string;
}

/** Where the record of an asynchronous event goes at its end. An empty ARN is none. */
export interface DestinationConfig {
  OnSuccess?: { Destination?: string };
  OnFailure?: { Destination?: string };
}

/** Where an event goes that Lambda gives up; the event itself, with the error beside it. */
export interface DeadLetterConfig {
  /** A queue or a topic; empty: none. */
  TargetArn?: string;
}

/** How Lambda treats events that nobody waits for; what is left out is AWS's default. */
export interface EventInvokeConfig {
  /** Tries after the first one. */
  MaximumRetryAttempts?: number;
  /** Seconds. */
  MaximumEventAgeInSeconds?: number;
  DestinationConfig?: DestinationConfig;
}

/** With AWS's defaults filled in. */
export type SettledEventInvokeConfig = Required<Omit<EventInvokeConfig, 'DestinationConfig'>> &
  Pick<EventInvokeConfig, 'DestinationConfig'>;

/** Replaces the whole configuration. */
export interface PutFunctionEventInvokeConfigRequest extends EventInvokeConfig {
  FunctionName: string;
  /** A version or an alias; left out: `$LATEST`. */
  Qualifier?: string;
}

/** Changes what it names, of a configuration that is there. */
export interface UpdateFunctionEventInvokeConfigRequest extends EventInvokeConfig {
  FunctionName: string;
  Qualifier?: string;
}

export interface DeleteFunctionEventInvokeConfigRequest {
  FunctionName: string;
  Qualifier?: string;
}

export type FunctionUrlAuthType = 'AWS_IAM' | 'NONE';
export type InvokeMode = 'BUFFERED' | 'RESPONSE_STREAM';

/** Which pages of other origins may read what a function URL answers. */
export interface Cors {
  AllowOrigins?: string[];
  AllowMethods?: string[];
  AllowHeaders?: string[];
  /** What a page may read of the answer's headers. */
  ExposeHeaders?: string[];
  AllowCredentials?: boolean;
  /** Seconds for which a browser keeps the answer to a preflight request. */
  MaxAge?: number;
}

export interface CreateFunctionUrlConfigRequest {
  FunctionName: string;
  AuthType: FunctionUrlAuthType;
  InvokeMode?: InvokeMode;
  Cors?: Cors;
}

/** What GetFunctionUrlConfig answers, as far as it is kept. */
export interface FunctionUrlConfig {
  FunctionUrl: string;
  AuthType: FunctionUrlAuthType;
  InvokeMode: InvokeMode;
  Cors?: Cors;
}

export interface AddPermissionRequest {
  FunctionName: string;
  /** Names the statement in the function's policy. */
  StatementId: string;
  Action: string;
  /** A service, an account, or `*`. */
  Principal: string;
  SourceArn?: string;
  SourceAccount?: string;
  FunctionUrlAuthType?: FunctionUrlAuthType;
  InvokedViaFunctionUrl?: boolean;
}

export interface RemovePermissionRequest {
  FunctionName: string;
  StatementId: string;
}

/** What GetFunctionConfiguration answers. */
export interface FunctionConfiguration {
  FunctionName: string;
  FunctionArn: string;
  PackageType: PackageType;
  Runtime: string;
  Handler: string;
  Architectures: Architecture[];
  Role: string;
  Description: string;
  MemorySize: number;
  Timeout: number;
  EphemeralStorage: { Size: number };
  Environment?: { Variables: Record<string, string> };
  LoggingConfig: LoggingConfig;
  VpcConfig?: VpcConfig & { VpcId: string };
  KMSKeyArn?: string;
  /** Left out: `PassThrough`. */
  TracingConfig?: { Mode: TracingMode };
  /** Left out: it has none. */
  SnapStart?: { ApplyOn: SnapStartApplyOn; OptimizationStatus: 'On' | 'Off' };
  ImageConfigResponse?: { ImageConfig: ImageConfig };
  DeadLetterConfig?: DeadLetterConfig;
  /** In the order in which they are unpacked. */
  Layers?: { Arn: string; CodeSize: number }[];
  CodeSize: number;
  CodeSha256: string;
  Version: string;
  /** ISO 8601, as AWS prints it: 2026-11-23T08:00:00.000+0000. */
  LastModified: string;
  RevisionId: string;
  State: FunctionState;
  StateReason?: string;
  StateReasonCode?: string;
  LastUpdateStatus: LastUpdateStatus;
  LastUpdateStatusReason?: string;
  LastUpdateStatusReasonCode?: string;
}
