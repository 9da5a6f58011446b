/** Versions and aliases, in the Lambda API's own shapes. */
import type { PackageFiles } from '../package/deployment-package.ts';
import type { QueuedEvent } from './asynchronous.ts';
import type { FunctionConfiguration } from './configuration.ts';
import type { RegistryImage } from './registry.ts';

export interface PublishVersionRequest {
  FunctionName: string;
  /** Of the version; left out: that of the function. */
  Description?: string;
  /** Only if the code has this hash. */
  CodeSha256?: string;
}

export interface AliasRoutingConfig {
  /** Share of the invocations that go to another version, 0 to 1. AWS takes one. */
  AdditionalVersionWeights: Record<string, number>;
}

export interface CreateAliasRequest {
  FunctionName: string;
  Name: string;
  FunctionVersion: string;
  Description?: string;
  RoutingConfig?: AliasRoutingConfig;
}

export interface UpdateAliasRequest {
  FunctionName: string;
  Name: string;
  FunctionVersion?: string;
  Description?: string;
  /** Empty weights take the second version out. */
  RoutingConfig?: AliasRoutingConfig;
}

export interface DeleteAliasRequest {
  FunctionName: string;
  Name: string;
}

/** What GetAlias answers. */
export interface AliasConfiguration {
  AliasArn: string;
  Name: string;
  FunctionVersion: string;
  Description: string;
  RoutingConfig?: AliasRoutingConfig;
  RevisionId: string;
}

/** A frozen copy of code and configuration. */
export interface PublishedVersion {
  /** `Version` is its number, and `FunctionArn` ends with it. */
  configuration: FunctionConfiguration;
  files: PackageFiles;
  /** Files of its layers, in their order; left out: none. */
  layers?: readonly PackageFiles[];
  /** Of a function from an image. */
  image?: RegistryImage;
  /** The function's own description when it was published. */
  functionDescription: string;
  /** Events for it that nobody waits for and that are not through yet. */
  queue?: readonly QueuedEvent[];
}

/** Left out of an account: the function has neither. */
export interface Publications {
  versions: readonly PublishedVersion[];
  aliases: readonly AliasConfiguration[];
  /** The newest number given; a number is never given twice. */
  lastVersion: number;
}
