/** Destinations of a function: what is set, and the calls that change it. */
import type { AccountView, FunctionView } from '#machines/account.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { Account } from '#model/lambda/arn.ts';
import type { DestinationConfig } from '#model/lambda/configuration.ts';
import { deliveryDenied } from '#model/lambda/destination-access.ts';
import {
  type Destination,
  type DestinationCondition,
  type DestinationKind,
  destinationArn,
  destinationFacts,
  destinationKinds,
  destinationOf,
  destinationPolicy,
  destinationsOf,
} from '#model/lambda/destinations.ts';
import type { NamedPolicy } from '#model/lambda/policy.ts';
import { latest } from '#model/lambda/versions.ts';
import { newBucket } from '#model/services/bucket.ts';
import { newBus } from '#model/services/bus.ts';
import { newQueue } from '#model/services/queue.ts';
import { type ServicesState, withResource } from '#model/services/services-state.ts';
import { newTopic } from '#model/services/topic.ts';
import { asynchronousQualifiers, settingsOf } from '../event-settings.view.ts';
import { destinationsConsole as labels } from './destinations.console.words.ts';
import { words } from './destinations.words.ts';

export const conditions: readonly { id: DestinationCondition; name: string; words: string }[] = [
  { id: 'failure', name: labels.onFailure, words: words.afterLastTry },
  { id: 'success', name: labels.onSuccess, words: words.afterAnswer },
];

export interface DestinationBox {
  id: string;
  /** Whose it is: `$LATEST`, a version or an alias. */
  qualifier: string;
  condition: DestinationCondition;
  /** "On failure". */
  when: string;
  destination: Destination;
  /** "SQS queue". */
  kind: string;
}

/** In the order in which the console shows them; what versions and aliases have comes after. */
export function destinationBoxes(fn: FunctionView): DestinationBox[] {
  return asynchronousQualifiers(fn).flatMap((qualifier) => {
    const arns = destinationsOf(settingsOf(fn, qualifier).DestinationConfig);
    return conditions.flatMap(({ id, name }) => {
      const destination = destinationOf(arns[id] ?? '');
      if (destination === null) return [];
      const { name: kind } = destinationFacts(destination.kind);
      return [{ id: `${qualifier} ${id}`, qualifier, condition: id, when: name, destination, kind }];
    });
  });
}

/** Kinds that the console offers for a condition. */
export function kindsFor(condition: DestinationCondition): { id: DestinationKind; name: string }[] {
  return destinationKinds
    .filter((kind) => destinationFacts(kind).on.includes(condition))
    .map((id) => ({ id, name: destinationFacts(id).name }));
}

const memberOf = { success: 'OnSuccess', failure: 'OnFailure' } as const;

/** Sets a destination, or takes it away; the other settings stay. */
export function destinationCall(
  fn: FunctionView,
  condition: DestinationCondition,
  arn: string | null,
  qualifier: string = latest,
): Extract<ApiCall, { action: 'PutFunctionEventInvokeConfig' }> {
  const { DestinationConfig: before = {}, ...settings } = settingsOf(fn, qualifier);
  const Qualifier = qualifier === latest ? {} : { Qualifier: qualifier };
  const { [memberOf[condition]]: _, ...others } = before;
  const DestinationConfig: DestinationConfig =
    arn === null ? others : { ...others, [memberOf[condition]]: { Destination: arn } };
  return {
    action: 'PutFunctionEventInvokeConfig',
    request: { FunctionName: fn.name, ...Qualifier, ...settings, DestinationConfig },
  };
}

/** The ARN that a condition leads to; `null`: none. */
export function destinationSet(
  fn: FunctionView,
  condition: DestinationCondition,
  qualifier: string,
): string | null {
  return destinationsOf(settingsOf(fn, qualifier).DestinationConfig)[condition];
}

/**
 * The name that the form begins with: what is there, unless it takes the records of the other condition, or else a
 * new one that says what will lie there.
 *
 * @param names what there is of the kind
 */
export function suggestedName(
  kind: DestinationKind,
  condition: DestinationCondition,
  names: readonly string[],
  /** What the other condition leads to. */
  other: string | null,
): string {
  const presets = destinationFacts(kind).preset;
  const theirs = condition === 'success' ? 'failure' : 'success';
  const taken = [destinationOf(other ?? '')?.name, presets[theirs]];
  return names.find((name) => !taken.includes(name) || name === presets[condition]) ?? presets[condition];
}

/** The policy that the execution role lacks; `null`: it may send there, or nothing is known of the role. */
export function missingPolicy(
  fn: FunctionView,
  { resources: { roles }, region, accountId }: Pick<AccountView, 'resources' | 'region' | 'accountId'>,
  destination: Destination,
  suffix: string,
): NamedPolicy | null {
  const role = roles.find(({ Arn }) => Arn === fn.configuration.Role);
  if (!role) return null;
  return deliveryDenied(role, fn.name, destination) === null
    ? null
    : destinationPolicy(destination, { region, accountId }, suffix);
}

const kept = { sqs: 'queues', sns: 'topics', events: 'buses', s3: 'buckets' } as const;

/** Names of what there is of a kind, to choose from. */
export function targetNames(
  kind: DestinationKind,
  { services, functions }: Pick<AccountView, 'services' | 'functions'>,
  own: string,
): string[] {
  if (kind === 'lambda') return functions.map(({ name }) => name).filter((name) => name !== own);
  return Object.keys(services[kept[kind]]);
}

/** Makes the queue, topic, bus or bucket, as its own console would. Functions are made elsewhere. */
export function withTarget(
  services: ServicesState,
  kind: Exclude<DestinationKind, 'lambda'>,
  name: string,
  at: number,
): ServicesState {
  switch (kind) {
    case 'sqs':
      return withResource(services, 'queues', name, newQueue(name));
    case 'sns':
      return withResource(services, 'topics', name, newTopic(name));
    case 'events':
      return withResource(services, 'buses', name, newBus(name));
    case 's3':
      return withResource(services, 'buckets', name, newBucket(name, at));
  }
}

/** The destination of a name that was typed, or what is wrong with the name. */
export function typedDestination(
  kind: DestinationKind,
  account: Account,
  name: string,
): { destination: Destination } | { problem: string } {
  const destination = /^[\w./-]+$/.test(name) ? destinationOf(destinationArn(kind, account, name)) : null;
  return destination ? { destination } : { problem: words.badName(destinationFacts(kind).asks) };
}
