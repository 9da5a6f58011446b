import { expect, test } from 'vitest';
import { resourcePolicy } from '#model/lambda/resource-policy.ts';

const arn = 'arn:aws:lambda:us-east-1:123456789012:function:hello';
const Action = 'lambda:InvokeFunction';

test('a bucket of this account becomes a service under two conditions', () => {
  const policy = resourcePolicy(
    [
      {
        StatementId: 's3',
        Action,
        Principal: 's3.amazonaws.com',
        SourceArn: 'arn:aws:s3:::uploads',
        SourceAccount: '123456789012',
      },
    ],
    arn,
  );
  expect(policy.Statement).toEqual([
    {
      Sid: 's3',
      Effect: 'Allow',
      Principal: { Service: 's3.amazonaws.com' },
      Action,
      Resource: arn,
      Condition: {
        StringEquals: { 'AWS:SourceAccount': '123456789012' },
        ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::uploads' },
      },
    },
  ]);
});

test('an account is its root, a role itself, and everybody a star', () => {
  const role = 'arn:aws:iam::210987654321:role/caller';
  const principals = ['210987654321', role, '*'].map(
    (Principal) => resourcePolicy([{ StatementId: 'a', Action, Principal }], arn).Statement[0]?.Principal,
  );
  expect(principals).toEqual([{ AWS: 'arn:aws:iam::210987654321:root' }, { AWS: role }, '*']);
});
