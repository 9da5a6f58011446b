/** What goes from one service to another inside the account. What is for a function is told to whoever asked. */
import type { Instant } from '../telemetry/trace.ts';
import { type Bus, type BusEvent, type Rule, targetsOf, withEvent } from './bus.ts';
import { type Received, type Receiving, received, sent, type SentMessage } from './queue.ts';
import { nameInArn } from './service-arn.ts';
import { resourceOf, type ServicesState, withResource } from './services-state.ts';
import { notification, subscribersOf, type Subscription, type TopicMessage, withMessage } from './topic.ts';

/** Into the queue of an ARN; a queue that is not there loses it. */
export function sentTo(
  services: ServicesState,
  arn: string,
  message: SentMessage,
  at: Instant,
): ServicesState {
  const name = nameInArn(arn);
  const queue = resourceOf(services, 'queues', name);
  return queue ? withResource(services, 'queues', name, sent(queue, message, at)) : services;
}

/** Receives from a queue; what was received too often goes where its redrive policy says, with the time it had. */
export function receivedFrom(
  services: ServicesState,
  queueName: string,
  how: Receiving,
): { services: ServicesState; messages: Received['messages'] } {
  const queue = resourceOf(services, 'queues', queueName);
  if (!queue) return { services, messages: [] };
  const { queue: left, messages, dead } = received(queue, how);
  const after = withResource(services, 'queues', queueName, left);
  const target = nameInArn(queue.Attributes.RedrivePolicy?.deadLetterTargetArn ?? '');
  const letters = resourceOf(after, 'queues', target);
  if (!letters || dead.length === 0) return { services: after, messages };
  const moved = dead.map(({ ReceiptHandle: _, ...message }) => ({
    ...message,
    ApproximateReceiveCount: 0,
    visibleAt: how.at,
  }));
  const withDead = { ...letters, messages: [...letters.messages, ...moved] };
  return { services: withResource(after, 'queues', target, withDead), messages };
}

/**
 * Publishes to a topic. Queues have it at once; `toFunctions` is whom Lambda is to invoke.
 *
 * @param messageId a new one for each message that a queue gets
 */
export function published(
  services: ServicesState,
  topicArn: string,
  message: TopicMessage,
  messageId: (subscription: Subscription) => string,
): { services: ServicesState; toFunctions: readonly Subscription[] } {
  const name = nameInArn(topicArn);
  const topic = resourceOf(services, 'topics', name);
  if (!topic) return { services, toFunctions: [] };
  const subscribers = subscribersOf(topic, message);
  let after = withResource(services, 'topics', name, withMessage(topic, message));
  for (const subscription of subscribers) {
    if (subscription.Protocol !== 'sqs') continue;
    const raw = subscription.RawMessageDelivery === true;
    const Body = raw ? message.Message : JSON.stringify(notification(topicArn, subscription, message));
    const { MessageAttributes } = message;
    const attributes = raw && MessageAttributes ? { MessageAttributes } : {};
    const MessageId = messageId(subscription);
    after = sentTo(after, subscription.Endpoint, { MessageId, Body, ...attributes }, message.Timestamp);
  }
  return { services: after, toFunctions: subscribers.filter(({ Protocol }) => Protocol === 'lambda') };
}

/**
 * Puts an event on a bus. Queues have it at once; `toFunctions` is whom Lambda is to invoke.
 *
 * @param messageId a new one for each message that a queue or topic gets
 */
export function put(
  services: ServicesState,
  busName: string,
  event: BusEvent,
  at: Instant,
  messageId: (arn: string) => string,
): { services: ServicesState; toFunctions: readonly { rule: Rule; functionArn: string }[] } {
  const bus: Bus | undefined = resourceOf(services, 'buses', busName);
  if (!bus) return { services, toFunctions: [] };
  let after = withResource(services, 'buses', busName, withEvent(bus, event));
  const toFunctions: { rule: Rule; functionArn: string }[] = [];
  for (const { rule, target } of targetsOf(bus, event)) {
    const service = target.Arn.split(':')[2];
    const body = JSON.stringify(event);
    const MessageId = messageId(target.Arn);
    if (service === 'lambda') toFunctions.push({ rule, functionArn: target.Arn });
    if (service === 'sqs') after = sentTo(after, target.Arn, { MessageId, Body: body }, at);
    if (service === 'sns') {
      const message = { MessageId, Message: body, Timestamp: at };
      after = published(after, target.Arn, message, ({ Endpoint }) => messageId(Endpoint)).services;
    }
  }
  return { services: after, toFunctions };
}
