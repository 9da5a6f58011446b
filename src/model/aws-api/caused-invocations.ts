/** Functions that a topic or a bus has Lambda invoke, and with what. */
import type { Account } from '../lambda/arn.ts';
import { type BusEvent, defaultBus, type Rule } from '../services/bus.ts';
import { notification, type Subscription, type TopicMessage } from '../services/topic.ts';
import type { CausedInvocation } from './service-api.ts';

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export function invocationByTopic(
  topicArn: string,
  subscription: Subscription,
  message: TopicMessage,
): CausedInvocation {
  const { Endpoint: functionArn, SubscriptionArn } = subscription;
  const { SigningCertURL, UnsubscribeURL, ...sns } = notification(topicArn, subscription, message);
  // Lambda gets the same members under names of its own.
  const Sns = {
    Subject: null,
    ...sns,
    MessageAttributes: sns.MessageAttributes ?? {},
    SigningCertUrl: SigningCertURL,
    UnsubscribeUrl: UnsubscribeURL,
  };
  const record = {
    EventSource: 'aws:sns',
    EventVersion: '1.0',
    EventSubscriptionArn: SubscriptionArn,
    Sns,
  };
  const invoker = { service: 'sns.amazonaws.com', sourceArn: topicArn };
  return { functionArn, invoker, payload: JSON.stringify({ Records: [record] }) };
}

/** @param bus the name of the bus that the rule is of */
export function invocationByRule(
  { region, accountId }: Account,
  bus: string,
  { rule, functionArn }: { rule: Rule; functionArn: string },
  event: BusEvent,
): CausedInvocation {
  const place = bus === defaultBus ? rule.Name : `${bus}/${rule.Name}`;
  const sourceArn = `arn:aws:events:${region}:${accountId}:rule/${place}`;
  const invoker = { service: 'events.amazonaws.com', sourceArn };
  return { functionArn, invoker, payload: JSON.stringify(event) };
}
