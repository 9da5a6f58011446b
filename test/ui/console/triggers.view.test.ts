import { describe, expect, it } from 'vitest';
import type { AccountView } from '#machines/account.view.ts';
import type { CreateEventSourceMappingRequest } from '#model/lambda/event-source-mapping.types.ts';
import { httpAnswer } from '#model/lambda/http-events.ts';
import { pollerKinds } from '#model/lambda/pollers.ts';
import { presetValues, type SourceKind, sourceForms } from '#model/lambda/source-fields.ts';
import { triggerFacts, triggerKinds } from '#model/lambda/triggers.ts';
import { withNotification } from '#model/services/bucket.ts';
import { withoutPart, withPart } from '#model/services/pushed-part.ts';
import { pushedEvent, withHappened } from '#ui/console/function/triggers/happening.view.ts';
import {
  settingRows,
  settingsCall,
  settingsDraft,
  typedSettings,
} from '#ui/console/function/triggers/mapping-settings.view.ts';
import {
  missingRead,
  newTrigger,
  type NewTrigger,
  newTriggerCalls,
  questionsOf,
  withPushed,
  withSource,
} from '#ui/console/function/triggers/new-trigger.view.ts';
import {
  allVisible,
  queueContents,
  redriven,
  shardRows,
} from '#ui/console/function/triggers/polled-contents.view.ts';
import { offeredKinds, removalCommands, triggerBoxes } from '#ui/console/function/triggers/triggers.view.ts';
import { handsOn, role } from '../../support/account/account-hands.ts';

const kinds = offeredKinds.map(({ kind }) => kind);
const time = '2026-11-23T08:00:00.000Z';
const id = () => '00000000-0000-4000-8000-000000000001';

/** An account with a trigger of each kind, made as the form makes them. */
async function withTriggers(of: readonly SourceKind[] = kinds) {
  const hands = handsOn();
  await hands.created();
  const change = (services: AccountView['services']) =>
    hands.actor.send({ type: 'services.changed', at: hands.clock.instant, services });
  for (const kind of of) {
    const typed = { ...newTrigger(kind), source: questionsOf(kind).preset };
    const poller = pollerKinds.find((each) => each === kind);
    if (poller) change(withSource(hands.view().services, poller, typed.source, hands.view()));
    for (const call of newTriggerCalls(typed, hands.fn(), hands.view())) {
      expect(hands.refusal(hands.call(call))).toBeUndefined();
    }
    change(withPushed(hands.view().services, typed, hands.fn(), hands.view(), hands.clock.instant));
  }
  await hands.pass(3000);
  const boxes = () => triggerBoxes(hands.fn(), hands.view());
  return { ...hands, change, boxes };
}

