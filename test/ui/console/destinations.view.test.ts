import { describe, expect, it } from 'vitest';
import { emptyAccountState } from '#model/account-state.ts';
import { destinationKinds } from '#model/lambda/destinations.ts';
import { noServices } from '#model/services/services-state.ts';
import type { SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import {
  destinationBoxes,
  destinationCall,
  destinationSet,
  kindsFor,
  missingPolicy,
  suggestedName,
  targetNames,
  typedDestination,
  withTarget,
} from '#ui/console/function/destinations/destinations.view.ts';
import { contentsOf, countWords } from '#ui/console/function/destinations/target-contents.view.ts';
import { handsOn } from '../../support/account/account-hands.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };
const services = (['sqs', 'sns', 'events', 's3'] as const).reduce(
  (made, kind) => withTarget(made, kind, 'orders', 0),
  noServices,
);

function named(kind: (typeof destinationKinds)[number], name = 'orders') {
  const typed = typedDestination(kind, account, name);
  if ('problem' in typed) throw new Error(typed.problem);
  return typed.destination;
}

async function withDestinations() {
  const fails: SimulatedHandler = {
    handle: () => ({ does: 'fail', error: { errorType: 'E', errorMessage: 'm' } }),
  };
  const hands = handsOn({ state: { ...emptyAccountState(), services }, handler: fails });
  await hands.created();
  return hands;
}

describe('the form of a destination', () => {
  it('offers what AWS takes for the condition', () => {
    expect(kindsFor('failure').map(({ id }) => id)).toEqual(destinationKinds);
    expect(kindsFor('success').map(({ id }) => id)).toEqual(['sqs', 'sns', 'lambda', 'events']);
  });

  it('offers what there is, and no function to itself', async () => {
    const hands = await withDestinations();
    hands.create('after');
    expect(targetNames('lambda', hands.view(), 'hello')).toEqual(['after']);
    expect(targetNames('events', hands.view(), 'hello')).toEqual(['default', 'orders']);
    expect(typedDestination('sqs', account, 'two words')).toHaveProperty('problem');
    expect(typedDestination('sqs', account, '')).toHaveProperty('problem');
  });

  it('says which policy the role lacks', async () => {
    const hands = await withDestinations();
    const Role = 'arn:aws:iam::123456789012:role/lambda-basic';
    hands.call({ action: 'UpdateFunctionConfiguration', request: { FunctionName: 'hello', Role } });
    await hands.pass(5000);
    const policy = missingPolicy(hands.fn(), hands.view(), named('sqs'), 'abcd1234');
    expect(policy).toMatchObject({
      PolicyName: 'AWSLambdaSQSQueueDestinationExecutionRole-abcd1234',
      PolicyDocument: {
        Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: named('sqs').arn }],
      },
    });
    const role = hands.view().resources.roles.find(({ Arn }) => Arn === Role);
    if (!role || !policy) throw new Error('Both are there.');
    const changed = { ...role, Policies: [...role.Policies, policy] };
    hands.actor.send({ type: 'role.changed', at: hands.clock.instant, role: changed });
    expect(missingPolicy(hands.fn(), hands.view(), named('sqs'), 'abcd1234')).toBeNull();
    expect(hands.view().resources.roles.filter(({ Arn }) => Arn === Role)).toHaveLength(1);
  });

  it('ends in a call that leaves the other settings alone', async () => {
    const hands = await withDestinations();
    hands.treatEvents({ MaximumRetryAttempts: 0 });
    hands.call(destinationCall(hands.fn(), 'failure', named('sqs').arn));
    hands.call(destinationCall(hands.fn(), 'success', named('events').arn));
    expect(destinationBoxes(hands.fn())).toMatchObject([
      { condition: 'failure', when: 'On failure', kind: 'SQS queue', destination: { name: 'orders' } },
      { condition: 'success', when: 'On success', kind: 'EventBridge event bus' },
    ]);
    hands.call(destinationCall(hands.fn(), 'failure', null));
    expect(hands.fn().eventInvokeConfig).toEqual({
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 21_600,
      DestinationConfig: { OnSuccess: { Destination: named('events').arn } },
    });
  });
});

