/** An account with a function, a queue, a stream and a table, and words for what comes into them. */
import type { CreateEventSourceMappingRequest } from '#model/lambda/event-source-mapping.types.ts';
import { emptyAccountState } from '#model/account-state.ts';
import { polledSources } from '#model/lambda/polled-sources.ts';
import type { PollerKind } from '#model/lambda/pollers.ts';
import { messageCounts, newQueue, type QueueAttributes, sent } from '#model/services/queue.ts';
import { noServices, type ServicesState, withResource } from '#model/services/services-state.ts';
import { newStream, recorded } from '#model/services/stream.ts';
import { newTable, withItem } from '#model/services/table.ts';
import type { SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import { handsOn } from './account-hands.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };

/** A handler that fails when a record's body or data is among `poison`, and reports each of them if it `reports`. */
export function pickyHandler(poison: string, reports = false, durationMs = 10): SimulatedHandler {
  return {
    handle(event) {
      const { Records } = event as {
        Records: { messageId?: string; body?: string; kinesis?: { data: string; sequenceNumber: string } }[];
      };
      const bad = Records.filter(({ body, kinesis }) => (body ?? atob(kinesis?.data ?? '')) === poison);
      if (bad.length === 0) return { does: 'answer', payload: null, durationMs };
      if (!reports) return { does: 'fail', error: { errorType: 'Error', errorMessage: 'bad' }, durationMs };
      const batchItemFailures = bad.map(({ messageId, kinesis }) => ({
        itemIdentifier: messageId ?? kinesis?.sequenceNumber,
      }));
      return { does: 'answer', payload: { batchItemFailures }, durationMs };
    },
  };
}

/** Seconds of a queue's visibility timeout. */
export const visibility = 30;

export async function polledAccount(
  handler: SimulatedHandler,
  attributes: Partial<QueueAttributes> = {
    VisibilityTimeout: visibility,
    RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:letters', maxReceiveCount: 2 },
  },
) {
  const made: ServicesState = {
    ...noServices,
    queues: { orders: newQueue('orders', attributes), letters: newQueue('letters') },
    streams: { clicks: newStream('clicks', 2) },
    tables: {
      customers: newTable(
        'customers',
        { hash: 'id' },
        { LatestStreamLabel: 'now', StreamViewType: 'NEW_IMAGE' },
      ),
    },
  };
  const hands = handsOn({ handler, state: { ...emptyAccountState(), services: made } });
  await hands.created();
  const services = () => hands.actor.getSnapshot().context.services;
  const change = (after: ServicesState) =>
    hands.actor.send({ type: 'services.changed', at: hands.clock.instant, services: after });
  let count = 0;
  const arns = Object.fromEntries(
    polledSources(made, account).map(({ kind, name, arn }) => [`${kind} ${name}`, arn]),
  );

  /** Records of the first shard, all at once: partition key and data. */
  const putAs = (...records: [string, string][]) => {
    const stream = records.reduce(
      (before, [PartitionKey, text]) =>
        recorded(before, { PartitionKey, Data: btoa(text) }, 0n, hands.clock.instant).stream,
      services().streams['clicks']!,
    );
    change(withResource(services(), 'streams', 'clicks', stream));
  };

  return {
    ...hands,
    services,
    arns,
    async map(kind: PollerKind, more: Partial<CreateEventSourceMappingRequest> = {}) {
      const names = { sqs: 'sqs orders', kinesis: 'kinesis clicks', dynamodb: 'dynamodb customers' };
      const EventSourceArn = arns[names[kind]] ?? '';
      const position = kind === 'sqs' ? {} : { StartingPosition: 'TRIM_HORIZON' as const };
      const request = { FunctionName: 'hello', EventSourceArn, ...position, ...more };
      const callId = hands.call({ action: 'CreateEventSourceMapping', request });
      await hands.pass(2000);
      return callId;
    },
    /** Messages, all at once. */
    send(...bodies: string[]) {
      const queue = bodies.reduce(
        (before, Body) => sent(before, { MessageId: `m${++count}`, Body }, hands.clock.instant),
        services().queues['orders']!,
      );
      change(withResource(services(), 'queues', 'orders', queue));
    },
    /** Records of the first shard, all at once. */
    put(...data: string[]) {
      putAs(...data.map((text): [string, string] => ['a', text]));
    },
    putAs,
    save(id: string) {
      const table = withItem(services().tables['customers']!, { id: { S: id } }, hands.clock.instant);
      change(withResource(services(), 'tables', 'customers', table));
    },
    counts: (name = 'orders') => messageCounts(services().queues[name]!, hands.clock.instant),
    mapping: () => Object.values(hands.actor.getSnapshot().context.mappings)[0]?.summary,
    /** What the mapping did, with ms since `since`. */
    mappingSteps: (since = 0) =>
      hands.trace().flatMap((one) => {
        const at = Math.round(one.time - since);
        switch (one.type) {
          case 'mapping.changed':
            return [`${at} ${one.record.state}`];
          case 'mapping.invoked':
            return [`${at} invoked with ${one.record.records.length}, try ${one.record.attempt}`];
          case 'mapping.settled':
            return [
              `${at} ${one.record.next}: ${one.record.done.length} done, ${one.record.failed.length} failed`,
            ];
          default:
            return [];
        }
      }),
  };
}