describe('triggers', () => {
  it('are offered of eleven kinds, and each says who calls and whose permission counts', async () => {
    const hands = await withTriggers();
    expect(offeredKinds.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "API Gateway",
        "Application Load Balancer",
        "CloudWatch Logs",
        "Cognito",
        "DynamoDB",
        "EventBridge (CloudWatch Events)",
        "Function URL",
        "Kinesis",
        "S3",
        "SNS",
        "SQS",
      ]
    `);
    expect(
      hands
        .boxes()
        .map(({ name, delivery, invocation, permission }) =>
          [name, delivery, invocation, permission].join(' '),
        ),
    ).toMatchInlineSnapshot(`
      [
        "API Gateway push sync policy",
        "Application Load Balancer push sync policy",
        "CloudWatch Logs push async policy",
        "Cognito push sync policy",
        "EventBridge (CloudWatch Events) push async policy",
        "S3 push async policy",
        "SNS push async policy",
        "Function URL push sync policy",
        "DynamoDB poll sync role",
        "Kinesis poll sync role",
        "SQS poll sync role",
      ]
    `);
  });

  it('are taken away and brought back by calls', async () => {
    const hands = await withTriggers(['s3', 'functionUrl', 'kinesis']);
    for (const box of hands.boxes()) {
      for (const call of box.away) hands.call(call);
      await hands.pass(3000);
      expect(hands.boxes().some(({ kind }) => kind === box.kind)).toBe(false);
      for (const call of box.back) expect(hands.refusal(hands.call(call))).toBeUndefined();
      await hands.pass(3000);
      const [again] = hands.boxes().filter(({ kind }) => kind === box.kind);
      // The address of a function URL is a new one.
      if (box.kind !== 'functionUrl') expect(again?.arn).toBe(box.arn);
      expect(again?.delivery).toBe(box.delivery);
    }
  });

  it('of services that push leave nothing behind that names the function', async () => {
    const hands = await withTriggers(['s3', 'sns', 'eventbridge', 'httpApi']);
    const { FunctionArn } = hands.fn().configuration;
    const before = hands.view().services;
    expect(JSON.stringify(before).split(FunctionArn)).toHaveLength(4);
    for (const box of hands.boxes()) {
      const { services } = hands.view();
      expect(removalCommands(box, services), box.kind).toContain('aws lambda remove-permission');
      if (box.kind === 'httpApi') expect(box.part).toBeNull();
      if (box.part) hands.change(withoutPart(services, box.part));
    }
    expect(JSON.stringify(hands.view().services)).not.toContain(FunctionArn);
    const { buckets, topics, buses } = hands.view().services;
    expect([Object.keys(buckets), Object.keys(topics)]).toEqual([['my-bucket'], ['my-topic']]);
    // AWS has DeleteRule for the rule; what is removed here is its target.
    expect(buses['default']?.rules).toMatchObject([{ Name: 'my-rule', State: 'ENABLED', Targets: [] }]);
  });

  it('come back at their service too', async () => {
    const hands = await withTriggers(['s3', 'sns', 'eventbridge']);
    const { services } = hands.view();
    for (const { part } of hands.boxes()) {
      if (!part) throw new Error('the service keeps nothing');
      expect(withPart(withoutPart(services, part), part)).toEqual(services);
    }
  });

  it('say what Remove sends: of S3 the notifications that are left', async () => {
    const hands = await withTriggers(['s3', 'sns', 'eventbridge']);
    const bucket = hands.view().services.buckets['my-bucket'];
    if (!bucket) throw new Error('no bucket');
    const other = { Id: 'other', LambdaFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:other' };
    const buckets = { 'my-bucket': withNotification(bucket, other) };
    hands.change({ ...hands.view().services, buckets });
    const said = (kind: SourceKind) => {
      const box = hands.boxes().find((each) => each.kind === kind);
      return box && removalCommands(box, hands.view().services).split('\n\n')[1];
    };
    expect(said('s3')).toBe(
      `aws s3api put-bucket-notification-configuration \\\n  --bucket my-bucket \\\n  --notification-configuration '{"LambdaFunctionConfigurations":[{"Id":"other","LambdaFunctionArn":"${other.LambdaFunctionArn}","Events":["s3:ObjectCreated:*"]}]}'`,
    );
    expect(said('sns')).toMatch(/^aws sns unsubscribe \\\n {2}--subscription-arn arn:aws:sns:/);
    expect(said('eventbridge')).toMatch(
      /^aws events remove-targets \\\n {2}--rule my-rule \\\n {2}--ids \w+$/,
    );
  });

  it('of a queue can be filtered and held back, in AWS’s words where that is wrong', async () => {
    const hands = await withTriggers([]);
    hands.change(withSource(hands.view().services, 'sqs', 'orders', hands.view()));
    const adding = (more: Partial<NewTrigger>) => {
      const [call] = newTriggerCalls(
        { ...newTrigger('sqs'), source: 'orders', ...more },
        hands.fn(),
        hands.view(),
      );
      return call && hands.refusal(hands.call(call));
    };
    expect(adding({ concurrency: 1 })).toContain("Value '1' at 'scalingConfig.maximumConcurrency'");
    expect(adding({ filter: '{"body":' })).toContain('Invalid filter pattern definition.');
    expect(adding({ filter: '{"body":{"kind":["order"]}}', concurrency: 2 })).toBeUndefined();
  });

  it('know the name that was given to the source', async () => {
    const hands = await withTriggers(triggerKinds);
    for (const { kind, source } of hands.boxes())
      expect(source).toBe(triggerFacts(kind as (typeof triggerKinds)[number]).preset);
  });

  it('of sources that are polled say what the role lacks', async () => {
    const hands = await withTriggers([]);
    const view = hands.view();
    const [given] = view.resources.roles;
    const roles = [{ ...given!, Arn: role }];
    const policy = missingRead(
      'sqs',
      'orders',
      hands.fn(),
      { ...view, resources: { ...view.resources, roles } },
      'x',
    );
    expect(policy?.PolicyDocument.Statement[0]).toEqual({
      Effect: 'Allow',
      Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      Resource: 'arn:aws:sqs:us-east-1:123456789012:orders',
    });
    expect(missingRead('s3', 'my-bucket', hands.fn(), view, 'x')).toBeNull();
  });
});

describe('what happens at a source', () => {
  it('becomes the event that the service sends', async () => {
    const hands = await withTriggers();
    const view = hands.view();
    const sent = Object.fromEntries(
      hands.boxes().map((box) => [box.kind, pushedEvent(box, presetValues(box.kind), view, time, id)]),
    );
    expect(sent['s3']).toMatchObject({
      Records: [{ s3: { bucket: { name: 'my-bucket' }, object: { key: 'photos/cat.png', size: 4 } } }],
    });
    expect(sent['sns']).toMatchObject({ Records: [{ Sns: { Message: 'Hello from a topic' } }] });
    expect(sent['eventbridge']).toMatchObject({ source: 'shop.orders', detail: { order: 1 } });
    expect(sent['httpApi']).toMatchObject({
      version: '2.0',
      routeKey: 'GET /hello',
      queryStringParameters: { name: 'Ada' },
    });
    expect(sent['functionUrl']).toMatchObject({ version: '2.0', routeKey: '$default' });
    expect(sent['alb']).toMatchObject({ httpMethod: 'GET', requestContext: { elb: {} } });
    expect(sent['cognito']).toMatchObject({
      triggerSource: 'PreSignUp_SignUp',
      userPoolId: 'us-east-1_ExAmPle12',
    });
    expect(sent['logs']).toMatchObject({
      messageType: 'DATA_MESSAGE',
      logEvents: [{ message: 'ERROR something went wrong' }],
    });
  });

  it('is read by Lambda where nobody pushes', async () => {
    const hands = await withTriggers(pollerKinds);
    for (const box of hands.boxes()) {
      const { services } = hands.view();
      const { [box.kind]: form } = sourceForms;
      expect(form.deed).not.toBe('');
      const at = hands.clock.instant;
      hands.change(
        withHappened(services, box, presetValues(box.kind), at, { newId: id, hash: () => 0n }).services,
      );
      await hands.pass(1000);
    }
    const read = hands
      .trace()
      .flatMap((one) => (one.type === 'mapping.settled' ? [one.record.done.length] : []));
    expect(read).toEqual([1, 1, 1]);
  });
});

describe('a stream', () => {
  it('is read as its form says, and shows the window that is open', async () => {
    const hands = await withTriggers([]);
    hands.change(withSource(hands.view().services, 'kinesis', 'clicks', hands.view()));
    const typed: NewTrigger = {
      ...newTrigger('kinesis'),
      startingPosition: 'AT_TIMESTAMP',
      from: '2026-01-01T08:00:00',
      age: 60,
      tumbling: 30,
      onFailure: 'arn:aws:sqs:us-east-1:123456789012:letters',
    };
    const [call] = newTriggerCalls({ ...typed, source: 'clicks' }, hands.fn(), hands.view());
    expect(call?.request).toMatchObject({
      StartingPosition: 'AT_TIMESTAMP',
      StartingPositionTimestamp: Date.UTC(2026, 0, 1, 8) / 1000,
      MaximumRecordAgeInSeconds: 60,
      ParallelizationFactor: 1,
      TumblingWindowInSeconds: 30,
      DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:letters' } },
    });
    const { DestinationConfig: _, ...request } = call!.request as CreateEventSourceMappingRequest;
    expect(hands.refusal(hands.call({ action: 'CreateEventSourceMapping', request }))).toBeUndefined();
    await hands.pass(3000);
    const [made] = hands.view().mappings;
    const before = typedSettings(made!);
    expect(settingsCall(before, made!)).toBeNull();
    expect(settingsDraft(before, made!).request).toMatchObject({ BatchSize: 100, ParallelizationFactor: 1 });
    expect(settingsDraft(before, made!).request).not.toHaveProperty('ScalingConfig');
    expect(settingsCall({ ...before, batchSize: 7, tumbling: 60 }, made!)).toEqual({
      action: 'UpdateEventSourceMapping',
      request: { UUID: made!.uuid, BatchSize: 7, TumblingWindowInSeconds: 60 },
      functionName: 'hello',
    });
    expect(settingRows(made!)).toContainEqual({ key: 'Tumbling window duration', value: '30 s' });
    const [box] = hands.boxes();
    const chance = { newId: id, hash: () => 0n };
    const { services } = withHappened(
      hands.view().services,
      box!,
      presetValues('kinesis'),
      hands.clock.instant,
      chance,
    );
    hands.change(services);
    await hands.pass(10);
    const [first] = shardRows(hands.view().services, hands.view().mappings[0]!);
    expect(first?.window).toMatch(/^since \d\d:\d\d:\d\d UTC: \{\}$/);
    expect(first?.doing).toBe('1 are with the function, try 1');
  });
});

describe('a queue', () => {
  it('shows what is in flight and what was given up, and gives both back', async () => {
    const hands = await withTriggers(['sqs']);
    hands.reserve(0);
    const [box] = hands.boxes();
    const { services } = hands.view();
    const values = { body: 'one', times: '3' };
    let made = 0;
    const chance = { newId: () => `m${++made}`, hash: () => 0n };
    hands.change(withHappened(services, box!, values, hands.clock.instant, chance).services);
    await hands.pass(1000);
    const contents = () => queueContents(hands.view().services, 'orders', hands.clock.instant)!;
    expect(contents()).toMatchObject({
      counts: { waiting: 0, inFlight: 3 },
      letters: { receives: 3, rows: [] },
    });
    for (let times = 0; times < 3; times += 1) {
      hands.change(allVisible(hands.view().services, 'orders', hands.clock.instant));
      await hands.pass(100);
    }
    expect(contents().rows).toEqual([]);
    expect(contents().letters?.rows.map(({ body }) => body)).toEqual(['one', 'one', 'one']);
    hands.change(redriven(hands.view().services, 'orders'));
    expect(contents().letters?.rows).toEqual([]);
    expect(contents().rows).toHaveLength(3);
  });
});

describe('an answer over HTTP', () => {
  it('is guessed by an API, and not by a load balancer', () => {
    expect(httpAnswer('api', '{"hello":1}', false)).toMatchObject({ statusCode: 200, body: '{"hello":1}' });
    expect(httpAnswer('api', '{"statusCode":201,"body":"made"}', false)).toEqual({
      statusCode: 201,
      headers: {},
      body: 'made',
    });
    expect(httpAnswer('api', '{"errorMessage":"x"}', true)).toMatchObject({ statusCode: 500 });
    expect(httpAnswer('target', '{"hello":1}', false)).toMatchObject({ statusCode: 502 });
    expect(httpAnswer('url', '', true)).toMatchObject({ statusCode: 502 });
  });
});
