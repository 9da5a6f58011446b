import { describe, expect, it } from 'vitest';
import { queueEvents, queueSummary } from '#ui/lifecycle/queue.view.ts';
import type { SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import { handsOn } from '../../support/account/account-hands.ts';

const failsOnce = (): SimulatedHandler => {
  let tries = 0;
  return {
    handle: () =>
      ++tries === 1
        ? { does: 'fail', error: { errorType: 'Error', errorMessage: 'no' } }
        : { does: 'answer', payload: 1 },
  };
};

describe('the queue', () => {
  it('shows what each event met, in the order in which the events came', async () => {
    const hands = handsOn({ handler: failsOnce() });
    await hands.created();
    const first = hands.emit();
    await hands.pass(1000);
    const second = hands.emit();
    await hands.pass(1000);
    hands.skipWait(first);
    await hands.pass(1000);

    const events = queueEvents(hands.trace());
    expect(events.map(({ requestId, attempts, end }) => [requestId, attempts, end])).toEqual([
      [first, 2, 'succeeded'],
      [second, 1, 'succeeded'],
    ]);
    expect(events[0]?.steps.map(({ words }) => words)).toEqual([
      'received',
      'given to the function, try 1',
      'back in the queue: the function failed',
      'the rest of the wait was skipped',
      'given to the function, try 2',
      'done',
    ]);
    expect(queueSummary(0, 0, events)).toBe('0 waiting, 0 running, 2 done, 0 given up');
  });

  it('says why an event was given up', async () => {
    const hands = handsOn();
    await hands.created();
    hands.reserve(0);
    hands.emit();
    const events = queueEvents(hands.trace());
    expect(events[0]?.steps.at(-1)?.words).toBe('given up: the reserved concurrency is 0');
    expect(queueSummary(0, 0, events)).toBe('0 waiting, 0 running, 0 done, 1 given up');
  });

  it('is empty for a function that nobody sent an event to', async () => {
    const hands = handsOn();
    await hands.created();
    hands.test();
    expect(queueEvents(hands.trace())).toEqual([]);
  });
});
