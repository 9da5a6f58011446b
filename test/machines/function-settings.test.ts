import { describe, expect, test } from 'vitest';
import { accountState } from '#machines/account.machine.ts';
import { accountStateText, parseAccountState } from '#model/account-state.schema.ts';
import { awsCliCommand } from '#model/lambda/aws-cli.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { httpRequest } from '#model/lambda/http-request.ts';
import { stepMs } from '#model/lambda/making.ts';
import { networksOf } from '#model/lambda/network.ts';
import { deploymentMs, handsOn } from '../support/account/account-hands.ts';

const FunctionName = 'hello';
const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:hello';
const [, shop] = networksOf({ region: 'us-east-1' });
const network = {
  SubnetIds: [shop?.subnets[0]?.SubnetId ?? ''],
  SecurityGroupIds: [shop?.securityGroups[0]?.GroupId ?? ''],
};

describe('a function URL', () => {
  test('is changed member by member, and goes', async () => {
    const hands = handsOn();
    await hands.created();
    const request = { FunctionName, AuthType: 'NONE' } as const;
    hands.call({ action: 'CreateFunctionUrlConfig', request });
    const { FunctionUrl } = hands.fn().functionUrl ?? {};
    hands.call({
      action: 'UpdateFunctionUrlConfig',
      request: { FunctionName, InvokeMode: 'RESPONSE_STREAM', Cors: { AllowOrigins: ['*'], MaxAge: 60 } },
    });
    expect(hands.fn().functionUrl).toEqual({
      FunctionUrl,
      AuthType: 'NONE',
      InvokeMode: 'RESPONSE_STREAM',
      Cors: { AllowOrigins: ['*'], MaxAge: 60 },
    });
    hands.call({ action: 'DeleteFunctionUrlConfig', request: { FunctionName } });
    expect(hands.fn().functionUrl).toBeNull();
  });

  test('that is not there cannot be changed, and CORS has its limits', async () => {
    const hands = handsOn();
    await hands.created();
    const refused = (call: ApiCall) => hands.refusal(hands.call(call));
    expect(refused({ action: 'DeleteFunctionUrlConfig', request: { FunctionName } })).toBe(
      'ResourceNotFoundException: The resource you requested does not exist.',
    );
    expect(
      refused({
        action: 'CreateFunctionUrlConfig',
        request: { FunctionName, AuthType: 'NONE', Cors: { MaxAge: 86_401 } },
      }),
    ).toContain("Value '86401' at 'cors.maxAge' failed to satisfy constraint");
  });
});

describe('tags', () => {
  test('come and go, key by key', async () => {
    const hands = handsOn();
    await hands.created({ Tags: { team: 'shop', stage: 'test' } });
    hands.call({ action: 'TagResource', request: { Resource, Tags: { stage: 'live', cost: '7' } } });
    expect(hands.fn().tags).toEqual({ team: 'shop', stage: 'live', cost: '7' });
    hands.call({ action: 'UntagResource', request: { Resource, TagKeys: ['team', 'never there'] } });
    expect(hands.fn().tags).toEqual({ stage: 'live', cost: '7' });
  });

  test('are refused while an update is under way, and beyond fifty', async () => {
    const hands = handsOn();
    await hands.created();
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`key${index}`, '']));
    const tag = (Tags: Record<string, string>) =>
      hands.refusal(hands.call({ action: 'TagResource', request: { Resource, Tags } }));
    expect(tag(many)).toContain('less than or equal to 50');
    hands.call({ action: 'UpdateFunctionConfiguration', request: { FunctionName, Timeout: 9 } });
    expect(tag({ team: 'shop' })).toContain('An update is in progress for resource');
  });
});

describe('runtime management', () => {
  test('Manual wants the version that it stays on', async () => {
    const hands = handsOn();
    await hands.created();
    const put = (request: Extract<ApiCall, { action: 'PutRuntimeManagementConfig' }>['request']) =>
      hands.call({ action: 'PutRuntimeManagementConfig', request });
    expect(hands.refusal(put({ FunctionName, UpdateRuntimeOn: 'Manual' }))).toContain(
      "Value null at 'runtimeVersionArn'",
    );
    const RuntimeVersionArn = 'arn:aws:lambda:us-east-1::runtime:0123';
    const id = put({ FunctionName, UpdateRuntimeOn: 'Manual', RuntimeVersionArn });
    expect(hands.answer(id)).toMatchObject({ status: 200, response: { RuntimeVersionArn } });
    expect(hands.fn().runtimeManagement).toEqual({ UpdateRuntimeOn: 'Manual', RuntimeVersionArn });
  });
});

