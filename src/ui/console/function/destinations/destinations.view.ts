/** Destinations of a function: what is set, what lies there, and the calls that change it. */
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
import { resourceOf, type ServicesState, withResource } from '#model/services/services-state.ts';
import { newTopic } from '#model/services/topic.ts';
import { asynchronousQualifiers, settingsOf } from '../event-settings.view.ts';
import { destinationsConsole as labels } from './destinations.console.words.ts';
import { words } from './destinations.words.ts';
import { words as contents } from './target-contents.words.ts';

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

/** One thing that lies in a target. */
export interface Found {
  id: string;
  /** Its key, or what it is. */
  title: string;
  at: number;
  /** As JSON where it is JSON. */
  body: string;
  attributes: readonly { key: string; value: string }[];
}

/** What lies there, the newest first; `null`: there is no such target, or it keeps nothing to look at. */
export function contentsOf(services: ServicesState, { kind, name }: Destination): Found[] | null {
  switch (kind) {
    case 'sqs': {
      const queue = resourceOf(services, 'queues', name);
      return (
        queue?.messages
          .map(({ MessageId, Body, SentTimestamp, MessageAttributes = {} }) => ({
            id: MessageId,
            title: contents.message,
            at: SentTimestamp,
            body: pretty(Body),
            attributes: attributesOf(MessageAttributes),
          }))
          .toReversed() ?? null
      );
    }
    case 'sns': {
      const topic = resourceOf(services, 'topics', name);
      return (
        topic?.messages
          .map(({ MessageId, Message, Timestamp, MessageAttributes = {} }) => ({
            id: MessageId,
            title: contents.published,
            at: Timestamp,
            body: pretty(Message),
            attributes: attributesOf(MessageAttributes),
          }))
          .toReversed() ?? null
      );
    }
    case 'events': {
      const bus = resourceOf(services, 'buses', name);
      return (
        bus?.events
          .map((event) => ({
            id: event.id,
            title: event['detail-type'],
            at: Date.parse(event.time),
            body: JSON.stringify(event, null, 2),
            attributes: [],
          }))
          .toReversed() ?? null
      );
    }
    case 's3': {
      const bucket = resourceOf(services, 'buckets', name);
      if (!bucket) return null;
      return Object.entries(bucket.objects)
        .map(([key, { Body, LastModified }]) => ({
          id: key,
          title: key,
          at: LastModified,
          body: typeof Body === 'string' ? pretty(Body) : contents.bytes(Body.length),
          attributes: [],
        }))
        .toSorted((a, b) => b.at - a.at);
    }
    case 'lambda':
      return null;
  }
}

function attributesOf(
  attributes: Readonly<Record<string, { StringValue?: string; BinaryValue?: string }>>,
): { key: string; value: string }[] {
  return Object.entries(attributes).map(([key, { StringValue, BinaryValue }]) => ({
    key,
    value: StringValue ?? BinaryValue ?? '',
  }));
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const counts = {
  sqs: contents.messages,
  sns: contents.messages,
  events: contents.events,
  s3: contents.objects,
} as const;

/** "2 messages", "empty", "there is no such queue". */
export function countWords(services: ServicesState, destination: Destination): string {
  const found = contentsOf(services, destination);
  if (destination.kind === 'lambda') return contents.asEvent;
  if (found === null) return contents.notThere;
  if (found.length === 0) return contents.empty;
  return counts[destination.kind](found.length);
}
