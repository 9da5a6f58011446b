/**
 * A learner's account as it is held, saved, exported and handed to a lesson: plain data, no behaviour.
 * `account-state.schema.ts` reads it back from where it was stored.
 */
import type { QueuedEvent } from './lambda/asynchronous.ts';
import type {
  AddPermissionRequest,
  EventInvokeConfig,
  FunctionConfiguration,
  FunctionUrlConfig,
} from './lambda/configuration.ts';
import type { RuntimeManagementConfig } from './lambda/function-settings.types.ts';
import type { SavedMapping } from './lambda/event-source-mapping.types.ts';
import type { ProvisionedConfig } from './lambda/provisioned-concurrency.ts';
import type { IamRole } from './lambda/iam-role.ts';
import type { RegistryImage } from './lambda/registry.ts';
import type { Layer } from './lambda/layers.types.ts';
import type { Publications } from './lambda/versions.types.ts';
import type { PackageFiles } from './package/deployment-package.ts';
import type { KeptTemplate } from './sam/kept-template.ts';
import type { ServicesState } from './services/services-state.ts';
import type { TraceRecord } from './telemetry/trace.ts';

/** Raised whenever an older page could not read what this one writes. */
export const accountStateVersion = 4;
/**
 * 1 knows no reserved concurrency and no asynchronous events; 2 no roles, tags and function URLs; 3 no other services,
 * no event source mappings and no layers.
 */
export const readableVersions = [1, 2, 3, accountStateVersion] as const;

/** A saved test event. `payload` is what the learner typed and need not be JSON. */
export interface TestEvent {
  name: string;
  payload: string;
}

export interface FunctionRecord {
  configuration: FunctionConfiguration;
  /** What is deployed: what an environment finds under `/var/task`. */
  files: PackageFiles;
  /** Files of its layers, in their order: a layer that is deleted stays with those who have it. Left out: none. */
  layers?: readonly PackageFiles[];
  /** Of a function from an image: Lambda's own copy of it. Left out: it is one that was there before. */
  image?: RegistryImage;
  /** What the editor holds where it differs from `files`; `null`: nothing undeployed. */
  draft: PackageFiles | null;
  testEvents: readonly TestEvent[];
  /** Name of the test event that the Test button sends; `null`: the console asks first. */
  selectedTestEvent: string | null;
  /** The template that the learner brought for it; left out: the console makes one. */
  template?: KeptTemplate;
  /** Left out: it shares what nobody has reserved. */
  reservedConcurrency?: number;
  /** Environments that versions keep ready; left out: none. */
  provisioned?: readonly ProvisionedConfig[];
  /** Left out: AWS's defaults. */
  eventInvokeConfig?: EventInvokeConfig;
  /** Of versions and aliases, by their name; left out: none has settings of its own. */
  qualifiedEventInvokeConfigs?: Readonly<Record<string, EventInvokeConfig>>;
  /** Versions and aliases; left out: it has none. */
  publications?: Publications;
  /** Events that nobody waits for and that are not through yet. */
  queue?: readonly QueuedEvent[];
  /** Left out: none. */
  tags?: Readonly<Record<string, string>>;
  /** Left out: packages need no signature. */
  codeSigningConfigArn?: string;
  /** Left out: it has none. */
  functionUrl?: FunctionUrlConfig;
  /** Left out: AWS patches its runtime when it can. */
  runtimeManagement?: RuntimeManagementConfig;
  /** Statements of its resource-based policy, as AddPermission brought them; left out: none. */
  policy?: readonly ResourceStatement[];
}

export type ResourceStatement = Omit<AddPermissionRequest, 'FunctionName'>;

export interface AccountState {
  version: typeof accountStateVersion;
  /** us-east-1 and the like. */
  region: string;
  /** Twelve digits. */
  accountId: string;
  functions: readonly FunctionRecord[];
  /** Roles that the console has made with functions; left out: none. */
  roles?: readonly IamRole[];
  /** Layers that are published; left out: none. */
  layers?: readonly Layer[];
  /** Queues, buckets and the like; left out: nothing but what AWS gives to each account. */
  services?: ServicesState;
  /** Queues and streams that Lambda reads for functions; left out: none. */
  eventSourceMappings?: readonly SavedMapping[];
  /** The newest part of the trace, in order of `time`. */
  trace: readonly TraceRecord[];
}

/** The account of a first visit. The number is the one that AWS's own documentation uses. */
export function emptyAccountState(region = 'us-east-1', accountId = '123456789012'): AccountState {
  return { version: accountStateVersion, region, accountId, functions: [], trace: [] };
}
