/**
 * That what handlers ask of AWS is asked of the account, in every runtime that runs handlers. Nothing here may import
 * from Node.js: it runs in browsers too.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noServices, resourceOf, type ServicesState, withResource } from '#model/services/services-state.ts';
import { newBucket } from '#model/services/bucket.ts';
import { newQueue } from '#model/services/queue.ts';
import { newTable } from '#model/services/table.ts';
import { networksOf } from '#model/lambda/network.ts';
import { newRole } from '#model/lambda/execution-role.ts';
import { policyDocument, type PolicyStatement } from '#model/lambda/policy.ts';
import { latest } from '#model/lambda/versions.ts';
import type { EnvironmentSpec, Runtime } from '#model/runtime-port.ts';
import type { VpcConfig } from '#model/lambda/configuration.ts';
import { accountNetwork } from '#runtimes/network/account-network.ts';
import { LambdaUnderTest, type Seen } from '../lambda-under-test.ts';
import { asking, connecting, withoutSdk, withSdk } from './handlers.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };
const everything: PolicyStatement = { Effect: 'Allow', Action: '*', Resource: '*' };

function startServices(): ServicesState {
  const buckets = withResource(noServices, 'buckets', 'photos', newBucket('photos', 0));
  const queues = withResource(buckets, 'queues', 'inbox', newQueue('inbox'));
  return withResource(queues, 'tables', 'orders', newTable('orders', { hash: 'id' }));
}

interface Given {
  files: Record<string, string>;
  allowed?: PolicyStatement[];
  VpcConfig?: VpcConfig;
}

/** A function of an account of its own. */
async function functionIn(runtime: Runtime, { files, allowed = [everything], VpcConfig }: Given) {
  const made = newRole(account, { functionName: 'demo', suffix: 'abcd1234', templates: [], inVpc: false });
  const own = { PolicyName: 'own', PolicyArn: 'own', PolicyDocument: policyDocument(...allowed) };
  const role = { ...made, Policies: [own] };
  const spec: EnvironmentSpec = {
    environmentId: 'environment-1',
    functionName: 'demo',
    functionVersion: latest,
    functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:demo',
    region: account.region,
    runtime: 'nodejs24.x',
    architecture: 'x86_64',
    handler: 'index.handler',
    memorySizeMB: 512,
    ephemeralStorageMB: 512,
    variables: {},
    files,
    logGroup: '/aws/lambda/demo',
    logStream: 'stream',
    logFormat: 'Text',
  };
  let services = startServices();
  const networkOf = accountNetwork({
    context: () => ({
      ...account,
      services,
      roles: [role],
      functions: { demo: functionEntry(role.Arn, VpcConfig) },
    }),
    changeServices: (changed) => (services = changed),
    call: () => Promise.reject(new Error('Nobody invokes anything here.')),
    traceOf: () => '',
  });
  const seen: Seen[] = [];
  const stopped = Promise.withResolvers<void>();
  const listener = (event: Seen['event'], time: number): void => {
    seen.push({ event, time });
    if (event.type === 'network.stopped') stopped.resolve();
  };
  const environment = await runtime.start(spec, {
    listener,
    signal: new AbortController().signal,
    network: networkOf(spec, listener),
  });
  return {
    lambda: new LambdaUnderTest(spec, environment, seen),
    environment,
    services: () => services,
    stopped: stopped.promise,
  };
}

/** As much of a function as its network asks for. */
function functionEntry(Role: string, VpcConfig?: VpcConfig) {
  const FunctionArn = 'arn:aws:lambda:us-east-1:123456789012:function:demo';
  const configuration = {
    FunctionArn,
    Role,
    ...(VpcConfig ? { VpcConfig: { VpcId: 'vpc', ...VpcConfig } } : {}),
  };
  return { record: { configuration } };
}

