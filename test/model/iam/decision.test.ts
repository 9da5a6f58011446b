import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessDenied } from '#model/iam/access-denied.ts';
import { type AccessRequest, functionSession } from '#model/iam/access-request.ts';
import { type AppliedPolicies, decide } from '#model/iam/decision.ts';
import { policyDocument, type PolicyStatement } from '#model/lambda/policy.ts';

const principal = functionSession('arn:aws:iam::123456789012:role/service-role/hello-role', 'hello');
const reading: AccessRequest = {
  principal,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::photos/cat.png',
  context: { 'aws:SourceIp': '10.0.1.7', 'aws:username': 'ada' },
};
const allow = (more: Partial<PolicyStatement> = {}): PolicyStatement => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::photos/*',
  ...more,
});
const identity = (...statements: PolicyStatement[]): AppliedPolicies => ({
  identity: [{ PolicyName: 'own', PolicyArn: 'arn', PolicyDocument: policyDocument(...statements) }],
});
const bucket = (...statements: PolicyStatement[]): Required<Pick<AppliedPolicies, 'resource'>> => ({
  resource: { kind: 'resource-based', name: 'photos', document: policyDocument(...statements) },
});
const allowed = (...statements: PolicyStatement[]): boolean =>
  decide(reading, identity(...statements)).allowed;

describe('a decision', () => {
  it('is no without a statement, and names the one that is missing', () => {
    const decision = decide(reading, { identity: [] });
    expect(decision).toEqual({
      allowed: false,
      why: 'no allow',
      kind: 'identity-based',
      missing: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/cat.png' },
      nearest: null,
    });
    if (decision.allowed) return;
    expect(accessDenied(reading, decision, { quoted: true })).toBe(
      'User: arn:aws:sts::123456789012:assumed-role/hello-role/hello is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::photos/cat.png" because no identity-based policy allows the s3:GetObject action',
    );
  });

  it('is yes by an Allow, and says by which', () => {
    expect(
      decide(reading, identity(allow({ Action: 's3:PutObject' }), allow({ Sid: 'Read' }))),
    ).toMatchObject({
      allowed: true,
      by: { kind: 'identity-based', policy: 'own', number: 2, statement: { Sid: 'Read' } },
    });
  });

  it('is no by a Deny, however much is allowed elsewhere', () => {
    const denied = {
      ...identity(allow()),
      ...bucket({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }),
    };
    const decision = decide(reading, denied);
    expect(decision).toMatchObject({ allowed: false, why: 'explicit deny', by: { policy: 'photos' } });
    if (decision.allowed) return;
    expect(accessDenied(reading, decision)).toMatch(/ with an explicit deny in a resource-based policy$/);
    const own = decide(reading, identity(allow(), allow({ Effect: 'Deny' })));
    if (own.allowed) throw new Error('It should be denied.');
    expect(accessDenied(reading, own)).toMatch(/ with an explicit deny in an identity-based policy$/);
  });

  it('is yes when only the bucket says so, for the session, its role and its account', () => {
    const says = (AWS: string | string[]): boolean =>
      decide(reading, { identity: [], ...bucket(allow({ Principal: { AWS } })) }).allowed;
    expect(says(principal.arn) && says(principal.roleArn) && says('123456789012')).toBe(true);
    expect(says(['arn:aws:iam::123456789012:root', 'other']) && says('*')).toBe(true);
    expect(says('arn:aws:iam::123456789012:role/other') || says('s3.amazonaws.com')).toBe(false);
    const others = allow({ NotPrincipal: { AWS: principal.roleArn } });
    expect(decide(reading, { identity: [], ...bucket(others) }).allowed).toBe(false);
  });

  it('asks the trust policy of a role for the service that takes it on', () => {
    const request: AccessRequest = {
      principal: { is: 'service', name: 'lambda.amazonaws.com' },
      action: 'sts:AssumeRole',
      resource: principal.roleArn,
      context: {},
    };
    const trust = (Service: string): AppliedPolicies => ({
      identity: [],
      resource: {
        kind: 'role trust',
        name: 'trust',
        document: policyDocument({ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }),
      },
    });
    expect(decide(request, trust('lambda.amazonaws.com')).allowed).toBe(true);
    const decision = decide(request, trust('ec2.amazonaws.com'));
    if (decision.allowed) throw new Error('EC2 is somebody else.');
    expect(accessDenied(request, decision)).toMatch(
      / because no role trust policy allows the sts:AssumeRole action$/,
    );
    expect(decision).toMatchObject({ missing: { Principal: { Service: 'lambda.amazonaws.com' } } });
  });

  it('shows the statement that comes nearest', () => {
    const nearest = (...statements: PolicyStatement[]) => {
      const decision = decide(reading, identity(...statements));
      return !decision.allowed && decision.why === 'no allow' ? decision.nearest : undefined;
    };
    const elsewhere = allow({ Resource: 'arn:aws:s3:::other/*' });
    const encrypted = allow({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } });
    expect(nearest(allow({ Action: 'sqs:*' }))).toBeNull();
    expect(nearest(elsewhere)).toMatchObject({ misses: { is: 'resource' } });
    expect(nearest(elsewhere, encrypted)).toMatchObject({
      found: { number: 2 },
      misses: { is: 'condition', operator: 'Bool', key: 'aws:SecureTransport' },
    });
  });
});

describe('actions and resources', () => {
  it.each<[Partial<PolicyStatement>, boolean]>([
    [{ Action: '*' }, true],
    [{ Action: ['sqs:*', 'S3:getobject'] }, true],
    [{ Action: 's3:Get?bject' }, true],
    [{ Action: 's3:Get?' }, false],
    [{ Action: 's3:*Tagging' }, false],
    [{ Resource: '*' }, true],
    [{ Resource: 'arn:aws:s3:::photos' }, false],
    [{ Resource: 'arn:aws:s3:::photos/ca?.png' }, true],
    [{ Resource: ['arn:aws:sqs:*', 'arn:*:s3:::pho*/*.png'] }, true],
    [{ Resource: 'arn:aws:s3:::${aws:username}/*' }, false],
    [{ Resource: 'arn:aws:s3:::${aws:missing}*' }, false],
    [{ Resource: "arn:aws:s3:::${aws:missing, 'photos'}/*" }, true],
  ])('%j: %s', (more, yes) => {
    expect(allowed(allow(more))).toBe(yes);
  });

  it('can be told by what they are not', () => {
    const not = (more: PolicyStatement) => allowed(more);
    expect(not({ Effect: 'Allow', NotAction: 'sqs:*', Resource: '*' })).toBe(true);
    expect(not({ Effect: 'Allow', NotAction: ['s3:Get*'], Resource: '*' })).toBe(false);
    expect(not({ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::other/*' })).toBe(true);
    expect(not({ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::photos/*' })).toBe(false);
    expect(not({ Effect: 'Allow', Resource: '*' })).toBe(false);
  });

  it('that know no resource want a star', () => {
    const listing = { ...reading, action: 's3:ListAllMyBuckets', resource: '*' };
    expect(decide(listing, identity(allow({ Action: 's3:*' }))).allowed).toBe(false);
    expect(decide(listing, identity(allow({ Action: 's3:*', Resource: '*' }))).allowed).toBe(true);
  });
});

describe('conditions', () => {
  const context = {
    'aws:SourceIp': '10.0.1.7',
    'aws:SecureTransport': 'true',
    'aws:CurrentTime': '2026-11-23T12:00:00Z',
    'aws:SourceArn': 'arn:aws:s3:::photos',
    's3:max-keys': '10',
    'aws:TagKeys': ['team', 'cost'],
    name: 'Ada',
  };
  const met = (Condition: NonNullable<PolicyStatement['Condition']>): boolean =>
    decide({ ...reading, context }, identity(allow({ Condition }))).allowed;

  it.each<[NonNullable<PolicyStatement['Condition']>, boolean]>([
    [{ StringEquals: { NAME: ['Bob', 'Ada'] } }, true],
    [{ StringEquals: { name: 'ada' } }, false],
    [{ StringEqualsIgnoreCase: { name: 'ADA' } }, true],
    [{ StringNotEquals: { name: ['Bob', 'Ada'] } }, false],
    [{ StringNotEquals: { missing: 'x' } }, true],
    [{ StringLike: { name: 'A*' } }, true],
    [{ StringNotLike: { name: 'A?a' } }, false],
    [{ StringEquals: { missing: 'x' } }, false],
    [{ StringEqualsIfExists: { missing: 'x' } }, true],
    [{ StringEqualsIfExists: { name: 'x' } }, false],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::ph*' } }, true],
    [{ ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::*' } }, true],
    [{ ArnNotLike: { 'aws:SourceArn': 'arn:aws:s3:::ph*' } }, false],
    [{ Bool: { 'aws:SecureTransport': 'True' } }, true],
    [{ NumericLessThanEquals: { 's3:max-keys': '10' } }, true],
    [{ NumericGreaterThan: { 's3:max-keys': '10' } }, false],
    [{ DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } }, true],
    [{ DateLessThan: { 'aws:CurrentTime': '1767225600' } }, false],
    [{ IpAddress: { 'aws:SourceIp': '10.0.0.0/16' } }, true],
    [{ NotIpAddress: { 'aws:SourceIp': ['10.1.0.0/16', '2001:db8::/32'] } }, true],
    [{ Null: { missing: 'true', name: 'false' } }, true],
    [{ Null: { name: 'true' } }, false],
    [{ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team', 'x'] } }, true],
    [{ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'x'] } }, false],
    [{ 'ForAllValues:StringEquals': { missing: ['x'] } }, true],
    [{ 'ForAnyValue:StringLike': { missing: ['*'] } }, false],
    [{ StringEquals: { name: 'Ada' }, Bool: { 'aws:SecureTransport': 'false' } }, false],
    [{ Unheard: { name: 'Ada' } }, false],
    [{ toString: { name: 'Ada' } }, false],
  ])('%j: %s', (condition, yes) => {
    expect(met(condition)).toBe(yes);
  });
});

describe('whatever the policies say', () => {
  const statement = fc.record({
    Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
    Action: fc.constantFrom('*', 's3:*', 's3:GetObject', 'sqs:*', 's3:Put*'),
    Resource: fc.constantFrom(
      '*',
      'arn:aws:s3:::photos/*',
      'arn:aws:s3:::other/*',
      'arn:aws:s3:::photos/cat.png',
    ),
  });
  const statements = fc.array(statement, { maxLength: 6 });

  it('one more Deny never allows, and one more Allow never denies', () => {
    fc.assert(
      fc.property(statements, statement, (some, more) => {
        const [before, after] = [allowed(...some), allowed(...some, more)];
        expect(more.Effect === 'Deny' ? before || !after : after || !before).toBe(true);
      }),
    );
  });

  it('their order does not matter, and what is missing would help unless it is denied', () => {
    fc.assert(
      fc.property(statements, (some) => {
        expect(allowed(...[...some].reverse())).toBe(allowed(...some));
        const decision = decide(reading, identity(...some));
        if (!decision.allowed && decision.why === 'no allow')
          expect(allowed(...some, decision.missing)).toBe(true);
      }),
    );
  });

  it('says of the same request what the statement it names says', () => {
    fc.assert(
      fc.property(statements, (some) => {
        const decision = decide(reading, identity(...some));
        if (decision.allowed) expect(allowed(decision.by.statement)).toBe(true);
        else if (decision.why === 'explicit deny') expect(decision.by.statement.Effect).toBe('Deny');
      }),
    );
  });
});
