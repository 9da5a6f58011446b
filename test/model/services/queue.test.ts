import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receivedFrom } from '#model/services/delivery.ts';
import {
  deleted,
  madeVisible,
  messageCounts,
  newQueue,
  type Queue,
  received,
  sent,
} from '#model/services/queue.ts';
import { noServices, resourceOf, type ServicesState, withResource } from '#model/services/services-state.ts';

const handle = ({
  MessageId,
  ApproximateReceiveCount,
}: {
  MessageId: string;
  ApproximateReceiveCount: number;
}) => `${MessageId}/${ApproximateReceiveCount}`;
const ids = (messages: readonly { MessageId: string }[]): string[] =>
  messages.map(({ MessageId }) => MessageId);
const filled = (queue: Queue, ...names: string[]): Queue =>
  names.reduce((filling, MessageId) => sent(filling, { MessageId, Body: 'x' }, 0), queue);
const account = (...queues: Queue[]): ServicesState =>
  queues.reduce((all, queue) => withResource(all, 'queues', queue.QueueName, queue), noServices);

describe('a queue', () => {
  it('gives one message, the oldest, unless more are asked for', () => {
    const queue = filled(newQueue('q'), 'a', 'b', 'c');
    expect(ids(received(queue, { at: 0, handle }).messages)).toEqual(['a']);
    expect(ids(received(queue, { at: 0, max: 10, handle }).messages)).toEqual(['a', 'b', 'c']);
  });

  it('hides what somebody has for 30 seconds, then gives it again', () => {
    const { queue } = received(filled(newQueue('q'), 'a'), { at: 0, handle });
    expect(received(queue, { at: 29_999, handle }).messages).toEqual([]);
    const again = received(queue, { at: 30_000, handle });
    expect(again.messages).toMatchObject([
      { ApproximateReceiveCount: 2, ApproximateFirstReceiveTimestamp: 0 },
    ]);
  });

  it('deletes with the newest handle only', () => {
    const first = received(filled(newQueue('q'), 'a'), { at: 0, handle });
    const second = received(first.queue, { at: 30_000, handle });
    expect(deleted(second.queue, 'a/0').messages).toHaveLength(1);
    expect(deleted(second.queue, 'a/1').messages).toEqual([]);
  });

  it('gives a message back at once when its visibility is set to nothing', () => {
    const { queue } = received(filled(newQueue('q'), 'a'), { at: 0, handle });
    expect(ids(received(madeVisible(queue, 'a/0', 0, 1), { at: 1, handle }).messages)).toEqual(['a']);
  });

  it('delays, counts and forgets', () => {
    const queue = sent(filled(newQueue('q'), 'a'), { MessageId: 'late', Body: '', DelaySeconds: 5 }, 0);
    const { queue: used } = received(queue, { at: 0, handle });
    expect(messageCounts(used, 0)).toEqual({
      ApproximateNumberOfMessages: 0,
      ApproximateNumberOfMessagesNotVisible: 1,
      ApproximateNumberOfMessagesDelayed: 1,
    });
    expect(ids(received(used, { at: 5000, handle }).messages)).toEqual(['late']);
    const fourDays = 4 * 24 * 3600 * 1000;
    expect(received(used, { at: fourDays, max: 10, handle })).toMatchObject({ messages: [], dead: [] });
  });

  it('keeps the messages of a FIFO group in order', () => {
    let queue = newQueue('q.fifo');
    for (const [MessageId, MessageGroupId] of [
      ['a1', 'a'],
      ['a2', 'a'],
      ['b1', 'b'],
    ] as const)
      queue = sent(queue, { MessageId, Body: '', MessageGroupId }, 0);
    const first = received(queue, { at: 0, handle });
    expect(ids(first.messages)).toEqual(['a1']);
    expect(ids(received(first.queue, { at: 1, max: 10, handle }).messages)).toEqual(['b1']);
  });

  it('hands what was received too often to the dead-letter queue, where it starts anew', () => {
    const deadLetterTargetArn = 'arn:aws:sqs:us-east-1:123456789012:dead';
    const queue = filled(newQueue('q', { RedrivePolicy: { deadLetterTargetArn, maxReceiveCount: 2 } }), 'a');
    let services = account(queue, newQueue('dead'));
    const seen: number[] = [];
    for (const at of [0, 30_000, 60_000]) {
      const next = receivedFrom(services, 'q', { at, handle });
      seen.push(next.messages.length);
      services = next.services;
    }
    expect(seen).toEqual([1, 1, 0]);
    expect(resourceOf(services, 'queues', 'q')?.messages).toEqual([]);
    expect(resourceOf(services, 'queues', 'dead')?.messages).toMatchObject([
      { MessageId: 'a', ApproximateReceiveCount: 0, SentTimestamp: 0, visibleAt: 60_000 },
    ]);
  });

  it('loses no message and gives none to two at once, whatever happens', () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ send: fc.boolean() }),
        fc.record({ receive: fc.integer({ min: 1, max: 10 }) }),
        fc.record({ remove: fc.integer({ min: 0, max: 5 }) }),
        fc.record({ pass: fc.constantFrom(1, 10_000, 30_000) }),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, (happening) => {
        let queue = newQueue('q');
        let at = 0;
        let made = 0;
        const gone = new Set<string>();
        const held = new Map<string, { until: number; receipt: string }>();
        for (const step of happening) {
          if ('send' in step) queue = sent(queue, { MessageId: `m${made++}`, Body: '' }, at);
          if ('pass' in step) at += step.pass;
          if ('remove' in step) {
            const [id, { receipt }] = [...held][step.remove] ?? ['', { receipt: '' }];
            if (queue.messages.some(({ ReceiptHandle }) => ReceiptHandle === receipt)) gone.add(id);
            queue = deleted(queue, receipt);
          }
          if (!('receive' in step)) continue;
          const next = received(queue, { at, max: step.receive, handle });
          for (const { MessageId, ReceiptHandle } of next.messages) {
            expect(gone.has(MessageId)).toBe(false);
            expect(held.get(MessageId)?.until ?? 0).toBeLessThanOrEqual(at);
            held.set(MessageId, { until: at + 30_000, receipt: ReceiptHandle });
          }
          queue = next.queue;
        }
        expect(new Set([...ids(queue.messages), ...gone]).size).toBe(made);
      }),
    );
  });
});
