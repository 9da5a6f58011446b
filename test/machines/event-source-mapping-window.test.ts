import { describe, expect, it } from 'vitest';
import { polledAccount } from '../support/account/polled-account.ts';

interface WindowEvent {
  Records: { kinesis: { data: string; partitionKey: string } }[];
  state?: Record<string, number>;
  isFinalInvokeForWindow?: boolean;
  isWindowTerminatedEarly?: boolean;
  window?: { start: string; end: string };
  shardId?: string;
}

const texts = ({ Records }: WindowEvent) => Records.map(({ kinesis }) => atob(kinesis.data));

/** Counts the records of a window in its state. */
async function counting(more: object = {}) {
  const events: WindowEvent[] = [];
  const hands = await polledAccount({
    handle(event) {
      const seen = event as WindowEvent;
      events.push(seen);
      const count = (seen.state?.['count'] ?? 0) + seen.Records.length;
      return { does: 'answer', payload: { state: { count }, ...more }, durationMs: 10 };
    },
  });
  return { ...hands, events };
}

describe('a tumbling window', () => {
  it('hands the state on from batch to batch, and closes with an event of its own', async () => {
    const hands = await counting();
    await hands.map('kinesis', { TumblingWindowInSeconds: 30 });
    hands.put('one', 'two');
    await hands.pass(2000);
    hands.put('three');
    await hands.pass(60_000);
    const told = hands.events.map((event) => [
      texts(event).join(),
      event.state,
      event.isFinalInvokeForWindow,
    ]);
    expect(told).toEqual([
      ['one,two', {}, false],
      ['three', { count: 2 }, false],
      ['', { count: 3 }, true],
    ]);
    const [{ window, shardId, isWindowTerminatedEarly } = { window: undefined }] = hands.events;
    expect({ shardId, isWindowTerminatedEarly }).toEqual({
      shardId: 'shardId-000000000000',
      isWindowTerminatedEarly: false,
    });
    expect(Date.parse(window?.end ?? '') - Date.parse(window?.start ?? '')).toBe(30_000);
    hands.put('four');
    await hands.pass(1000);
    expect(hands.events.at(-1)).toMatchObject({ state: {}, isFinalInvokeForWindow: false });
  });

  it('takes an answer without a state for a failure', async () => {
    const hands = await polledAccount({
      handle: () => ({ does: 'answer', payload: 'done', durationMs: 10 }),
    });
    await hands.map('kinesis', { TumblingWindowInSeconds: 30, MaximumRetryAttempts: 0 });
    const since = hands.clock.instant;
    hands.put('one');
    await hands.pass(500);
    expect(hands.mappingSteps(since).at(-1)).toBe('260 discarded: 0 done, 1 failed');
  });

  it('is ended early by a state that is too large, and goes on with an empty one', async () => {
    const hands = await counting({ state: { large: 'x'.repeat(1_000_001) } });
    await hands.map('kinesis', { TumblingWindowInSeconds: 600 });
    hands.put('one');
    await hands.pass(1000);
    hands.put('two');
    await hands.pass(1000);
    expect(
      hands.events.map((event) => [
        texts(event).join(),
        event.isWindowTerminatedEarly,
        event.isFinalInvokeForWindow,
      ]),
    ).toEqual([
      ['one', false, false],
      ['', true, false],
      ['two', false, false],
      ['', true, false],
    ]);
    expect(hands.events[2]?.state).toEqual({});
  });
});

describe('concurrent batches per shard', () => {
  it('read one shard side by side, and keep records of a key in order', async () => {
    const running: string[] = [];
    const hands = await polledAccount({
      handle(event) {
        const { Records } = event as WindowEvent;
        running.push(...new Set(Records.map(({ kinesis }) => kinesis.partitionKey)));
        return { does: 'answer', payload: null, durationMs: 2000 };
      },
    });
    await hands.map('kinesis', { ParallelizationFactor: 2, BatchSize: 1 });
    const since = hands.clock.instant;
    hands.putAs(['a', '1'], ['b', '1'], ['a', '2']);
    await hands.pass(1000);
    // Both keys are worked on, and the second record of the first one waits for the first.
    expect(hands.mapping()?.batches.map(({ lane, records }) => [lane, records.length])).toEqual([
      ['shardId-000000000000/0', 1],
      ['shardId-000000000000/1', 1],
    ]);
    await hands.pass(20_000);
    expect(running.toSorted()).toEqual(['a', 'a', 'b']);
    expect(hands.mappingSteps(since).filter((step) => step.includes('checkpointed'))).toHaveLength(3);
    const places = new Set(
      hands
        .mapping()
        ?.lanes.slice(0, 2)
        .map(({ position }) => position),
    );
    expect(places.has(null)).toBe(false);
  });
});

describe('a starting position in time', () => {
  it('begins with the first record that came at that time or later', async () => {
    const hands = await counting();
    hands.put('old');
    await hands.pass(5000);
    const from = hands.clock.instant / 1000;
    hands.put('new');
    await hands.pass(1000);
    await hands.map('kinesis', { StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: from });
    await hands.pass(1000);
    expect(hands.events.map(texts)).toEqual([['new']]);
  });
});

describe('a filter and a batch window', () => {
  it('wait together without reading the same record over and over', async () => {
    const hands = await counting();
    const FilterCriteria = { Filters: [{ Pattern: '{"data": ["yes"]}' }] };
    await hands.map('kinesis', { FilterCriteria, MaximumBatchingWindowInSeconds: 10 });
    hands.put('yes');
    await hands.pass(1000);
    hands.put('no');
    await hands.pass(20_000);
    expect(hands.events.map(texts)).toEqual([['yes']]);
  });
});
