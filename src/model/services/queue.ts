/**
 * A queue of SQS: who receives a message has it to himself for a while, and deletes it or gets it again.
 *
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html,
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
import facts from '#content/facts/services.json' with { type: 'json' };
import type { PolicyDocument } from '../lambda/policy.ts';
import type { Instant } from '../telemetry/trace.ts';

export interface MessageAttribute {
  DataType: string;
  StringValue?: string;
  /** Base64. */
  BinaryValue?: string;
}

export interface QueueMessage {
  MessageId: string;
  Body: string;
  MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
  /** Of a FIFO queue: messages of one group come one after the other. */
  MessageGroupId?: string;
  SentTimestamp: Instant;
  ApproximateReceiveCount: number;
  ApproximateFirstReceiveTimestamp?: Instant;
  /** Nobody receives it before. */
  visibleAt: Instant;
  /** What the last who received it deletes it with. */
  ReceiptHandle?: string;
}

/** AWS writes these numbers as text; here they are numbers of seconds. */
export interface QueueAttributes {
  VisibilityTimeout: number;
  MessageRetentionPeriod: number;
  DelaySeconds: number;
  /** A message that was received so often goes to the other queue instead of being received again. */
  RedrivePolicy?: { deadLetterTargetArn: string; maxReceiveCount: number };
}

export interface Queue {
  QueueName: string;
  Attributes: QueueAttributes;
  /** The oldest first. */
  messages: readonly QueueMessage[];
  Policy?: PolicyDocument;
}

export type SentMessage = Pick<
  QueueMessage,
  'MessageId' | 'Body' | 'MessageAttributes' | 'MessageGroupId'
> & {
  DelaySeconds?: number;
};

const second = 1000;

export function newQueue(QueueName: string, attributes: Partial<QueueAttributes> = {}): Queue {
  const Attributes = {
    VisibilityTimeout: facts.sqsVisibilityTimeout.default,
    MessageRetentionPeriod: facts.sqsRetention.default,
    DelaySeconds: facts.sqsDelay.default,
    ...attributes,
  };
  return { QueueName, Attributes, messages: [] };
}

export function sent(queue: Queue, { DelaySeconds, ...message }: SentMessage, at: Instant): Queue {
  const delay = (DelaySeconds ?? queue.Attributes.DelaySeconds) * second;
  const kept = { ...message, SentTimestamp: at, ApproximateReceiveCount: 0, visibleAt: at + delay };
  return { ...queue, messages: [...queue.messages, kept] };
}

export interface Receiving {
  at: Instant;
  /** Left out: one. */
  max?: number;
  /** Seconds; left out: the queue's. */
  visibilityTimeout?: number;
  /** A handle that no message has had before. */
  handle: (message: QueueMessage) => string;
}

export interface Received {
  queue: Queue;
  messages: readonly (QueueMessage & { ReceiptHandle: string })[];
  /** What the redrive policy takes out of the queue. */
  dead: readonly QueueMessage[];
}

/** The oldest messages that nobody has. What is older than the queue keeps is gone. */
export function received(queue: Queue, { at, max, visibilityTimeout, handle }: Receiving): Received {
  const { VisibilityTimeout, MessageRetentionPeriod, RedrivePolicy } = queue.Attributes;
  const wanted = max ?? facts.sqsReceived.default;
  const hiddenUntil = at + (visibilityTimeout ?? VisibilityTimeout) * second;
  const busyGroups = new Set<string>();
  const messages: (QueueMessage & { ReceiptHandle: string })[] = [];
  const dead: QueueMessage[] = [];
  const left: QueueMessage[] = [];
  for (const message of queue.messages) {
    if (message.SentTimestamp + MessageRetentionPeriod * second <= at) continue;
    const group = message.MessageGroupId;
    const free = message.visibleAt <= at && !(group !== undefined && busyGroups.has(group));
    if (!free || messages.length >= wanted) {
      // Behind one that somebody has, the others of its group wait.
      if (group !== undefined) busyGroups.add(group);
      left.push(message);
    } else if (RedrivePolicy && message.ApproximateReceiveCount >= RedrivePolicy.maxReceiveCount) {
      dead.push(message);
    } else {
      const taken = {
        ...message,
        ApproximateReceiveCount: message.ApproximateReceiveCount + 1,
        ApproximateFirstReceiveTimestamp: message.ApproximateFirstReceiveTimestamp ?? at,
        visibleAt: hiddenUntil,
        ReceiptHandle: handle(message),
      };
      messages.push(taken);
      left.push(taken);
    }
  }
  return { queue: { ...queue, messages: left }, messages, dead };
}

/** Only the newest handle deletes; an older one does nothing, and SQS says nothing of it. */
export function deleted(queue: Queue, receiptHandle: string): Queue {
  return { ...queue, messages: queue.messages.filter((each) => each.ReceiptHandle !== receiptHandle) };
}

/** @param seconds 0: everybody may have it again at once */
export function madeVisible(queue: Queue, receiptHandle: string, seconds: number, at: Instant): Queue {
  const messages = queue.messages.map((each) =>
    each.ReceiptHandle === receiptHandle ? { ...each, visibleAt: at + seconds * second } : each,
  );
  return { ...queue, messages };
}

/** What GetQueueAttributes tells, and the console's list of queues. */
export function messageCounts({ messages }: Queue, at: Instant) {
  const hidden = messages.filter(({ visibleAt }) => visibleAt > at);
  const inFlight = hidden.filter(({ ReceiptHandle }) => ReceiptHandle !== undefined);
  return {
    ApproximateNumberOfMessages: messages.length - hidden.length,
    ApproximateNumberOfMessagesNotVisible: inFlight.length,
    ApproximateNumberOfMessagesDelayed: hidden.length - inFlight.length,
  };
}
