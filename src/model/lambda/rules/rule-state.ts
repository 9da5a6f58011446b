import type { Instant } from '../../telemetry/trace.ts';
import type { AccountResources } from '../account-resources.ts';
import type { ApiError } from '../api-call.ts';
import { refusal } from '../api-message.ts';
import { type Account, functionArn, functionNameOf } from '../arn.ts';
import type { ConcurrencyUse } from '../concurrency.ts';
import type { FunctionConfiguration } from '../configuration.ts';
import type { EventSourceMapping } from '../event-source-mapping.types.ts';
import type { RegistryImage } from '../registry.ts';
import type { ProvisionedConfig } from '../provisioned-concurrency.ts';
import type { Publications } from '../versions.types.ts';

/** What a rule may know of the account. */
export interface RuleState {
  account: Account;
  /** Every function of the account in its Region. */
  functions: readonly FunctionConfiguration[];
  now: Instant;
  /** Left out: the account has AWS's own limit and nothing is reserved. */
  concurrency?: Pick<ConcurrencyUse, 'limit' | 'reserved'>;
  /** Left out: nothing is known of roles, networks, keys and code signing. */
  resources?: AccountResources;
  /** Versions and aliases, by the name of the function. */
  publications?: Readonly<Record<string, Publications>>;
  /** ARNs of queues, topics, buses and buckets that are there; left out: all are. */
  targets?: readonly string[];
  /** Mappings that are there, and by ARN the queues and streams that can be read; left out: nothing is known. */
  eventSources?: {
    mappings: readonly EventSourceMapping[];
    /** Seconds, of a queue. */
    sources: Readonly<Record<string, { visibilityTimeout?: number }>>;
  };
  /** What the learner has pushed to the registry; left out: nothing. */
  images?: readonly RegistryImage[];
  /** Names of the functions that have settings for asynchronous invocation, and of their versions: `hello:live`. */
  eventInvokeConfigured?: readonly string[];
  /** Environments that are kept ready, by the name of the function. */
  provisioned?: Readonly<Record<string, readonly ProvisionedConfig[]>>;
  /** Unpacked size of a layer's version; `null`: there is no such version. */
  layerBytes?: (versionArn: string) => number | null;
  /** Unpacked size of what is deployed of a function. */
  codeBytes?: (functionName: string) => number;
  /** Who may call which function, by its name. */
  access?: Readonly<
    Record<
      string,
      { hasUrl: boolean; statementIds: readonly string[]; tags?: Readonly<Record<string, string>> }
    >
  >;
}

export function findFunction(state: RuleState, nameOrArn: string): FunctionConfiguration | undefined {
  const name = functionNameOf(nameOrArn);
  return state.functions.find(({ FunctionName }) => FunctionName === name);
}

export function notFound(state: RuleState, nameOrArn: string): ApiError {
  const arn = functionArn(state.account, functionNameOf(nameOrArn));
  return refusal('functionNotFound', { arn }, 'FunctionName');
}

/**
 * Why a function cannot be changed now: it does not exist, is not made yet, or an update of it is under way.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
export function refuseUpdateOf(nameOrArn: string, state: RuleState): ApiError | null {
  const configuration = findFunction(state, nameOrArn);
  if (!configuration) return notFound(state, nameOrArn);
  const { State } = configuration;
  if (State === 'Pending' || State === 'Failed') return refusal('functionPending', { state: State });
  if (configuration.LastUpdateStatus !== 'InProgress') return null;
  return refusal('updateInProgress', { arn: configuration.FunctionArn });
}
