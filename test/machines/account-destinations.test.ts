import { describe, expect, test } from 'vitest';
import { accountState } from '#machines/account.machine.ts';
import { emptyAccountState } from '#model/account-state.ts';
import { parseAccountState } from '#model/account-state.schema.ts';
import type { DestinationConfig } from '#model/lambda/configuration.ts';
import { destinationArn, type DestinationKind } from '#model/lambda/destinations.ts';
import { lambdaTrust } from '#model/lambda/iam-role.ts';
import { policyDocument } from '#model/lambda/policy.ts';
import { newBucket } from '#model/services/bucket.ts';
import { newBus } from '#model/services/bus.ts';
import { newQueue } from '#model/services/queue.ts';
import { noServices, type ServicesState } from '#model/services/services-state.ts';
import { newTopic, withSubscription } from '#model/services/topic.ts';
import type { SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import { deploymentMs, handsOn, type Hands } from '../support/account/account-hands.ts';
import { epoch } from '../support/account/stepping-clock.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };
const services: ServicesState = {
  ...noServices,
  queues: { failed: newQueue('failed'), letters: newQueue('letters') },
  topics: { alarms: newTopic('alarms') },
  buses: { shop: newBus('shop') },
  buckets: { records: newBucket('records', epoch) },
};
const at = (kind: DestinationKind, name: string) => destinationArn(kind, account, name);
const fails: SimulatedHandler = {
  handle: () => ({ does: 'fail', error: { errorType: 'Error', errorMessage: 'no stock' } }),
};
const answers: SimulatedHandler = { handle: () => ({ does: 'answer', payload: 'done' }) };

async function sending(to: DestinationConfig, handler: SimulatedHandler, more: Partial<Hands> = {}) {
  const hands = handsOn({ handler, state: { ...emptyAccountState(), services }, ...more });
  await hands.created();
  const put = hands.treatEvents({ MaximumRetryAttempts: 0, DestinationConfig: to });
  expect(hands.refusal(put)).toBeUndefined();
  const id = hands.emit('{"order":7}');
  await hands.pass(60_000);
  return { hands, id, now: hands.actor.getSnapshot().context.services };
}

const record = (condition: string) => ({
  version: '1.0',
  requestContext: {
    functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:hello:$LATEST',
    condition,
    approximateInvokeCount: 1,
  },
  requestPayload: { order: 7 },
});
const failed = {
  ...record('RetriesExhausted'),
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  responsePayload: { errorType: 'Error', errorMessage: 'no stock' },
};
const parsed = (text: unknown): unknown => JSON.parse(String(text));

describe('the record of an event that is through', () => {
  test('lies in the queue', async () => {
    const { hands, id, now } = await sending({ OnFailure: { Destination: at('sqs', 'failed') } }, fails);
    const messages = now.queues['failed']?.messages ?? [];
    expect(messages).toHaveLength(1);
    expect(parsed(messages[0]?.Body)).toMatchObject(failed);
    expect(hands.queueSteps().map((step) => step.split(' ')[1])).toEqual([
      'received',
      'delivered',
      'dropped',
      'sent',
    ]);
    expect(hands.trace().find(({ type }) => type === 'queue.sent')).toMatchObject({
      subject: { functionName: 'hello', requestId: id },
      record: { as: 'destination', target: at('sqs', 'failed') },
    });
  });

  test('is the message of the topic', async () => {
    const { now } = await sending({ OnSuccess: { Destination: at('sns', 'alarms') } }, answers);
    expect(parsed(now.topics['alarms']?.messages[0]?.Message)).toMatchObject({
      ...record('Success'),
      responseContext: { statusCode: 200, executedVersion: '$LATEST' },
      responsePayload: 'done',
    });
  });

  test('is the detail of an event on the bus', async () => {
    const { now } = await sending({ OnFailure: { Destination: at('events', 'shop') } }, fails);
    expect(now.buses['shop']?.events).toMatchObject([
      {
        source: 'lambda',
        'detail-type': 'Lambda Function Invocation Result - Failure',
        resources: [at('events', 'shop'), `${at('lambda', 'hello')}:$LATEST`],
        detail: failed,
      },
    ]);
  });

  test('is an object of the bucket', async () => {
    const { now } = await sending({ OnFailure: { Destination: at('s3', 'records') } }, fails);
    const [[key, object] = []] = Object.entries(now.buckets['records']?.objects ?? {});
    expect(key).toMatch(/^aws\/lambda\/async\/hello\/\d{4}\/\d\d\/\d\d\/[\d-]{10}T[\d.]{8}-[\da-f-]{36}$/);
    expect(parsed(object?.Body)).toMatchObject(failed);
  });

  test('is the event of another function, which really runs', async () => {
    const hands = handsOn({ handler: answers });
    await hands.created();
    hands.create('after');
    await hands.pass(deploymentMs.create);
    hands.treatEvents({ DestinationConfig: { OnSuccess: { Destination: at('lambda', 'after') } } });
    hands.emit('{"order":7}');
    await hands.pass(60_000);
    const invoked = hands
      .trace()
      .filter(({ type, subject }) => type === 'api.called' && subject.functionName === 'after');
    expect(invoked.at(-1)).toMatchObject({
      record: { eventName: 'Invoke', requestParameters: { InvocationType: 'Event' } },
    });
    const ran = hands
      .trace()
      .filter(({ type, subject }) => type === 'platform.report' && subject.functionName === 'after');
    expect(ran).toHaveLength(1);
  });

  test('goes nowhere without a destination', async () => {
    const { now, hands } = await sending({}, fails);
    expect(now).toEqual(services);
    expect(hands.types()).not.toContain('queue.sent');
  });
});

test('functions that call each other in a circle are stopped', async () => {
  const hands = handsOn({ handler: answers });
  await hands.created();
  hands.create('after');
  await hands.pass(deploymentMs.create);
  hands.treatEvents({ DestinationConfig: { OnSuccess: { Destination: at('lambda', 'after') } } });
  hands.treatEvents({ DestinationConfig: { OnSuccess: { Destination: at('lambda', 'hello') } } }, 'after');
  hands.emit('{}');
  await hands.pass(600_000);
  expect(hands.trace().filter(({ type }) => type === 'platform.report')).toHaveLength(16);
  expect(hands.trace().find(({ type }) => type === 'queue.undelivered')).toMatchObject({
    record: { errorCode: 'RecursiveInvocationException' },
  });
});

test('functions that a topic is subscribed to run with its message, as far as their policy lets it', async () => {
  const topic = at('sns', 'alarms');
  const subscribed = withSubscription(newTopic('alarms'), {
    SubscriptionArn: `${topic}:after`,
    Protocol: 'lambda',
    Endpoint: at('lambda', 'after'),
  });
  const state = { ...emptyAccountState(), services: { ...services, topics: { alarms: subscribed } } };
  const hands = handsOn({ handler: answers, state });
  await hands.created();
  hands.create('after');
  await hands.pass(deploymentMs.create);
  hands.treatEvents({ DestinationConfig: { OnSuccess: { Destination: topic } } });
  const runs = () =>
    hands
      .trace()
      .filter(({ type, subject }) => type === 'platform.report' && subject.functionName === 'after');
  hands.emit('{"order":7}');
  await hands.pass(60_000);
  expect(runs()).toHaveLength(0);
  const request = {
    FunctionName: 'after',
    StatementId: 'topic',
    Action: 'lambda:InvokeFunction',
    Principal: 'sns.amazonaws.com',
    SourceArn: topic,
  };
  hands.call({ action: 'AddPermission', request });
  hands.emit('{"order":8}');
  await hands.pass(60_000);
  expect(runs()).toHaveLength(1);
  const invoked = hands
    .trace()
    .findLast(({ type, subject }) => type === 'api.called' && subject.functionName === 'after');
  expect(JSON.stringify(invoked)).toContain('aws:sns');
});

test('the role has to allow this very target, not only the action', async () => {
  const hands = handsOn({ handler: fails, state: { ...emptyAccountState(), services } });
  const Role = 'arn:aws:iam::123456789012:role/one-queue';
  const PolicyDocument = policyDocument({
    Effect: 'Allow',
    Action: 'sqs:SendMessage',
    Resource: at('sqs', 'letters'),
  });
  const owned = {
    RoleName: 'one-queue',
    Path: '/',
    Arn: Role,
    AssumeRolePolicyDocument: lambdaTrust,
    Policies: [{ PolicyName: 'p', PolicyArn: 'arn:aws:iam::123456789012:policy/p', PolicyDocument }],
  };
  hands.actor.send({ type: 'role.created', at: hands.clock.instant, role: owned });
  await hands.created({ Role });
  const set = (name: string) =>
    hands.treatEvents({ DestinationConfig: { OnFailure: { Destination: at('sqs', name) } } });
  expect(hands.refusal(set('failed'))).toMatch(/does not have permissions to call SendMessage/);
  expect(hands.refusal(set('letters'))).toBeUndefined();
});

test('a dead-letter queue gets the event as it was, with the error beside it', async () => {
  const hands = handsOn({ handler: fails, state: { ...emptyAccountState(), services } });
  await hands.created({ DeadLetterConfig: { TargetArn: at('sqs', 'letters') } });
  hands.treatEvents({
    MaximumRetryAttempts: 0,
    DestinationConfig: { OnFailure: { Destination: at('sqs', 'failed') } },
  });
  const id = hands.emit('{"order":7}');
  await hands.pass(60_000);
  const { queues } = hands.actor.getSnapshot().context.services;
  expect(queues['failed']?.messages).toHaveLength(1);
  expect(queues['letters']?.messages).toMatchObject([
    {
      Body: '{"order":7}',
      MessageAttributes: {
        RequestID: { StringValue: id },
        ErrorCode: { DataType: 'Number', StringValue: '200' },
        ErrorMessage: { StringValue: 'no stock' },
      },
    },
  ]);
});

describe('what cannot be delivered', () => {
  test('is lost, and the trace says why: the queue is gone', async () => {
    const hands = handsOn({ handler: fails, state: { ...emptyAccountState(), services } });
    await hands.created();
    hands.treatEvents({
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: { Destination: at('sqs', 'failed') } },
    });
    hands.actor.send({ type: 'services.changed', at: hands.clock.instant, services: noServices });
    hands.emit();
    await hands.pass(60_000);
    expect(hands.trace().at(-1)).toMatchObject({
      type: 'queue.undelivered',
      record: { errorCode: 'QueueDoesNotExist', target: at('sqs', 'failed') },
    });
  });

  test('is lost, and the trace says why: the role may not send', async () => {
    const hands = handsOn({ handler: fails, state: { ...emptyAccountState(), services } });
    await hands.created();
    hands.treatEvents({
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: { Destination: at('sqs', 'failed') } },
    });
    const Role = 'arn:aws:iam::123456789012:role/lambda-basic';
    hands.call({ action: 'UpdateFunctionConfiguration', request: { FunctionName: 'hello', Role } });
    await hands.pass(deploymentMs.update);
    hands.emit();
    await hands.pass(60_000);
    expect(hands.trace().findLast(({ type }) => type === 'queue.undelivered')).toMatchObject({
      record: { errorCode: 'AccessDenied' },
    });
    expect(hands.actor.getSnapshot().context.services).toEqual(services);
  });
});

