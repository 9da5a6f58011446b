import { describe, expect, it } from 'vitest';
import { accountView } from '#machines/account.view.ts';
import { emptyAccountState } from '#model/account-state.ts';
import { newRole } from '#model/lambda/execution-role.ts';
import { recursionLimit } from '#model/lambda/limits.ts';
import { policyDocument } from '#model/lambda/policy.ts';
import { triggerPermission } from '#model/lambda/triggers.ts';
import { newBucket, withNotification } from '#model/services/bucket.ts';
import { noServices, withResource } from '#model/services/services-state.ts';
import { deploymentPackage } from '#runtimes/package/package-zip.ts';
import { accountEngine } from '#ui/session/account-engine.ts';
import { createNodeRuntime } from '../../support/node-runtime/node-runtime.ts';

const account = emptyAccountState();
const FunctionName = 'thumbs';
const LambdaFunctionArn = `arn:aws:lambda:${account.region}:${account.accountId}:function:${FunctionName}`;

/** Puts what it makes of an object where the object came from. */
const code = `
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
export const handler = async ({ Records: [{ s3: { bucket, object } }] }) => {
  await s3.send(new PutObjectCommand({ Bucket: bucket.name, Key: object.key + '-', Body: 'x' }));
};
`;

describe('an account', () => {
  it(
    'stops a function that calls itself by way of a bucket, as Lambda does',
    { timeout: 30_000 },
    async () => {
      const made = newRole(account, { functionName: FunctionName, suffix: 'a', templates: [], inVpc: false });
      const everything = policyDocument({ Effect: 'Allow', Action: '*', Resource: '*' });
      const role = {
        ...made,
        Policies: [{ PolicyName: 'all', PolicyArn: 'all', PolicyDocument: everything }],
      };
      const bucket = withNotification(newBucket('pictures', 0), { Id: FunctionName, LambdaFunctionArn });
      const services = withResource(noServices, 'buckets', 'pictures', bucket);
      const runtime = createNodeRuntime();
      const engine = accountEngine(runtime, { ...account, services, roles: [role] }, () => undefined);
      try {
        engine.start({ ...account, services, roles: [role] });
        await engine.call({
          action: 'CreateFunction',
          request: {
            FunctionName,
            Role: role.Arn,
            Runtime: 'nodejs24.x',
            Handler: 'index.handler',
            Timeout: 15,
            Code: {},
          },
          package: deploymentPackage({ 'index.mjs': code }),
        });
        const permission = triggerPermission('s3', FunctionName, account, 'pictures');
        await engine.call({ action: 'AddPermission', request: permission });
        const keys = () => Object.keys(engine.snapshot().context.services.buckets['pictures']?.objects ?? {});
        await expect
          .poll(() => engine.snapshot().context.functions[FunctionName]?.record.configuration.State, {
            timeout: 10_000,
          })
          .toBe('Active');
        const Payload = JSON.stringify({
          Records: [{ s3: { bucket: { name: 'pictures' }, object: { key: 'a' } } }],
        });
        await engine.call({ action: 'Invoke', request: { FunctionName, InvocationType: 'Event', Payload } });
        // Each object has one dash more than the one before.
        await expect.poll(() => keys().length, { timeout: 20_000 }).toBe(recursionLimit);
        const atRest = () =>
          accountView(engine.snapshot()).functions.every(
            ({ queue, environments }) =>
              queue.length === 0 && environments.every(({ state }) => state === 'ready'),
          );
        await expect.poll(atRest, { timeout: 10_000 }).toBe(true);
        expect(keys()).toHaveLength(recursionLimit);
      } finally {
        engine.end({ ok: false, error: { code: 'x', status: 500, message: 'x' } });
        await runtime.dispose();
      }
    },
  );
});
