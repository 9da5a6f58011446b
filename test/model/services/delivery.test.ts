import { describe, expect, it } from 'vitest';
import { type BusEvent, newBus, withRule } from '#model/services/bus.ts';
import { published, put } from '#model/services/delivery.ts';
import { newQueue } from '#model/services/queue.ts';
import {
  bucketArn,
  busArn,
  nameInArn,
  queueArn,
  streamArn,
  tableArn,
  topicArn,
} from '#model/services/service-arn.ts';
import {
  noServices,
  resourceOf,
  type ServicesState,
  withoutResource,
  withResource,
} from '#model/services/services-state.ts';
import { newTopic, withSubscription } from '#model/services/topic.ts';

const account = { region: 'eu-west-1', accountId: '123456789012' };
const queue = queueArn(account, 'inbox');
const topic = topicArn(account, 'orders');
const fn = 'arn:aws:lambda:eu-west-1:123456789012:function:hello';
const bodies = (services: ServicesState): string[] =>
  resourceOf(services, 'queues', 'inbox')?.messages.map(({ Body }) => Body) ?? [];
const withInbox = withResource(noServices, 'queues', 'inbox', newQueue('inbox'));

describe('a topic', () => {
  const subscribed = (extra = {}) =>
    withResource(
      withInbox,
      'topics',
      'orders',
      [
        { SubscriptionArn: `${topic}:1`, Protocol: 'sqs' as const, Endpoint: queue, ...extra },
        { SubscriptionArn: `${topic}:2`, Protocol: 'lambda' as const, Endpoint: fn },
      ].reduce(withSubscription, newTopic('orders')),
    );
  const message = { MessageId: 'm', Message: 'hi', Timestamp: 0 };

  it('wraps a message for a queue, and names the functions that want it', () => {
    const { services, toFunctions } = published(subscribed(), topic, message, () => 'new');
    expect(JSON.parse(bodies(services)[0] ?? '')).toMatchObject({
      Type: 'Notification',
      Message: 'hi',
      TopicArn: topic,
      Timestamp: '1970-01-01T00:00:00.000Z',
    });
    expect(toFunctions.map(({ Endpoint }) => Endpoint)).toEqual([fn]);
    expect(resourceOf(services, 'topics', 'orders')?.messages).toEqual([message]);
  });

  it('delivers it raw where that was asked for', () => {
    expect(
      bodies(published(subscribed({ RawMessageDelivery: true }), topic, message, () => 'n').services),
    ).toEqual(['hi']);
  });

  it('asks the filter policy', () => {
    const filtered = subscribed({ FilterPolicy: { kind: ['book'], price: [{ numeric: ['>', 10] }] } });
    const about = (kind: string, price: string) => ({
      ...message,
      MessageAttributes: {
        kind: { DataType: 'String', StringValue: kind },
        price: { DataType: 'Number', StringValue: price },
      },
    });
    const got = (kind: string, price: string) =>
      bodies(published(filtered, topic, about(kind, price), () => 'n').services).length;
    expect([got('book', '11'), got('book', '9'), got('toy', '11')]).toEqual([1, 0, 0]);
  });
});

describe('a bus', () => {
  const event: BusEvent = {
    version: '0',
    id: 'e',
    'detail-type': 'order placed',
    source: 'shop',
    account: account.accountId,
    time: '2026-11-23T00:00:00Z',
    region: account.region,
    resources: [],
    detail: { total: 12 },
  };
  const ruled = (EventPattern: Record<string, unknown>, State: 'ENABLED' | 'DISABLED' = 'ENABLED') =>
    withResource(
      withInbox,
      'buses',
      'default',
      withRule(newBus('default'), {
        Name: 'r',
        State,
        EventPattern,
        Targets: [
          { Id: '1', Arn: queue },
          { Id: '2', Arn: fn },
        ],
      }),
    );

  it('gives an event to the targets of the rules that take it', () => {
    const taken = put(
      ruled({ source: ['shop'], detail: { total: [{ numeric: ['>=', 12] }] } }),
      'default',
      event,
      0,
      () => 'n',
    );
    expect(JSON.parse(bodies(taken.services)[0] ?? '')).toEqual(event);
    expect(taken.toFunctions.map(({ functionArn, rule }) => [functionArn, rule.Name])).toEqual([[fn, 'r']]);
  });

  it('gives it to nobody else, and keeps it anyway', () => {
    for (const services of [ruled({ source: ['other'] }), ruled({ source: ['shop'] }, 'DISABLED')]) {
      const after = put(services, 'default', event, 0, () => 'n');
      expect([bodies(after.services), after.toFunctions]).toEqual([[], []]);
      expect(resourceOf(after.services, 'buses', 'default')?.events).toEqual([event]);
    }
    expect(put(noServices, 'none', event, 0, () => 'n').services).toBe(noServices);
  });
});

describe('names', () => {
  it('are found again in ARNs', () => {
    for (const arn of [
      bucketArn('a'),
      queue.replace('inbox', 'a'),
      topicArn(account, 'a'),
      busArn(account, 'a'),
      tableArn(account, 'a'),
      streamArn(account, 'a'),
    ])
      expect(nameInArn(arn)).toBe('a');
  });

  it('of what every object has are no resources', () => {
    expect(resourceOf(noServices, 'queues', 'toString')).toBeUndefined();
    expect(withoutResource(withInbox, 'queues', 'inbox')).toEqual(noServices);
  });
});
