import { describe, expect, test } from 'vitest';
import { accountState } from '#machines/account.machine.ts';
import { accountStateText, parseAccountState } from '#model/account-state.schema.ts';
import { emptyAccountState } from '#model/account-state.ts';
import { newBucket, withObject } from '#model/services/bucket.ts';
import { newBus, withEvent, withRule } from '#model/services/bus.ts';
import { newQueue, sent } from '#model/services/queue.ts';
import { noServices, type ServicesState, withResource } from '#model/services/services-state.ts';
import { newStream, recorded } from '#model/services/stream.ts';
import { newTable, withItem } from '#model/services/table.ts';
import { newTopic, withMessage, withSubscription } from '#model/services/topic.ts';
import { handsOn } from '../support/account/account-hands.ts';

const object = { Body: new Uint8Array([0, 255]), ContentType: 'image/png', ETag: 'e', LastModified: 1 };
const attribute = { DataType: 'String', StringValue: 'v' };
const event = {
  version: '0' as const,
  id: 'e',
  'detail-type': 't',
  source: 's',
  account: '123456789012',
  time: '2026-11-23T00:00:00Z',
  region: 'us-east-1',
  resources: [],
  detail: { deep: { is: [1] } },
};

/** One of everything, with every member that there is. */
function everything(): ServicesState {
  const queue = newQueue('q', {
    RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:r:1:d', maxReceiveCount: 3 },
  });
  const message = { MessageId: 'm', Body: 'b', MessageGroupId: 'g', MessageAttributes: { a: attribute } };
  const subscription = {
    SubscriptionArn: 's',
    Protocol: 'sqs' as const,
    Endpoint: 'arn:aws:sqs:r:1:q',
    FilterPolicy: { a: ['v'] },
    RawMessageDelivery: true,
  };
  const rule = {
    Name: 'r',
    EventPattern: { source: ['s'] },
    ScheduleExpression: 'rate(5 minutes)',
    State: 'ENABLED' as const,
    Targets: [{ Id: '1', Arn: 'arn:aws:sqs:r:1:q' }],
  };
  const table = newTable(
    't',
    { hash: 'id' },
    { LatestStreamLabel: 'l', StreamViewType: 'NEW_AND_OLD_IMAGES' },
  );
  const item = { id: { S: '1' }, list: { L: [{ M: { deep: { NULL: true as const } } }] } };
  const topic = withSubscription(newTopic('topic'), subscription);
  let all = withResource(
    noServices,
    'buckets',
    'b',
    withObject(newBucket('b', 1), 'k', { ...object, Metadata: { a: 'b' } }),
  );
  all = withResource(all, 'queues', 'q', sent(queue, message, 1));
  all = withResource(
    all,
    'topics',
    'topic',
    withMessage(topic, { MessageId: 'm', Message: 'x', Subject: 's', Timestamp: 1 }),
  );
  all = withResource(all, 'buses', 'default', withEvent(withRule(newBus('default'), rule), event));
  all = withResource(all, 'tables', 't', withItem(table, item, 1));
  return withResource(
    all,
    'streams',
    's',
    recorded(newStream('s', 2), { PartitionKey: 'k', Data: 'eA==' }, 1n, 1).stream,
  );
}

describe('the other services of an account', () => {
  test('are there from the start, and in what is saved once there is something', () => {
    const hands = handsOn();
    expect(hands.view().services).toEqual(noServices);
    expect(accountState(hands.actor.getSnapshot())).not.toHaveProperty('services');
    const services = everything();
    hands.actor.send({ type: 'services.changed', at: 1, services });
    expect(hands.view().services).toBe(services);
    expect(accountState(hands.actor.getSnapshot()).services).toBe(services);
  });

  test('come back from an exported file as they were', () => {
    const state = { ...emptyAccountState(), services: everything() };
    const read = parseAccountState(JSON.parse(accountStateText(state)));
    expect(read).toEqual({ ok: true, state });
    expect(handsOn({ state }).view().services).toEqual(everything());
  });

  test('are refused where an item has a value that DynamoDB does not know', () => {
    const state = { ...emptyAccountState(), services: everything() };
    const text = accountStateText(state).replace('"S": "1"', '"S": 1');
    expect(parseAccountState(JSON.parse(text))).toMatchObject({ ok: false });
  });
});
