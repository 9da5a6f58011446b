import { describe, expect, test } from 'vitest';
import type { FunctionView } from '#machines/account.view.ts';
import { encryptionCalls, encryptionError } from '#ui/console/function/configuration/encryption.view.ts';
import {
  readTypedUrl,
  typedUrl,
  urlBack,
  urlCalls,
  urlError,
} from '#ui/console/function/configuration/function-url.view.ts';
import {
  monitoringCalls,
  monitoringError,
  typedMonitoring,
} from '#ui/console/function/configuration/monitoring.view.ts';
import {
  roleCalls,
  roleErrors,
  roleMade,
  typedRole,
} from '#ui/console/function/configuration/execution-role.view.ts';
import { panels, readPath } from '#ui/console/function/configuration/panels.ts';
import {
  statementCalls,
  statementError,
  statementWarning,
  typedStatement,
} from '#ui/console/function/configuration/permissions.view.ts';
import {
  runtimeManagementCalls,
  runtimeManagementError,
  typedRuntimeManagement,
} from '#ui/console/function/configuration/runtime-management.view.ts';
import { tagCalls, tagsError } from '#ui/console/function/configuration/tags.view.ts';
import { typedVpc, vpcCalls, vpcError } from '#ui/console/function/configuration/vpc.view.ts';
import { variableRows } from '#ui/console/function/variables.view.ts';
import { handsOn } from '../../support/account/account-hands.ts';

const FunctionName = 'hello';
const account = { region: 'us-east-1', accountId: '123456789012' };

async function there(): Promise<{ hands: ReturnType<typeof handsOn>; fn: () => FunctionView }> {
  const hands = handsOn();
  await hands.created({ Tags: { team: 'shop', stage: 'test' } });
  return { hands, fn: () => hands.fn() };
}

test('a panel says what it reads and what lies below', () => {
  for (const { reads, below, source } of panels) {
    expect(reads.length).toBeGreaterThan(0);
    expect(below.length).toBeGreaterThan(80);
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/lambda\/latest\/dg\/.+\.html$/);
  }
  expect(readPath('/2017-03-31/tags/{arn}', 'a b', 'arn:aws:lambda')).toBe(
    '/2017-03-31/tags/arn%3Aaws%3Alambda',
  );
});

describe('Function URL', () => {
  test('NONE brings the two statements with it, once', async () => {
    const { hands, fn } = await there();
    const typed = { ...typedUrl(null), authType: 'NONE' as const };
    const calls = urlCalls(typed, fn());
    expect(calls.map(({ action }) => action)).toEqual([
      'CreateFunctionUrlConfig',
      'AddPermission',
      'AddPermission',
    ]);
    for (const call of calls) hands.call(call);
    expect(urlCalls({ ...typed, invokeMode: 'RESPONSE_STREAM' }, fn())).toEqual([
      {
        action: 'UpdateFunctionUrlConfig',
        request: { FunctionName, AuthType: 'NONE', InvokeMode: 'RESPONSE_STREAM' },
      },
    ]);
  });

  test('CORS is read back as it was typed, and taken away again', async () => {
    const { hands, fn } = await there();
    const typed = {
      ...typedUrl(null),
      cors: true,
      origins: 'https://a.example, https://b.example',
      maxAge: '60',
    };
    for (const call of urlCalls(typed, fn())) hands.call(call);
    expect(fn().functionUrl?.Cors).toEqual({
      AllowOrigins: ['https://a.example', 'https://b.example'],
      AllowMethods: ['*'],
      MaxAge: 60,
    });
    expect(typedUrl(fn().functionUrl)).toEqual(typed);
    expect(readTypedUrl(JSON.stringify(typed))).toEqual(typed);
    for (const call of urlCalls({ ...typed, cors: false }, fn())) hands.call(call);
    expect(fn().functionUrl?.Cors).toEqual({});
  });

  test('what a browser or AWS would not take is said', () => {
    const typed = { ...typedUrl(null), cors: true };
    expect(urlError({ ...typed, maxAge: 'soon' })).toContain('whole number');
    expect(urlError({ ...typed, maxAge: '100000' })).toContain("'cors.maxAge'");
    expect(urlError({ ...typed, credentials: true })).toContain('name the origins');
    expect(urlError({ ...typed, methods: 'a,b,c,d,e,f,g' })).toContain("'cors.allowMethods'");
    expect(urlError({ ...typed, cors: false, maxAge: 'soon' })).toBeNull();
  });

  test('what is deleted comes back with another address', async () => {
    const { hands, fn } = await there();
    for (const call of urlCalls(typedUrl(null), fn())) hands.call(call);
    const before = fn().functionUrl;
    if (before === null) throw new Error('There is no URL.');
    hands.call({ action: 'DeleteFunctionUrlConfig', request: { FunctionName } });
    for (const call of urlBack(FunctionName, before)) hands.call(call);
    expect(fn().functionUrl).toEqual({ ...before, FunctionUrl: fn().functionUrl?.FunctionUrl });
    expect(fn().functionUrl?.FunctionUrl).not.toBe(before.FunctionUrl);
  });
});