describe('an update of the configuration', () => {
  test('moves the function into a network with a role that may, and out again', async () => {
    const hands = handsOn();
    const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
    await hands.created({ Role: role('lambda-basic') });
    const update = (members: object) =>
      hands.call({ action: 'UpdateFunctionConfiguration', request: { FunctionName, ...members } });
    expect(hands.refusal(update({ VpcConfig: network }))).toContain('CreateNetworkInterface');
    expect(hands.refusal(update({ Role: role('web-server') }))).toContain('cannot be assumed by Lambda');
    update({ Role: role('lambda-in-a-network'), VpcConfig: network });
    await hands.pass(deploymentMs.update + stepMs('network'));
    expect(hands.fn().configuration.VpcConfig).toEqual({ ...network, VpcId: shop?.VpcId });
    expect(hands.refusal(update({ Role: role('lambda-basic') }))).toContain('CreateNetworkInterface');
    update({ VpcConfig: { SubnetIds: [], SecurityGroupIds: [] } });
    await hands.pass(deploymentMs.update);
    expect(hands.fn().configuration).not.toHaveProperty('VpcConfig');
  });

  test('sets logs, tracing and key, and all of it is read back as it was saved', async () => {
    const hands = handsOn();
    await hands.created({ Tags: { team: 'shop' } });
    const LoggingConfig = {
      LogFormat: 'JSON',
      LogGroup: '/shop/logs',
      ApplicationLogLevel: 'WARN',
      SystemLogLevel: 'DEBUG',
    } as const;
    const request = {
      FunctionName,
      LoggingConfig,
      TracingConfig: { Mode: 'Active' },
      KMSKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    } as const;
    hands.call({ action: 'UpdateFunctionConfiguration', request });
    await hands.pass(deploymentMs.update);
    const { FunctionName: _, ...members } = request;
    expect(hands.fn().configuration).toMatchObject(members);
    const state = accountState(hands.actor.getSnapshot());
    expect(parseAccountState(JSON.parse(accountStateText(state)))).toEqual({ ok: true, state });
    expect(
      hands.refusal(
        hands.call({
          action: 'UpdateFunctionConfiguration',
          request: { FunctionName, LoggingConfig: { ...LoggingConfig, LogGroup: 'no spaces' } },
        }),
      ),
    ).toContain("Value 'no spaces' at 'loggingConfig.logGroup'");
  });
});

test.each([
  [{ StatementId: 'a b' }, "'statementId'"],
  [{ StatementId: 'x'.repeat(101) }, 'less than or equal to 100'],
  [{ Action: 's3:GetObject' }, "'action'"],
  [{ Principal: 'two words' }, "'principal'"],
  [{ SourceArn: 'bucket' }, "'sourceArn'"],
  [{ SourceAccount: '12' }, "'sourceAccount'"],
])('a statement with %o is refused', async (wrong, words) => {
  const hands = handsOn();
  await hands.created();
  const right = { StatementId: 'a', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' };
  const request = { FunctionName, ...right, ...wrong };
  expect(hands.refusal(hands.call({ action: 'AddPermission', request }))).toContain(words);
});

test('each call is a request and a command of the CLI', () => {
  const untag: ApiCall = { action: 'UntagResource', request: { Resource, TagKeys: ['a', 'b c'] } };
  expect(httpRequest(untag, 'us-east-1')).toMatchObject({
    method: 'DELETE',
    path: `/2017-03-31/tags/${encodeURIComponent(Resource)}?tagKeys=a&tagKeys=b%20c`,
  });
  expect(awsCliCommand(untag)).toContain("--tag-keys a 'b c'");
  const managed: ApiCall = {
    action: 'PutRuntimeManagementConfig',
    request: { FunctionName, UpdateRuntimeOn: 'Auto' },
  };
  expect(httpRequest(managed, 'us-east-1').path).toBe(
    '/2021-07-20/functions/hello/runtime-management-config',
  );
  expect(awsCliCommand(managed)).toContain('--update-runtime-on Auto');
});
