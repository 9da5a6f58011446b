import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { triggerFacts, triggerKinds, triggerPermission } from '#model/lambda/triggers.ts';
import { firing, sourceName, triggerBoxes } from '#ui/console/function/diagram/diagram.view.ts';
import { handsOn } from '../../support/account/account-hands.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };

async function withTriggers() {
  const hands = handsOn();
  await hands.created();
  for (const kind of triggerKinds)
    hands.call({
      action: 'AddPermission',
      request: triggerPermission(kind, 'hello', account, triggerFacts(kind).preset),
    });
  return hands;
}

describe('triggers', () => {
  it('are statements of the policy, added and removed by a call', async () => {
    const hands = await withTriggers();
    expect(triggerBoxes(hands.fn()).map(({ kind }) => kind)).toEqual(triggerKinds);
    expect(triggerBoxes(hands.fn())[0]).toMatchObject({
      statementId: 'lambda-s3-my-bucket',
      name: 'S3',
      sourceArn: 'arn:aws:s3:::my-bucket',
      invocation: 'async',
    });
    const request = { FunctionName: 'hello', StatementId: 'lambda-s3-my-bucket' };
    hands.call({ action: 'RemovePermission', request });
    expect(triggerBoxes(hands.fn()).some(({ kind }) => kind === 's3')).toBe(false);
    expect(hands.refusal(hands.call({ action: 'RemovePermission', request }))).toBe(
      'ResourceNotFoundException: Statement lambda-s3-my-bucket is not found in resource policy.',
    );
  });

  it('know the name that was given to the source', async () => {
    const hands = await withTriggers();
    for (const { kind, sourceArn } of triggerBoxes(hands.fn()))
      expect(sourceName(kind, sourceArn)).toBe(triggerFacts(kind).preset);
  });

  it('send an event of their source, and wait or do not', async () => {
    const hands = await withTriggers();
    const fired = triggerBoxes(hands.fn()).map(
      (box) => firing(box, hands.fn(), account, '2026-11-23T08:00:00.000Z').request,
    );
    expect(fired.map(({ InvocationType }) => InvocationType)).toEqual([
      'Event',
      'Event',
      'Event',
      'Event',
      'RequestResponse',
      'RequestResponse',
    ]);
    expect(JSON.parse(fired[0]?.Payload ?? '')).toMatchObject({
      Records: [{ eventSource: 'aws:s3', s3: { bucket: { name: 'my-bucket' } } }],
    });
    const { awslogs } = JSON.parse(fired[3]?.Payload ?? '') as { awslogs: { data: string } };
    expect(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString()).toContain(
      '"messageType":"DATA_MESSAGE"',
    );
  });
});