describe('Tags', () => {
  test('only what differs is sent', async () => {
    const { fn } = await there();
    const Resource = fn().configuration.FunctionArn;
    const rows = variableRows({ stage: 'live', cost: '7' });
    expect(tagCalls(rows, fn())).toEqual([
      { action: 'UntagResource', request: { Resource, TagKeys: ['team'] } },
      { action: 'TagResource', request: { Resource, Tags: { stage: 'live', cost: '7' } } },
    ]);
    expect(tagCalls(variableRows(fn().tags), fn())).toEqual([]);
  });

  test('a key twice, and one that is too long, are said', () => {
    const rows = [
      { id: 0, key: 'a', value: '1' },
      { id: 1, key: 'a', value: '2' },
    ];
    expect(tagsError(rows)).toContain('there twice');
    expect(tagsError(variableRows({ ['k'.repeat(129)]: '' }))).toContain('less than or equal to 128');
    expect(tagsError(variableRows({ a: '' }))).toBeNull();
  });
});

describe('VPC', () => {
  test('both lists, a role that may, and the way out', async () => {
    const { hands, fn } = await there();
    const { resources } = hands.view();
    const state = { account, functions: [], now: 0, resources };
    const shop = resources.vpcs[1];
    const typed = { ...typedVpc(fn()), vpc: shop?.VpcId ?? '', subnets: [shop?.subnets[0]?.SubnetId ?? ''] };
    const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
    const full = { ...typed, securityGroups: [shop?.securityGroups[0]?.GroupId ?? ''] };
    expect(vpcError({ ...typed, subnets: [] }, role('lambda-basic'), state)?.message).toContain('coexist');
    expect(vpcError(typed, role('lambda-in-a-network'), state)?.message).toContain('coexist');
    expect(vpcError(full, role('lambda-basic'), state)?.message).toContain('CreateNetworkInterface');
    expect(vpcError(full, role('lambda-in-a-network'), state)).toBeNull();
    expect(vpcCalls({ ...full, vpc: '' }, fn())).toEqual([
      {
        action: 'UpdateFunctionConfiguration',
        request: { FunctionName, VpcConfig: { SubnetIds: [], SecurityGroupIds: [] } },
      },
    ]);
  });
});

describe('Monitoring and operations tools', () => {
  test('levels go with JSON alone, and nothing goes that is the same', async () => {
    const { fn } = await there();
    const now = typedMonitoring(fn());
    expect(monitoringCalls(now, fn())).toEqual([]);
    expect(monitoringCalls({ ...now, application: 'WARN' }, fn())).toEqual([]);
    expect(monitoringCalls({ ...now, format: 'JSON', application: 'WARN', tracing: true }, fn())).toEqual([
      {
        action: 'UpdateFunctionConfiguration',
        request: {
          FunctionName,
          LoggingConfig: {
            LogFormat: 'JSON',
            ApplicationLogLevel: 'WARN',
            SystemLogLevel: 'INFO',
            LogGroup: now.group,
          },
          TracingConfig: { Mode: 'Active' },
        },
      },
    ]);
    expect(monitoringError({ ...now, group: 'a b' })).toContain("'loggingConfig.logGroup'");
  });
});

