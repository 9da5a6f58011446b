/** A topic of SNS. Source: https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
import type { PolicyDocument } from '../lambda/policy.ts';
import type { Instant } from '../telemetry/trace.ts';
import { matchesPattern } from './event-pattern.ts';
import type { MessageAttribute } from './queue.ts';

export interface Subscription {
  SubscriptionArn: string;
  Protocol: 'lambda' | 'sqs' | 'email' | 'https';
  /** An ARN or an address. */
  Endpoint: string;
  /** Over the message's attributes; left out: it takes all. */
  FilterPolicy?: Readonly<Record<string, unknown>>;
  /** The message by itself, without what SNS says of it. Not for Lambda. */
  RawMessageDelivery?: boolean;
}

export interface TopicMessage {
  MessageId: string;
  Message: string;
  Subject?: string;
  MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
  Timestamp: Instant;
}

export interface Topic {
  TopicName: string;
  subscriptions: readonly Subscription[];
  /** The newest that were published, the oldest first. AWS keeps none. */
  messages: readonly TopicMessage[];
  Policy?: PolicyDocument;
}

/** Messages that are kept for the learner to look at. */
const keptMessages = 100;

export function newTopic(TopicName: string): Topic {
  return { TopicName, subscriptions: [], messages: [] };
}

export function withMessage(topic: Topic, message: TopicMessage): Topic {
  return { ...topic, messages: [...topic.messages, message].slice(-keptMessages) };
}

export function withSubscription(topic: Topic, subscription: Subscription): Topic {
  return { ...topic, subscriptions: [...topic.subscriptions, subscription] };
}

export function withoutSubscription(topic: Topic, arn: string): Topic {
  const subscriptions = topic.subscriptions.filter(({ SubscriptionArn }) => SubscriptionArn !== arn);
  return { ...topic, subscriptions };
}

/** Who gets a message. */
export function subscribersOf(
  { subscriptions }: Topic,
  { MessageAttributes = {} }: TopicMessage,
): Subscription[] {
  const values = Object.entries(MessageAttributes).map(
    ([name, attribute]) => [name, valueOf(attribute)] as const,
  );
  return subscriptions.filter(
    ({ FilterPolicy }) =>
      FilterPolicy === undefined || matchesPattern(FilterPolicy, Object.fromEntries(values)),
  );
}

function valueOf({ DataType, StringValue = '' }: MessageAttribute): unknown {
  if (DataType === 'Number') return Number(StringValue);
  if (DataType !== 'String.Array') return StringValue;
  try {
    return JSON.parse(StringValue) as unknown;
  } catch {
    return StringValue;
  }
}

/** The message as a queue or an address gets it, unless it is delivered raw. */
export function notification(TopicArn: string, subscription: Subscription, message: TopicMessage) {
  const { MessageId, Subject, Message, MessageAttributes, Timestamp } = message;
  const region = TopicArn.split(':')[3] ?? '';
  const address = `https://sns.${region}.amazonaws.com/`;
  return {
    Type: 'Notification',
    MessageId,
    TopicArn,
    ...(Subject === undefined ? {} : { Subject }),
    Message,
    Timestamp: new Date(Timestamp).toISOString(),
    SignatureVersion: '1',
    Signature: 'EXAMPLE',
    SigningCertURL: `${address}SimpleNotificationService-EXAMPLE.pem`,
    UnsubscribeURL: `${address}?Action=Unsubscribe&SubscriptionArn=${subscription.SubscriptionArn}`,
    ...(MessageAttributes
      ? {
          MessageAttributes: Object.fromEntries(
            Object.entries(MessageAttributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
              name,
              { Type: DataType, Value: StringValue ?? BinaryValue ?? '' },
            ]),
          ),
        }
      : {}),
  };
}
