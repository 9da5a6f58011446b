/** The queue of a scenario: its mapping, and the messages that come into it. */
import { seededBytes } from '#machines/seeded-random.ts';
import type { Account } from '#model/lambda/arn.ts';
import { createdMapping } from '#model/lambda/event-source-mapping.ts';
import type { SavedMapping } from '#model/lambda/event-source-mapping.types.ts';
import { requestId } from '#model/lambda/request-id.ts';
import type { PolledQueue, Scenario } from '#model/scenario/scenario.ts';
import { newQueue, sent, type SentMessage } from '#model/services/queue.ts';
import { queueArn } from '#model/services/service-arn.ts';
import { resourceOf, type ServicesState, withResource } from '#model/services/services-state.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { ScenarioEvent } from './scenario-handler.ts';

const deadLetters = (name: string): string => `${name}-dead-letters`;

/** The queue and the one that gets what it gives up. */
export function withPolledQueue(
  services: ServicesState,
  polls: PolledQueue,
  account: Account,
): ServicesState {
  const { name, visibilitySeconds: VisibilityTimeout, receives: maxReceiveCount } = polls;
  const letters = deadLetters(name);
  const RedrivePolicy = { deadLetterTargetArn: queueArn(account, letters), maxReceiveCount };
  const made = withResource(services, 'queues', name, newQueue(name, { VisibilityTimeout, RedrivePolicy }));
  return withResource(made, 'queues', letters, newQueue(letters));
}

/** The mapping, as it is when it has been there for long. */
export function polledMapping(
  { name, batchSize, reportsFailures }: PolledQueue,
  FunctionName: string,
  account: Account,
  at: Instant,
): SavedMapping {
  const request = {
    FunctionName,
    EventSourceArn: queueArn(account, name),
    BatchSize: batchSize,
    ...(reportsFailures ? { FunctionResponseTypes: ['ReportBatchItemFailures' as const] } : {}),
  };
  const uuid = requestId(seededBytes(`mapping/${name}`, 16));
  const configuration = createdMapping(request, account, { at, uuid });
  return { configuration: { ...configuration, State: 'Enabled' }, reads: true };
}

export interface TimedMessages {
  atMs: number;
  messages: readonly SentMessage[];
}

/** What is sent, in order of time. */
export function timedMessages({ acts }: Scenario, seed: string): TimedMessages[] {
  return acts
    .flatMap((act, order): TimedMessages[] => {
      if (act.do !== 'send') return [];
      const messages = act.deeds.map((deed, index) => ({
        MessageId: requestId(seededBytes(`${seed}/message/${order}/${index}`, 16)),
        Body: JSON.stringify({ deed } satisfies ScenarioEvent),
      }));
      return [{ atMs: act.atMs, messages }];
    })
    .toSorted((one, other) => one.atMs - other.atMs);
}

export function withMessages(
  services: ServicesState,
  { name }: PolledQueue,
  { messages }: TimedMessages,
  at: Instant,
): ServicesState {
  const queue = resourceOf(services, 'queues', name);
  if (!queue) return services;
  const filled = messages.reduce((before, message) => sent(before, message, at), queue);
  return withResource(services, 'queues', name, filled);
}
