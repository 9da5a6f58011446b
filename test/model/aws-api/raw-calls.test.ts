import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { decoded } from '#model/aws-api/aws-http.ts';
import { invokeResponse } from '#model/aws-api/lambda-api.ts';
import { askedAws, serviceOf } from '#model/aws-api/modelled-aws.ts';
import { newBus, withRule } from '#model/services/bus.ts';
import { newQueue } from '#model/services/queue.ts';
import { noServices, resourceOf, type ServicesState, withResource } from '#model/services/services-state.ts';
import { newStream } from '#model/services/stream.ts';
import { newTopic, withSubscription } from '#model/services/topic.ts';
import { signed } from '../../support/signed-request.ts';
import { bytesOf, keys, roleWith, SdkAccount } from './sdk.ts';

const fn = 'arn:aws:lambda:us-east-1:123456789012:function:other';
const queue = 'arn:aws:sqs:us-east-1:123456789012:inbox';
const topic = 'arn:aws:sns:us-east-1:123456789012:news';

function ask(
  services: ServicesState,
  host: string,
  headers: Record<string, string>,
  body = '',
  role?: SdkAccount['role'],
  sign: typeof signed | null = signed,
) {
  const { world } = new SdkAccount(services, role);
  const unsigned = { method: 'POST', host: `${host}.us-east-1.amazonaws.com`, path: '/', headers };
  const request = {
    ...unsigned,
    headers: sign ? sign({ ...unsigned, body }, keys) : headers,
    body: new TextEncoder().encode(body),
  };
  const outcome = askedAws(request, world);
  if (!outcome || !('response' in outcome)) throw new Error('Nobody answered.');
  return { ...outcome, text: decoded(outcome.response.body), status: outcome.response.status };
}
const json = (target: string) => ({ 'x-amz-target': target });

describe('a call without an SDK', () => {
  it('of SNS comes through to queues and functions', () => {
    const subscribed = withSubscription(newTopic('news'), {
      SubscriptionArn: `${topic}:1`,
      Protocol: 'sqs',
      Endpoint: queue,
    });
    const both = withSubscription(subscribed, {
      SubscriptionArn: `${topic}:2`,
      Protocol: 'lambda',
      Endpoint: fn,
    });
    const services = withResource(
      withResource(noServices, 'queues', 'inbox', newQueue('inbox')),
      'topics',
      'news',
      both,
    );
    const form = new URLSearchParams({
      Action: 'Publish',
      TopicArn: topic,
      Message: 'a & b',
      'MessageAttributes.entry.1.Name': 'kind',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': 'news',
    });
    const done = ask(services, 'sns', {}, form.toString());
    expect(done.text).toMatch(/<PublishResult><MessageId>[-\w]{36}<\/MessageId><\/PublishResult>/);
    const [message] = resourceOf(done.services ?? noServices, 'queues', 'inbox')?.messages ?? [];
    expect(JSON.parse(message?.Body ?? '')).toMatchObject({
      Message: 'a & b',
      MessageAttributes: { kind: { Type: 'String', Value: 'news' } },
    });
    const [{ functionArn, payload } = { functionArn: '', payload: '' }] = done.invocations ?? [];
    expect(functionArn).toBe(fn);
    expect(JSON.parse(payload)).toMatchObject({
      Records: [{ EventSource: 'aws:sns', Sns: { Message: 'a & b', Subject: null } }],
    });
    const refused = ask(services, 'sns', {}, form.toString(), roleWith());
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('<Code>AuthorizationError</Code>');
    expect(refused.text).toContain('because no identity-based policy allows the SNS:Publish action');
  });

  it('of EventBridge takes and refuses entry by entry', () => {
    const rule = {
      Name: 'r',
      EventPattern: { source: ['shop'] },
      State: 'ENABLED' as const,
      Targets: [{ Id: '1', Arn: fn }],
    };
    const services = withResource(noServices, 'buses', 'default', withRule(newBus('default'), rule));
    const Entries = [
      { Source: 'shop', DetailType: 'sold', Detail: '{"id":1}' },
      { Source: 'shop', DetailType: 'sold', Detail: 'no' },
      {},
    ];
    const done = ask(services, 'events', json('AWSEvents.PutEvents'), JSON.stringify({ Entries }));
    expect(JSON.parse(done.text)).toMatchObject({
      FailedEntryCount: 2,
      Entries: [{}, { ErrorCode: 'MalformedDetail' }, { ErrorCode: 'InvalidArgument' }],
    });
    expect(done.invocations).toMatchObject([
      { functionArn: fn, invoker: { sourceArn: 'arn:aws:events:us-east-1:123456789012:rule/r' } },
    ]);
  });

  it('of Kinesis says which shard it went to', () => {
    const services = withResource(noServices, 'streams', 'clicks', newStream('clicks', 2));
    const record = { StreamName: 'clicks', Data: 'aGk=', PartitionKey: 'ada' };
    const done = ask(services, 'kinesis', json('Kinesis_20131202.PutRecord'), JSON.stringify(record));
    expect(JSON.parse(done.text)).toMatchObject({
      ShardId: expect.stringMatching(/^shardId-00000000000[01]$/) as string,
    });
    const many = JSON.stringify({
      StreamName: 'clicks',
      Records: [record, { ...record, PartitionKey: 'bob' }],
    });
    const { services: after = noServices, text } = ask(
      services,
      'kinesis',
      json('Kinesis_20131202.PutRecords'),
      many,
    );
    expect(JSON.parse(text)).toMatchObject({ FailedRecordCount: 0 });
    expect(resourceOf(after, 'streams', 'clicks')?.count).toBe(2);
  });

  it('of STS needs no permission, but a name', () => {
    const who = ask(noServices, 'sts', {}, 'Action=GetCallerIdentity&Version=2011-06-15', roleWith());
    expect(who.text).toContain('<Arn>arn:aws:sts::123456789012:assumed-role/hello-role/hello</Arn>');
    expect(ask(noServices, 'sts', {}, 'Action=GetCallerIdentity', roleWith(), null).text).toContain(
      '<Code>MissingAuthenticationToken</Code>',
    );
  });

  it('that makes no sense is told so, and changes nothing', () => {
    for (const [host, headers, body, status] of [
      ['sqs', json('AmazonSQS.Unheard'), '{}', 400],
      ['sqs', json('AmazonSQS.SendMessage'), '{', 400],
      ['sqs', json('AmazonSQS.SendMessage'), '{"QueueUrl":1}', 400],
      ['sns', {}, 'Action=Unheard', 400],
      ['s3', {}, '', 501],
      ['lambda', {}, '', 404],
      ['dynamodb', json('DynamoDB_20120810.toString'), '', 400],
    ] as const) {
      const { status: answered, services } = ask(noServices, host, headers, body);
      expect([host, answered, services]).toEqual([host, status, undefined]);
    }
  });
});

