import { describe, expect, it } from 'vitest';
import { accountState } from '#machines/account.machine.ts';
import { parseAccountState } from '#model/account-state.schema.ts';
import { handsOn } from '../support/account/account-hands.ts';
import { pickyHandler, polledAccount } from '../support/account/polled-account.ts';

describe('a mapping of a queue', () => {
  it('is made, reads what is there, and deletes what the function has done', async () => {
    const hands = await polledAccount(pickyHandler('none'));
    hands.send('one', 'two');
    const since = hands.clock.instant;
    await hands.map('sqs');
    await hands.pass(1000);
    expect(hands.mappingSteps(since)).toMatchInlineSnapshot(`
      [
        "0 Creating",
        "2000 Enabled",
        "2000 invoked with 2, try 1",
        "2260 deleted: 2 done, 0 failed",
      ]
    `);
    expect(hands.services().queues['orders']?.messages).toEqual([]);
  });

  it('leaves a failed batch to its visibility timeout, and the queue gives it up', async () => {
    const hands = await polledAccount(pickyHandler('bad'));
    await hands.map('sqs');
    const since = hands.clock.instant;
    hands.send('good', 'bad', 'good');
    await hands.pass(1000);
    expect(hands.counts()).toMatchObject({
      ApproximateNumberOfMessages: 0,
      ApproximateNumberOfMessagesNotVisible: 3,
    });
    await hands.pass(90_000);
    expect(hands.mappingSteps(since)).toMatchInlineSnapshot(`
      [
        "-2000 Creating",
        "0 Enabled",
        "0 invoked with 3, try 1",
        "260 returned: 0 done, 3 failed",
        "30000 invoked with 3, try 1",
        "30010 returned: 0 done, 3 failed",
      ]
    `);
    expect(hands.counts('letters').ApproximateNumberOfMessages).toBe(3);
  });

  it('keeps only what failed where the function reports it', async () => {
    const hands = await polledAccount(pickyHandler('bad', true));
    await hands.map('sqs', { FunctionResponseTypes: ['ReportBatchItemFailures'] });
    const since = hands.clock.instant;
    hands.send('good', 'bad', 'good');
    await hands.pass(90_000);
    expect(hands.mappingSteps(since)).toMatchInlineSnapshot(`
      [
        "-2000 Creating",
        "0 Enabled",
        "0 invoked with 3, try 1",
        "260 returned: 2 done, 1 failed",
        "30000 invoked with 1, try 1",
        "30010 returned: 0 done, 1 failed",
      ]
    `);
    expect(hands.services().queues['letters']?.messages.map(({ Body }) => Body)).toEqual(['bad']);
  });

  it('gathers for as long as its window, and no more than its batch size', async () => {
    const hands = await polledAccount(pickyHandler('none'));
    await hands.map('sqs', { BatchSize: 3, MaximumBatchingWindowInSeconds: 5 });
    const since = hands.clock.instant;
    hands.send('one', 'two');
    await hands.pass(2000);
    hands.send('three', 'four');
    await hands.pass(10_000);
    expect(hands.mappingSteps(since).slice(2)).toMatchInlineSnapshot(`
      [
        "2000 invoked with 3, try 1",
        "2260 deleted: 3 done, 0 failed",
        "7000 invoked with 1, try 1",
        "7010 deleted: 1 done, 0 failed",
      ]
    `);
  });

  it('runs no more batches at the same time than its maximum concurrency', async () => {
    const hands = await polledAccount(pickyHandler('none', false, 1000));
    await hands.map('sqs', { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } });
    hands.send('1', '2', '3', '4', '5');
    await hands.pass(500);
    expect(hands.fn().invocations).toHaveLength(2);
    await hands.pass(5000);
    expect(hands.services().queues['orders']?.messages).toEqual([]);
  });

  it('begins with five batches at the same time', async () => {
    const hands = await polledAccount(pickyHandler('none', false, 2000));
    await hands.map('sqs', { BatchSize: 1 });
    hands.send('1', '2', '3', '4', '5', '6', '7');
    await hands.pass(500);
    expect(hands.fn().invocations).toHaveLength(5);
  });

  it('deletes what no filter lets through, and never invokes with it', async () => {
    const hands = await polledAccount(pickyHandler('none'));
    await hands.map('sqs', { FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":["order"]}}' }] } });
    const since = hands.clock.instant;
    hands.send('{"kind":"order"}', '{"kind":"note"}', 'no JSON');
    await hands.pass(1000);
    expect(hands.mappingSteps(since).slice(2)).toEqual([
      '0 invoked with 1, try 1',
      '260 deleted: 1 done, 0 failed',
    ]);
    expect(hands.services().queues['orders']?.messages).toEqual([]);
  });

  it('tries a throttled batch again while the messages are its own', async () => {
    const hands = await polledAccount(pickyHandler('none'));
    await hands.map('sqs');
    hands.reserve(0);
    const since = hands.clock.instant;
    hands.send('one');
    await hands.pass(4000);
    hands.call({ action: 'DeleteFunctionConcurrency', request: { FunctionName: 'hello' } });
    await hands.pass(10_000);
    expect(hands.mappingSteps(since).slice(2)).toMatchInlineSnapshot(`
      [
        "0 invoked with 1, try 1",
        "0 retried: 0 done, 1 failed",
        "1000 invoked with 1, try 2",
        "1000 retried: 0 done, 1 failed",
        "3000 invoked with 1, try 3",
        "3000 retried: 0 done, 1 failed",
        "7000 invoked with 1, try 4",
        "7260 deleted: 1 done, 0 failed",
      ]
    `);
  });

  it('reads nothing while it is disabled, and goes on when it is enabled', async () => {
    const hands = await polledAccount(pickyHandler('none'));
    await hands.map('sqs');
    const UUID = hands.mapping()?.configuration.UUID ?? '';
    const set = (Enabled: boolean) =>
      hands.call({ action: 'UpdateEventSourceMapping', request: { UUID, Enabled }, functionName: 'hello' });
    const since = hands.clock.instant;
    set(false);
    expect(hands.refusal(set(true))).toBe(
      'ResourceInUseException: Cannot update the event source mapping because it is in use.',
    );
    await hands.pass(2000);
    hands.send('one');
    await hands.pass(5000);
    expect(hands.counts().ApproximateNumberOfMessages).toBe(1);
    set(true);
    await hands.pass(3000);
    expect(hands.mappingSteps(since).slice(2)).toMatchInlineSnapshot(`
      [
        "0 Disabling",
        "2000 Disabled",
        "7000 Enabling",
        "9000 Enabled",
        "9000 invoked with 1, try 1",
        "9260 deleted: 1 done, 0 failed",
      ]
    `);
  });

  it('is gone when it was deleted, and the queue keeps what it has', async () => {
    const hands = await polledAccount(pickyHandler('none'));
    await hands.map('sqs');
    const UUID = hands.mapping()?.configuration.UUID ?? '';
    hands.call({ action: 'DeleteEventSourceMapping', request: { UUID }, functionName: 'hello' });
    expect(hands.mapping()?.configuration.State).toBe('Deleting');
    await hands.pass(2000);
    expect(hands.mapping()).toBeUndefined();
    hands.send('one');
    await hands.pass(1000);
    expect(hands.counts().ApproximateNumberOfMessages).toBe(1);
  });

  it('goes on after the account was closed and opened', async () => {
    const hands = await polledAccount(pickyHandler('none'));
    await hands.map('sqs');
    const saved: unknown = JSON.parse(JSON.stringify(accountState(hands.actor.getSnapshot())));
    const read = parseAccountState(saved);
    if (!read.ok) throw new Error('The account cannot be read back.');
    const later = handsOn({ state: read.state });
    await later.pass(10);
    const [mapping] = Object.values(later.actor.getSnapshot().context.mappings);
    expect(mapping?.summary.configuration).toMatchObject({ State: 'Enabled', BatchSize: 10 });
  });
});