describe('a destination of a version or of an alias', () => {
  async function published() {
    const hands = await withDestinations();
    const FunctionName = 'hello';
    hands.call({ action: 'PublishVersion', request: { FunctionName } });
    hands.call({ action: 'CreateAlias', request: { FunctionName, Name: 'live', FunctionVersion: '1' } });
    return hands;
  }

  it('is set with its qualifier, and stands beside the others', async () => {
    const hands = await published();
    hands.call(destinationCall(hands.fn(), 'failure', named('sqs').arn));
    const call = destinationCall(hands.fn(), 'success', named('sns').arn, 'live');
    expect(call.request.Qualifier).toBe('live');
    expect(hands.refusal(hands.call(call))).toBeUndefined();
    expect(destinationBoxes(hands.fn())).toMatchObject([
      { qualifier: '$LATEST', condition: 'failure', kind: 'SQS queue' },
      { qualifier: 'live', condition: 'success', kind: 'SNS topic' },
    ]);
    expect(destinationSet(hands.fn(), 'success', 'live')).toBe(named('sns').arn);
    expect(destinationSet(hands.fn(), 'failure', 'live')).toBeNull();
    expect(hands.refusal(hands.call(destinationCall(hands.fn(), 'success', null, 'live')))).toBeUndefined();
    expect(destinationBoxes(hands.fn())).toMatchObject([{ qualifier: '$LATEST' }]);
  });

  it('gets the records of events that came through it', async () => {
    const hands = await published();
    hands.call(destinationCall(hands.fn(), 'failure', named('sqs').arn, 'live'));
    const send = { FunctionName: 'hello', InvocationType: 'Event', Payload: '{}' } as const;
    hands.call({ action: 'Invoke', request: send });
    hands.call({ action: 'Invoke', request: { ...send, Qualifier: 'live' } });
    await hands.pass(600_000);
    expect(countWords(hands.view().services, named('sqs'))).toBe('1 message');
  });
});

describe('the name that the form begins with', () => {
  it('says what will lie there, and is not where the other condition leads', () => {
    expect(suggestedName('sqs', 'failure', [], null)).toBe('failed-orders');
    expect(suggestedName('sqs', 'success', [], null)).toBe('finished-orders');
    expect(suggestedName('sqs', 'success', ['failed-orders'], named('sqs', 'failed-orders').arn)).toBe(
      'finished-orders',
    );
    expect(suggestedName('sqs', 'success', ['orders', 'news'], named('sqs').arn)).toBe('news');
    expect(suggestedName('sqs', 'failure', ['finished-orders', 'failed-orders'], null)).toBe('failed-orders');
    expect(suggestedName('events', 'success', ['default'], named('events', 'default').arn)).toBe('default');
  });
});

describe('what lies in a destination', () => {
  it.each(['sqs', 'sns', 'events', 's3'] as const)('is the record of the event: %s', async (kind) => {
    const hands = await withDestinations();
    hands.treatEvents({ MaximumRetryAttempts: 0 });
    hands.call(destinationCall(hands.fn(), 'failure', named(kind).arn));
    expect(countWords(hands.view().services, named(kind))).toBe('empty');
    const id = hands.emit('{"order":7}');
    await hands.pass(60_000);
    const { services: now } = hands.view();
    expect(countWords(now, named(kind))).toMatch(/^1 (message|event|object)$/);
    const [found] = contentsOf(now, named(kind)) ?? [];
    expect(found?.body).toContain(`"requestId": "${id}"`);
    expect(found?.body).toContain('"order": 7');
  });

  it('is nothing where there is no such thing', () => {
    expect(countWords(noServices, named('sqs'))).toMatch(/does not exist/);
    expect(contentsOf(noServices, named('s3'))).toBeNull();
    expect(countWords(noServices, named('lambda'))).toMatch(/^runs with/);
  });
});
