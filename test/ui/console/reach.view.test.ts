import { describe, expect, it } from 'vitest';
import { networksOf } from '#model/lambda/network.ts';
import { policyDocument } from '#model/lambda/policy.ts';
import { lambdaTrust } from '#model/lambda/iam-role.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { mayRows, triedRows, wayRows } from '#ui/console/function/reach/reach.view.ts';

const region = 'us-east-1';
const vpcs = networksOf({ region });
const shop = vpcs[1];
const vpcOf = (...names: string[]) => ({
  VpcId: shop?.VpcId ?? '',
  SubnetIds: shop?.subnets.filter(({ name }) => names.includes(name)).map(({ SubnetId }) => SubnetId) ?? [],
  SecurityGroupIds: [shop?.securityGroups[0]?.GroupId ?? ''],
});

describe('what a function reaches', () => {
  it('without a VPC is the internet, and no database', () => {
    const rows = wayRows({}, vpcs, region).map(({ to, from, passes }) => [to, from, passes]);
    expect(rows).toEqual([
      ['AWS and the internet', '', true],
      ['the database of shop, port 5432', '', false],
    ]);
  });

  it('in a VPC is told from each of its subnets', () => {
    const rows = wayRows({ VpcConfig: vpcOf('private a', 'isolated a') }, vpcs, region);
    expect(rows.map(({ to, from, passes }) => [to.slice(0, 3), from, passes])).toEqual([
      ['AWS', 'private a', true],
      ['AWS', 'isolated a', false],
      ['the', 'private a', true],
      ['the', 'isolated a', true],
    ]);
    expect(rows[1]?.steps.at(-1)).toEqual({
      name: 'Route table of isolated a',
      passes: false,
      says: 'has no route to the internet, and no NAT gateway.',
    });
  });
});

describe('what a function may call', () => {
  it('is one row for each statement', () => {
    const document = policyDocument(
      { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' },
      { Effect: 'Deny', NotAction: 's3:*', NotResource: 'arn:aws:s3:::a' },
    );
    const role = {
      RoleName: 'r',
      Path: '/',
      Arn: 'arn',
      AssumeRolePolicyDocument: lambdaTrust,
      Policies: [{ PolicyName: 'own', PolicyArn: 'arn', PolicyDocument: document }],
    };
    expect(mayRows(role).map(({ key: _, ...row }) => row)).toEqual([
      { policy: 'own', effect: 'Allow', actions: 's3:GetObject, s3:PutObject', resources: '*' },
      { policy: 'own', effect: 'Deny', actions: 'all but s3:*', resources: 'all but arn:aws:s3:::a' },
    ]);
    expect(mayRows(undefined)).toEqual([]);
  });
});

describe('what a function has tried', () => {
  const subject = { functionName: 'hello', requestId: 'r' };
  const call = {
    callId: 'c',
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    http: { method: 'GET', host: 's3.us-east-1.amazonaws.com', path: '/photos/a' },
    requestParameters: {},
    status: 200,
  };
  const access = { action: 's3:GetObject', resource: 'arn:aws:s3:::photos/a', allowed: true };
  const called = (more: object): TraceRecord => ({
    type: 'service.called',
    time: 0,
    subject,
    record: { ...call, ...more },
  });
  const rows = (...records: TraceRecord[]) => triedRows(records, 'hello').map(({ key: _, ...row }) => row);

  it('says by which statement, or which one is missing, the newest first', () => {
    const missing = { Effect: 'Allow', Action: 's3:GetObject', Resource: access.resource };
    expect(
      rows(
        called({ access: { ...access, by: { policy: 'own', number: 2 } } }),
        called({ status: 403, errorCode: 'AccessDenied', access: { ...access, allowed: false, missing } }),
        called({ status: 404, errorCode: 'NoSuchBucket', errorMessage: 'It is not there' }),
      ),
    ).toEqual([
      {
        what: 'GetObject of s3',
        on: call.http.host,
        outcome: 'failed',
        why: '404 NoSuchBucket: It is not there',
      },
      {
        what: 'GetObject of s3',
        on: access.resource,
        outcome: 'refused',
        why: 'No statement allows it.',
        missing: JSON.stringify(missing, null, 2),
      },
      { what: 'GetObject of s3', on: access.resource, outcome: 'allowed', why: 'By statement 2 of own.' },
    ]);
    const denied = called({ access: { ...access, allowed: false, by: { policy: 'own', number: 1 } } });
    expect(rows(denied)).toMatchObject([{ outcome: 'refused', why: 'Statement 1 of own denies it.' }]);
  });

  it('says where a connection ended, and nothing of other functions', () => {
    const record = {
      host: 'h',
      port: 443,
      how: 'timeout' as const,
      hop: 'route table',
      name: 'isolated a',
      says: 'has no route.',
    };
    const stopped: TraceRecord = { type: 'network.stopped', time: 0, subject, record };
    expect(rows(stopped, { ...stopped, subject: { functionName: 'other' } })).toEqual([
      {
        what: 'A connection',
        on: 'h:443',
        outcome: 'not reached',
        why: 'isolated a: has no route. Nothing comes back, and the handler waits.',
      },
    ]);
  });
});
