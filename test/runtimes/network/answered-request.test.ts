import { describe, expect, it, vi } from 'vitest';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { newRole } from '#model/lambda/execution-role.ts';
import { recursionLimit } from '#model/lambda/limits.ts';
import { networksOf } from '#model/lambda/network.ts';
import { policyDocument } from '#model/lambda/policy.ts';
import { triggerPermission } from '#model/lambda/triggers.ts';
import { latest } from '#model/lambda/versions.ts';
import type { EnvironmentSpec, OutgoingRequest } from '#model/runtime-port.ts';
import { noServices, resourceOf, type ServicesState, withResource } from '#model/services/services-state.ts';
import { newTopic, withSubscription } from '#model/services/topic.ts';
import type { RuntimeEvent } from '#model/telemetry/trace.ts';
import { accountNetwork } from '#runtimes/network/account-network.ts';
import { exampleCredentials } from '#runtimes/runtime-api/environment-variables.ts';
import { signed } from '../../support/signed-request.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };
const topic = 'arn:aws:sns:us-east-1:123456789012:news';
const [, shop] = networksOf(account);
const spec: EnvironmentSpec = {
  environmentId: 'environment-1',
  functionName: 'hello',
  functionVersion: latest,
  functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:hello',
  region: account.region,
  runtime: 'nodejs24.x',
  architecture: 'x86_64',
  handler: 'index.handler',
  memorySizeMB: 128,
  ephemeralStorageMB: 512,
  variables: {},
  files: {},
  logGroup: 'g',
  logStream: 's',
  logFormat: 'Text',
};
const keys = {
  accessKeyId: exampleCredentials.AWS_ACCESS_KEY_ID,
  secretAccessKey: exampleCredentials.AWS_SECRET_ACCESS_KEY,
  sessionToken: exampleCredentials.AWS_SESSION_TOKEN,
};
const toHost = (host: string, more: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  method: 'POST',
  host,
  port: 443,
  path: '/',
  headers: signed({ host, ...more }, keys),
  body: new Uint8Array(),
  ...more,
});