describe('the address of a service', () => {
  it.each([
    ['s3.us-east-1.amazonaws.com', 's3', 'us-east-1'],
    ['my.bucket.s3.eu-west-1.amazonaws.com', 's3', 'eu-west-1'],
    ['bucket.s3.amazonaws.com', 's3', null],
    ['bucket.s3-eu-west-1.amazonaws.com', 's3', 'eu-west-1'],
    ['SQS.us-east-1.amazonaws.com', 'sqs', 'us-east-1'],
    ['sts.amazonaws.com', 'sts', null],
    ['123456789012.ddb.us-east-1.amazonaws.com', null, null],
    ['ec2.us-east-1.amazonaws.com', null, null],
    ['sqs.us-east-1.amazonaws.com.evil.example', null, null],
  ])('%s', (host, service, region) => {
    expect(serviceOf(host)).toEqual(service === null ? null : { service, region });
  });

  it('of another Region has nothing of this account', () => {
    const request = {
      method: 'GET',
      host: 'sqs.eu-west-1.amazonaws.com',
      path: '/',
      headers: {},
      body: new Uint8Array(),
    };
    expect(askedAws(request, new SdkAccount().world)).toBeNull();
  });
});

describe('the Lambda that a handler finds', () => {
  const client = new LambdaClient({
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: keys,
    requestHandler: {
      handle: async (request: {
        method: string;
        hostname: string;
        path: string;
        headers: Record<string, string>;
        body: unknown;
      }) => {
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
        );
        const body = await bytesOf(request.body);
        const outcome = askedAws(
          { ...request, body, host: request.hostname, headers },
          new SdkAccount().world,
        );
        if (!outcome || !('invoke' in outcome)) throw new Error('It should wait for an invocation.');
        const { FunctionName, Payload } = outcome.invoke;
        const response = {
          StatusCode: 200,
          ExecutedVersion: '$LATEST',
          FunctionError: 'Unhandled',
          Payload: `{"of":"${FunctionName}","got":${Payload}}`,
        };
        const { status, ...answer } = invokeResponse({ ok: true, status: 200, response }, 'id');
        return { response: { statusCode: status, ...answer } };
      },
    },
  });

  it('is asked to invoke another function, and answers with its result', async () => {
    const answer = await client.send(new InvokeCommand({ FunctionName: fn, Payload: '[1]' }));
    expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled', ExecutedVersion: '$LATEST' });
    expect(answer.Payload?.transformToString()).toBe(`{"of":"${fn}","got":[1]}`);
  });
});
