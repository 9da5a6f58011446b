import { describe, expect, it } from 'vitest';
import { pickyHandler, polledAccount } from '../support/account/polled-account.ts';

describe('a mapping of a stream', () => {
  it('reads each shard from the oldest record on, and keeps its place', async () => {
    const hands = await polledAccount(pickyHandler('none'));
    hands.put('one', 'two');
    await hands.map('kinesis');
    await hands.pass(1000);
    const since = hands.clock.instant;
    hands.put('three');
    await hands.pass(1000);
    expect(hands.mappingSteps(since).slice(-2)).toEqual([
      '0 invoked with 1, try 1',
      '10 checkpointed: 1 done, 0 failed',
    ]);
    const last = hands.services().streams['clicks']?.shards[0]?.records.at(-1)?.SequenceNumber;
    expect(hands.mapping()?.lanes[0]?.position).toBe(last);
  });

  it('is held up by a poison record, until it is told to give it up', async () => {
    const hands = await polledAccount(pickyHandler('bad'));
    await hands.map('kinesis', { MaximumRetryAttempts: 2 });
    const since = hands.clock.instant;
    hands.put('good', 'bad');
    await hands.pass(500);
    hands.put('later');
    await hands.pass(60_000);
    expect(hands.mappingSteps(since).slice(2)).toMatchInlineSnapshot(`
      [
        "0 invoked with 2, try 1",
        "260 retried: 0 done, 2 failed",
        "1260 invoked with 2, try 2",
        "1270 retried: 0 done, 2 failed",
        "3270 invoked with 2, try 3",
        "3280 discarded: 0 done, 2 failed",
        "3280 invoked with 1, try 1",
        "3290 checkpointed: 1 done, 0 failed",
      ]
    `);
  });

  it('finds the poison record by halves', async () => {
    const hands = await polledAccount(pickyHandler('bad'));
    await hands.map('kinesis', { MaximumRetryAttempts: 0, BisectBatchOnFunctionError: true });
    const since = hands.clock.instant;
    hands.put('good', 'good', 'bad', 'good');
    await hands.pass(60_000);
    expect(hands.mappingSteps(since).slice(2)).toMatchInlineSnapshot(`
      [
        "0 invoked with 4, try 1",
        "260 split: 0 done, 4 failed",
        "260 invoked with 2, try 1",
        "270 checkpointed: 2 done, 0 failed",
        "270 invoked with 2, try 1",
        "280 split: 0 done, 2 failed",
        "280 invoked with 1, try 1",
        "290 discarded: 0 done, 1 failed",
        "290 invoked with 1, try 1",
        "300 checkpointed: 1 done, 0 failed",
      ]
    `);
  });

  it('goes on from the first record that the function reports', async () => {
    const hands = await polledAccount(pickyHandler('bad', true));
    await hands.map('kinesis', {
      MaximumRetryAttempts: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    const since = hands.clock.instant;
    hands.put('good', 'bad', 'good');
    await hands.pass(60_000);
    expect(hands.mappingSteps(since).slice(2)).toMatchInlineSnapshot(`
      [
        "0 invoked with 3, try 1",
        "260 retried: 1 done, 2 failed",
        "1260 invoked with 2, try 2",
        "1270 discarded: 0 done, 2 failed",
      ]
    `);
  });

  it('hands the changes of a table to the function', async () => {
    const events: unknown[] = [];
    const hands = await polledAccount({
      handle: (event) => {
        events.push(event);
        return { does: 'answer', payload: null };
      },
    });
    await hands.map('dynamodb');
    hands.save('ada');
    await hands.pass(1000);
    expect(events).toMatchObject([
      {
        Records: [
          {
            eventName: 'INSERT',
            eventSource: 'aws:dynamodb',
            dynamodb: { Keys: { id: { S: 'ada' } }, NewImage: { id: { S: 'ada' } } },
          },
        ],
      },
    ]);
  });

  it('tells its destination which records were given up, and not what was in them', async () => {
    const hands = await polledAccount(pickyHandler('bad'));
    const Destination = 'arn:aws:sqs:us-east-1:123456789012:letters';
    await hands.map('kinesis', {
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: { Destination } },
    });
    hands.put('bad');
    await hands.pass(5000);
    const [letter] = hands.services().queues['letters']?.messages ?? [];
    expect(JSON.parse(letter?.Body ?? '')).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 1 },
      KinesisBatchInfo: { batchSize: 1, shardId: 'shardId-000000000000' },
    });
    expect(letter?.Body).not.toContain(btoa('bad'));
  });
});
