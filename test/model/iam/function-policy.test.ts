import { describe, expect, it } from 'vitest';
import { mayInvoke, refusedInvoker } from '#model/iam/function-policy.ts';
import { triggerPermission } from '#model/lambda/triggers.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };
const arn = 'arn:aws:lambda:us-east-1:123456789012:function:hello';
const s3 = { service: 's3.amazonaws.com', sourceArn: 'arn:aws:s3:::photos', accountId: account.accountId };
const { FunctionName: _, ...statement } = triggerPermission('s3', 'hello', account, 'photos');

describe('the policy of a function', () => {
  it('lets in the service and the resource that the trigger added, and nobody else', () => {
    expect(mayInvoke(arn, [statement], s3).allowed).toBe(true);
    expect(mayInvoke(arn, [], s3).allowed).toBe(false);
    expect(mayInvoke(arn, [statement], { ...s3, sourceArn: 'arn:aws:s3:::other' }).allowed).toBe(false);
    expect(mayInvoke(arn, [statement], { ...s3, service: 'sns.amazonaws.com' }).allowed).toBe(false);
    expect(mayInvoke(arn, [statement], { ...s3, accountId: '999999999999' })).toMatchObject({
      nearest: { misses: { is: 'condition', operator: 'StringEquals', key: 'AWS:SourceAccount' } },
    });
  });

  it('refuses in AWS’s words', () => {
    expect(refusedInvoker(arn, [statement], s3)).toBeNull();
    expect(refusedInvoker(arn, [], s3)).toEqual({
      code: 'AccessDeniedException',
      status: 403,
      message: `User: s3.amazonaws.com is not authorized to perform: lambda:InvokeFunction on resource: ${arn} because no resource-based policy allows the lambda:InvokeFunction action`,
    });
  });

  it('names the statement that is missing', () => {
    expect(mayInvoke(arn, [], s3)).toMatchObject({
      kind: 'resource-based',
      missing: { Principal: { Service: 's3.amazonaws.com' }, Action: 'lambda:InvokeFunction', Resource: arn },
    });
  });
});