test('runtime management begins with the version that is seen', async () => {
  const { fn } = await there();
  const typed = typedRuntimeManagement(fn(), account.region);
  expect(typed.mode).toBe('Auto');
  expect(runtimeManagementCalls(typed, fn())[0]?.request).not.toHaveProperty('RuntimeVersionArn');
  expect(runtimeManagementError({ mode: 'Manual', arn: '' }, fn(), account.region)).not.toBeNull();
  expect(runtimeManagementError({ ...typed, mode: 'Manual' }, fn(), account.region)).toBeNull();
});

test('a key is sent when it differs, and has to be an ARN', async () => {
  const { fn } = await there();
  expect(encryptionCalls({ key: ' ' }, fn())).toEqual([]);
  expect(encryptionError({ key: 'alias/shop' })).toContain("'kMSKeyArn'");
});

describe('Permissions', () => {
  test('a service gets its source, an account none, a URL its auth type', async () => {
    const { fn } = await there();
    const typed = { ...typedStatement(), statementId: 'a', sourceArn: 'arn:aws:s3:::b', sourceAccount: '' };
    const request = (changes: object) => statementCalls({ ...typed, ...changes }, fn())[0]?.request;
    expect(request({})).toMatchObject({ SourceArn: 'arn:aws:s3:::b', Action: 'lambda:InvokeFunction' });
    expect(request({ kind: 'account', principal: '210987654321' })).toEqual({
      FunctionName,
      StatementId: 'a',
      Action: 'lambda:InvokeFunction',
      Principal: '210987654321',
    });
    expect(request({ kind: 'url', principal: '210987654321' })).toMatchObject({
      Action: 'lambda:InvokeFunctionUrl',
      FunctionUrlAuthType: 'AWS_IAM',
    });
  });

  test('a service without a source is too much, and an id is new', async () => {
    const { hands, fn } = await there();
    const typed = { ...typedStatement(), statementId: 'a' };
    expect(statementWarning(typed)).toContain('every account of AWS');
    expect(statementWarning({ ...typed, sourceAccount: '123456789012' })).toBeNull();
    for (const call of statementCalls(typed, fn())) hands.call(call);
    expect(statementError(typed, fn())).toContain('has a statement a already');
    expect(statementError({ ...typed, statementId: '' }, fn())).toContain("'statementId'");
  });

  test('another role is an update, the same one nothing', async () => {
    const { fn } = await there();
    const same = typedRole(fn());
    const other = `${same.existingRole}2`;
    expect(roleCalls(same, null, fn())).toEqual([]);
    expect(roleCalls({ ...same, existingRole: other }, null, fn())[0]?.request).toEqual({
      FunctionName,
      Role: other,
    });
  });

  test('a role from policy templates is made first, with what each function needs', async () => {
    const { fn } = await there();
    const typed = {
      ...typedRole(fn()),
      roleChoice: 'templates' as const,
      roleName: 'reader',
      policyTemplates: ['amazon-s3-object-read-only-permissions'],
    };
    const made = roleMade(typed, fn(), account, 'ab12cd34');
    expect(made?.Policies.map(({ PolicyName }) => PolicyName)).toEqual([
      'AWSLambdaBasicExecutionRole-ab12cd34',
      'AmazonS3ObjectReadOnlyPermissions-ab12cd34',
    ]);
    expect(roleCalls(typed, made, fn())[0]?.request).toEqual({ FunctionName, Role: made?.Arn });
    const state = { account, functions: [], now: 0 };
    expect(roleErrors(typed, fn(), state)).toEqual({});
    expect(roleErrors({ ...typed, roleName: 'no spaces' }, fn(), state)).toHaveProperty('roleName');
  });
});