test('settings are changed one by one, and deleted', async () => {
  const hands = handsOn({ state: { ...emptyAccountState(), services } });
  await hands.created();
  const DestinationConfig = { OnFailure: { Destination: at('sqs', 'failed') } };
  hands.treatEvents({ MaximumRetryAttempts: 1 });
  const request = { FunctionName: 'hello', DestinationConfig };
  const id = hands.call({ action: 'UpdateFunctionEventInvokeConfig', request });
  expect(hands.answer(id)).toMatchObject({
    ok: true,
    status: 200,
    response: { MaximumRetryAttempts: 1, DestinationConfig },
  });
  expect(hands.fn().eventInvokeConfig).toMatchObject({ MaximumRetryAttempts: 1, DestinationConfig });
  const saved = parseAccountState(JSON.parse(JSON.stringify(accountState(hands.actor.getSnapshot()))));
  expect(saved).toMatchObject({
    ok: true,
    state: { functions: [{ eventInvokeConfig: { DestinationConfig } }] },
  });
  const gone = hands.call({
    action: 'DeleteFunctionEventInvokeConfig',
    request: { FunctionName: 'hello' },
  });
  expect(hands.answer(gone)).toMatchObject({ ok: true, status: 204 });
  expect(hands.fn().eventInvokeConfig).toEqual({
    MaximumRetryAttempts: 2,
    MaximumEventAgeInSeconds: 21_600,
  });
});