function networkWith(policy: boolean, VpcConfig?: { SubnetIds: string[]; SecurityGroupIds: string[] }) {
  const made = newRole(account, { functionName: 'hello', suffix: 'abcd1234', templates: [], inVpc: false });
  const everything = policyDocument({ Effect: 'Allow', Action: '*', Resource: '*' });
  const role = { ...made, Policies: [{ PolicyName: 'all', PolicyArn: 'all', PolicyDocument: everything }] };
  const { FunctionName: _, ...statement } = triggerPermission('sns', 'other', account, 'news');
  const entry = (name: string) => {
    const FunctionArn = `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
    const configuration = { FunctionArn, Role: role.Arn };
    return {
      record: {
        configuration: VpcConfig
          ? { ...configuration, VpcConfig: { VpcId: 'v', ...VpcConfig } }
          : configuration,
        policy: policy ? [statement] : [],
      },
    };
  };
  const subscription = {
    SubscriptionArn: `${topic}:1`,
    Protocol: 'lambda' as const,
    Endpoint: entry('other').record.configuration.FunctionArn,
  };
  let services: ServicesState = withResource(
    noServices,
    'topics',
    'news',
    withSubscription(newTopic('news'), subscription),
  );
  const calls: ApiCall[] = [];
  const seen: RuntimeEvent[] = [];
  const network = accountNetwork({
    context: () => ({
      ...account,
      services,
      roles: [role],
      functions: { hello: entry('hello'), other: entry('other') },
    }),
    changeServices: (changed) => (services = changed),
    call(made) {
      calls.push(made);
      const response = { StatusCode: 200, ExecutedVersion: latest, Payload: '"hi"' };
      return Promise.resolve({ callId: `${calls.length}`, answer: { ok: true, status: 200, response } });
    },
    traceOf: (callId) => callId.padStart(24, '0'),
  })(spec, (event) => seen.push(event));
  const ask = (request: OutgoingRequest, signal = new AbortController().signal) => network(request, signal);
  return { ask, calls, seen, services: () => services };
}

const text = (answer: Awaited<ReturnType<ReturnType<typeof networkWith>['ask']>>): string =>
  'body' in answer ? new TextDecoder().decode(answer.body) : answer.message;

describe('the network of an environment', () => {
  const publish = toHost('sns.us-east-1.amazonaws.com', {
    body: new TextEncoder().encode(
      new URLSearchParams({ Action: 'Publish', TopicArn: topic, Message: 'x' }).toString(),
    ),
  });

  it('invokes what a topic invokes, if the function’s policy lets it', async () => {
    const allowed = networkWith(true);
    expect(await allowed.ask(publish)).toMatchObject({ status: 200 });
    expect(allowed.calls).toMatchObject([{ action: 'Invoke', request: { InvocationType: 'Event' } }]);
    expect(resourceOf(allowed.services(), 'topics', 'news')?.messages).toHaveLength(1);
    const refused = networkWith(false);
    expect(await refused.ask(publish)).toMatchObject({ status: 200 });
    expect(refused.calls).toEqual([]);
  });

  it('stops a circle of functions, by the trace that an SDK sends along', async () => {
    const { ask, calls } = networkWith(true);
    const traced = (trace: string): OutgoingRequest => ({
      ...publish,
      headers: { ...publish.headers, 'X-Amzn-Trace-Id': `Root=1-5759e988-${trace};Sampled=0` },
    });
    let trace = 'f'.repeat(24);
    for (let round = 0; round < 30; round += 1) {
      expect(await ask(traced(trace))).toMatchObject({ status: 200 });
      trace = String(calls.length).padStart(24, '0');
    }
    // The first one was called from outside, and calls as many as make a chain of the limit with it.
    expect(calls).toHaveLength(recursionLimit - 1);
    const path = '/2015-03-31/functions/other/invocations';
    const invoke = toHost('lambda.us-east-1.amazonaws.com', { path });
    const stopped = await ask({
      ...invoke,
      headers: { ...invoke.headers, 'X-Amzn-Trace-Id': `Root=1-5759e988-${trace}` },
    });
    expect(stopped).toMatchObject({ status: 400 });
    expect(text(stopped)).toContain('recursive loop');
    expect(await ask(publish)).toMatchObject({ status: 200 });
    expect(calls).toHaveLength(recursionLimit);
  });

  it('waits for the answer of a function that is invoked', async () => {
    const { ask, calls, seen } = networkWith(false);
    const path = '/2015-03-31/functions/other/invocations';
    const answer = await ask(toHost('lambda.us-east-1.amazonaws.com', { path }));
    expect(text(answer)).toBe('"hi"');
    expect(calls).toMatchObject([{ request: { FunctionName: 'other', InvocationType: 'RequestResponse' } }]);
    expect(seen).toMatchObject([
      {
        type: 'service.called',
        record: { eventName: 'Invoke', access: { allowed: true, by: { policy: 'all' } } },
      },
    ]);
  });

  it('has nothing of the real internet but the address that one comes from', async () => {
    const { ask } = networkWith(false);
    const isolated = networkWith(false, {
      SubnetIds:
        shop?.subnets.filter(({ route }) => route === 'NAT gateway').map(({ SubnetId }) => SubnetId) ?? [],
      SecurityGroupIds: [shop?.securityGroups[0]?.GroupId ?? ''],
    });
    const echo = toHost('checkip.amazonaws.com', { method: 'GET' });
    const addresses = [text(await ask(echo)), text(await isolated.ask(echo))];
    expect(addresses).toEqual(['203.0.113.7\n', '198.51.100.25\n']);
    for (const host of ['example.com', 'ec2.us-east-1.amazonaws.com', 'sqs.eu-west-1.amazonaws.com'])
      expect(await ask(toHost(host))).toMatchObject({ code: 'ENOTFOUND', syscall: 'getaddrinfo' });
  });

  it('gives a connection up after the time in which Linux does, or when nobody waits any more', async () => {
    vi.useFakeTimers();
    try {
      const { ask, seen } = networkWith(false);
      const connecting = ask(toHost(shop?.servers[0]?.host ?? '', { method: 'CONNECT', port: 5432 }));
      await vi.advanceTimersByTimeAsync(127_000);
      expect(await connecting).toMatchObject({ code: 'ETIMEDOUT', syscall: 'connect' });
      expect(seen).toMatchObject([{ type: 'network.stopped', record: { hop: 'Lambda', how: 'timeout' } }]);
      const ending = new AbortController();
      const left = ask(toHost(shop?.servers[0]?.host ?? ''), ending.signal);
      await vi.advanceTimersByTimeAsync(1);
      ending.abort();
      expect(await left).toMatchObject({ code: 'ETIMEDOUT' });
    } finally {
      vi.useRealTimers();
    }
  });
});