export function runServicesContract(name: string, createRuntime: () => Runtime): void {
  describe(`AWS behind ${name}`, () => {
    let runtime: Runtime;
    beforeAll(async () => {
      runtime = createRuntime();
      await runtime.prepare();
    }, 60_000);
    afterAll(() => runtime.dispose());

    it('answers AWS’s own SDK', async () => {
      const files = { 'index.mjs': withSdk };
      const { lambda, environment, services } = await functionIn(runtime, { files });
      expect(await lambda.result({ key: 'a b', body: 'grüß dich' })).toEqual({ text: 'grüß dich', sent: 36 });
      expect(resourceOf(services(), 'buckets', 'photos')?.objects).toMatchObject({
        'a b': { Body: 'grüß dich' },
      });
      expect(resourceOf(services(), 'queues', 'inbox')?.messages).toMatchObject([{ Body: 'grüß dich' }]);
      const called = lambda
        .eventsOf('service.called')
        .map(({ record }) => [record.eventName, record.access?.allowed]);
      expect(called).toEqual([
        ['PutObject', true],
        ['GetObject', true],
        ['SendMessage', true],
      ]);
      await environment.stop('spindown');
    });

    it('refuses what the role does not allow, in AWS’s words', async () => {
      const files = { 'index.mjs': withSdk };
      const allowed = [{ ...everything, Action: 's3:PutObject' }];
      const { lambda, environment } = await functionIn(runtime, { files, allowed });
      expect(await lambda.invoke({ key: 'a', body: 'b' })).toMatchObject({
        status: 'error',
        error: {
          errorType: 'AccessDenied',
          errorMessage:
            'User: arn:aws:sts::123456789012:assumed-role/demo-role-abcd1234/demo is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::photos/a" because no identity-based policy allows the s3:GetObject action',
        },
      });
      expect(lambda.eventsOf('service.called').at(-1)?.record).toMatchObject({
        status: 403,
        access: { allowed: false, missing: { Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/a' } },
      });
      await environment.stop('spindown');
    });

    it('answers who signs by hand, with fetch and with node:https', async () => {
      const { lambda, environment, services } = await functionIn(runtime, {
        files: { 'index.mjs': withoutSdk },
      });
      const Item = { id: { S: '1' }, total: { N: '12' } };
      const put = { target: 'PutItem', input: { TableName: 'orders', Item }, how: 'https' };
      expect(await lambda.result(put)).toEqual({ status: 200 });
      expect(Object.values(resourceOf(services(), 'tables', 'orders')?.items ?? {})).toEqual([Item]);
      const get = { target: 'GetItem', input: { TableName: 'orders', Key: { id: Item.id } }, how: 'fetch' };
      expect(await lambda.result(get)).toEqual({ status: 200, Item });
      await environment.stop('spindown');
    });

    it('says of a host that nobody has what Node.js says', async () => {
      const { lambda, environment } = await functionIn(runtime, { files: { 'index.mjs': asking } });
      expect(await lambda.result({ url: 'https://nobody.example/' })).toEqual({
        byFetch: ['TypeError', 'ENOTFOUND', 'getaddrinfo'],
        byHttps: ['ENOTFOUND', 'getaddrinfo', 'getaddrinfo ENOTFOUND nobody.example'],
      });
      await environment.stop('spindown');
    });

    it('is out of reach in a VPC without a NAT gateway, and nobody says so', async () => {
      const [, shop] = networksOf(account);
      const isolated = shop?.subnets.find(({ route }) => route === 'none')?.SubnetId ?? '';
      const group = shop?.securityGroups.find(({ GroupName }) => GroupName === 'functions')?.GroupId ?? '';
      const VpcConfig = { SubnetIds: [isolated], SecurityGroupIds: [group] };
      const files = { 'index.mjs': withoutSdk };
      const { lambda, environment, stopped } = await functionIn(runtime, { files, VpcConfig });
      const get = {
        target: 'GetItem',
        input: { TableName: 'orders', Key: { id: { S: '1' } } },
        how: 'fetch',
      };
      const invocation = lambda.invoke(get);
      await stopped;
      expect(lambda.eventsOf('network.stopped').map(({ record }) => record)).toMatchObject([
        {
          host: 'dynamodb.us-east-1.amazonaws.com',
          port: 443,
          how: 'timeout',
          hop: 'route table',
          name: 'isolated a',
        },
      ]);
      await environment.stop('spindown');
      expect(await invocation).toMatchObject({ status: 'failure' });
    });

    it('lets a function of the VPC connect to its database, and nobody else', async () => {
      const [, shop] = networksOf(account);
      const database = { host: shop?.servers[0]?.host, port: 5432 };
      const subnet = shop?.subnets[0]?.SubnetId ?? '';
      const group = shop?.securityGroups.find(({ GroupName }) => GroupName === 'functions')?.GroupId ?? '';
      const files = { 'index.mjs': connecting };
      const VpcConfig = { SubnetIds: [subnet], SecurityGroupIds: [group] };
      const inside = await functionIn(runtime, { files, VpcConfig });
      expect(await inside.lambda.result(database)).toBe('connected');
      await inside.environment.stop('spindown');
      const outside = await functionIn(runtime, { files });
      const hanging = outside.lambda.invoke(database);
      await outside.stopped;
      expect(outside.lambda.eventsOf('network.stopped')).toMatchObject([
        { record: { hop: 'Lambda', port: 5432 } },
      ]);
      await outside.environment.stop('spindown');
      expect(await hanging).toMatchObject({ status: 'failure' });
    });
  });
}
