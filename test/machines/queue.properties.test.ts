import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import type { SimulatedAnswer, SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import { handsOn } from '../support/account/account-hands.ts';

const answers: Record<string, SimulatedAnswer> = {
  good: { does: 'answer', payload: 'good' },
  bad: { does: 'fail', error: { errorType: 'Error', errorMessage: 'bad' } },
  bye: { does: 'exit', exit: { exitCode: 1 }, durationMs: 30 },
  slow: { does: 'hang' },
};
const handler: SimulatedHandler = {
  handle: (event) => answers[String(event)] ?? { does: 'answer', payload: null },
};

type Step =
  | { emit: string }
  | { pass: number }
  | { retries: number; age: number }
  | { reserve: number }
  | { do: 'skip' | 'leave' | 'remove' | 'share' };

const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('good', 'bad', 'bye', 'slow').map((emit): Step => ({ emit })) },
    { weight: 4, arbitrary: fc.constantFrom(1, 300, 1500, 60_000, 400_000).map((pass): Step => ({ pass })) },
    {
      weight: 1,
      arbitrary: fc
        .record({ retries: fc.nat(2), age: fc.constantFrom(60, 200, 21_600) })
        .map((one): Step => one),
    },
    { weight: 2, arbitrary: fc.constantFrom(0, 1, 3).map((reserve): Step => ({ reserve })) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom('skip', 'skip', 'leave', 'share', 'remove')
        .map((what): Step => ({ do: what as 'skip' })),
    },
  ),
  { minLength: 4, maxLength: 30 },
);

async function play(happenings: readonly Step[]) {
  const hands = handsOn({ handler, settings: { idleExpiryMs: 10_000 } });
  await hands.created({ Timeout: 1 });
  const calls: string[] = [];
  for (const step of happenings) {
    if ('emit' in step) calls.push(hands.emit(JSON.stringify(step.emit)));
    else if ('pass' in step) await hands.pass(step.pass);
    else if ('retries' in step)
      hands.treatEvents({ MaximumRetryAttempts: step.retries, MaximumEventAgeInSeconds: step.age });
    else if ('reserve' in step) hands.reserve(step.reserve);
    else if (step.do === 'share')
      hands.call({ action: 'DeleteFunctionConcurrency', request: { FunctionName: 'hello' } });
    else if (step.do === 'remove') hands.remove();
    else if (step.do === 'leave') hands.actor.send({ type: 'page.left', at: hands.clock.instant });
    else for (const { requestId } of hands.view().functions[0]?.queue ?? []) hands.skipWait(requestId);
  }
  // Six hours are the oldest that an event can get.
  await hands.pass(6.1 * 60 * 60_000);
  return { hands, accepted: calls.filter((id) => hands.answer(id)?.ok) };
}

/** One letter for each step of an event, so that its life is a word. */
const letters: Record<string, string> = {
  'queue.received': 'R',
  'queue.delivered': 'D',
  'queue.returned': 'B',
  'queue.waitSkipped': 'S',
  'queue.succeeded': '+',
  'queue.dropped': '-',
};

function life(trace: readonly TraceRecord[], requestId: string): TraceRecord[] {
  return trace.filter(({ type, subject }) => subject.requestId === requestId && type in letters);
}

describe('whatever happens to a queue', () => {
  test('each event ends once, in its order, with no more retries than it may have', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (happenings) => {
        const { hands, accepted } = await play(happenings);
        for (const id of accepted) {
          const records = life(hands.trace(), id);
          const word = records.map(({ type }) => letters[type]).join('');
          // Received, then tries that came back or were not begun, then exactly one end.
          expect(word).toMatch(/^R(D?BS?)*(D?[+-]|-)$/);
          expect(word.endsWith('+') ? word.includes('D') : true).toBe(true);
          const failures = records.filter(
            (one) => one.type === 'queue.returned' && one.record.setback === 'functionError',
          );
          expect(failures.length).toBeLessThanOrEqual(2);
          for (const [index, one] of records.entries()) {
            const next = records[index + 1];
            if (one.type !== 'queue.returned' || next === undefined) continue;
            // Nothing comes before its time, unless the learner wants it or the function is gone.
            if (next.type === 'queue.delivered')
              expect(next.time).toBeGreaterThanOrEqual(one.record.nextTryAt);
          }
        }
        expect(hands.view().functions.flatMap(({ queue }) => queue)).toEqual([]);
        expect(hands.actor.getSnapshot().context.openInvokes).toEqual({});
        expect(hands.actor.getSnapshot().context.departing).toEqual({});
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('no more executions run at a time than are reserved', async () => {
    const bursts = fc.array(fc.constantFrom('good', 'bad', 'bye'), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(bursts, fc.integer({ min: 1, max: 3 }), async (burst, reserved) => {
        const hands = handsOn({ handler });
        await hands.created();
        hands.reserve(reserved);
        for (const what of burst) hands.emit(JSON.stringify(what));
        await hands.pass(20 * 60_000);
        const running = new Set<string | undefined>();
        for (const { type, subject } of hands.trace()) {
          if (type === 'queue.delivered') running.add(subject.requestId);
          if (['queue.returned', 'queue.succeeded', 'queue.dropped'].includes(type))
            running.delete(subject.requestId);
          expect(running.size).toBeLessThanOrEqual(reserved);
        }
        expect(hands.fn().environments.length).toBeLessThanOrEqual(reserved);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
