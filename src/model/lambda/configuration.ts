/**
 * The Lambda API's own shapes, as far as the site models them. `test/model/lambda/aws-shapes.test-d.ts` holds
 * them against `@aws-sdk/client-lambda`: a member that AWS does not know does not compile.
 */

export type PackageType = 'Zip' | 'Image';
export type Architecture = 'x86_64' | 'arm64';
export type FunctionState = 'Pending' | 'Active' | 'Inactive' | 'Failed';
export type LastUpdateStatus = 'Successful' | 'Failed' | 'InProgress';
export type LogFormat = 'Text' | 'JSON';

export interface LoggingConfig {
  LogFormat: LogFormat;
  LogGroup: string;
}

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
}

export interface UpdateFunctionCodeRequest {
  FunctionName: string;
  ZipFile?: string;
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

/** How Lambda treats events that nobody waits for; what is left out is AWS's default. */
export interface EventInvokeConfig {
  /** Tries after the first one. */
  MaximumRetryAttempts?: number;
  /** Seconds. */
  MaximumEventAgeInSeconds?: number;
}

/** Replaces the whole configuration. */
export interface PutFunctionEventInvokeConfigRequest extends EventInvokeConfig {
  FunctionName: string;
}

export type FunctionUrlAuthType = 'AWS_IAM' | 'NONE';
export type InvokeMode = 'BUFFERED' | 'RESPONSE_STREAM';

/** Which pages of other origins may read what a function URL answers. */
export interface Cors {
  AllowOrigins: string[];
  AllowMethods: string[];
  AllowHeaders: string[];
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
  ImageConfigResponse?: { ImageConfig: ImageConfig };
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
