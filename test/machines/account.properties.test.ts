import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountState } from '#machines/account.machine.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import type { SimulatedAnswer, SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import { handsOn } from '../support/account/account-hands.ts';

/** What may happen to an account, in any order. */
const happenings = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('good', 'bad', 'bye', 'slow').map((how) => ({ test: how })) },
    { weight: 5, arbitrary: fc.constantFrom(1, 20, 160, 300, 1200, 11_000).map((ms) => ({ pass: ms })) },
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 3 }).map((n) => ({ deploy: `v${n}` })) },
    { weight: 1, arbitrary: fc.constantFrom('create', 'remove', 'leave').map((what) => ({ do: what })) },
  ),
  { minLength: 5, maxLength: 40 },
);

const answers: Record<string, SimulatedAnswer> = {
  good: { does: 'answer', payload: 'good', log: ['good'] },
  bad: { does: 'fail', error: { errorType: 'Error', errorMessage: 'bad' } },
  bye: { does: 'exit', exit: { exitCode: 1 }, durationMs: 30 },
  slow: { does: 'hang' },
};

/** Every third process does not come up. */
function handler(): SimulatedHandler {
  let inits = 0;
  return {
    init: () =>
      ++inits % 3 === 0
        ? { does: 'fail', error: { errorType: 'Runtime.ImportModuleError', errorMessage: 'no' } }
        : { does: 'finish' },
    handle: (event) => answers[String(event)] ?? { does: 'answer', payload: null },
  };
}

/** The environment's life as it is drawn: what may follow what. */
const mayFollow: Record<string, string[]> = {
  provisioning: ['initializing', 'shuttingDown', 'ended'],
  initializing: ['invoking', 'resetting', 'shuttingDown'],
  invoking: ['ready', 'resetting', 'shuttingDown'],
  ready: ['invoking', 'initializing', 'shuttingDown'],
  resetting: ['initializing', 'ready', 'shuttingDown'],
  shuttingDown: ['ended'],
  ended: [],
};

function byEnvironment(trace: readonly TraceRecord[]): TraceRecord[][] {
  const environments = new Map<string, TraceRecord[]>();
  for (const one of trace) {
    const id = one.subject.environmentId;
    if (id !== undefined) environments.set(id, [...(environments.get(id) ?? []), one]);
  }
  return [...environments.values()];
}

async function play(steps: readonly Step[]) {
  const hands = handsOn({ handler: handler(), settings: { idleExpiryMs: 10_000 } });
  await hands.created({ Timeout: 1 });
  const calls: string[] = [];
  for (const step of steps) {
    if ('test' in step) calls.push(hands.test(JSON.stringify(step.test)));
    else if ('pass' in step) await hands.pass(step.pass);
    else if ('deploy' in step) calls.push(hands.deploy({ 'index.mjs': step.deploy }));
    else if (step.do === 'create') calls.push(hands.create());
    else if (step.do === 'remove') calls.push(hands.remove());
    else hands.actor.send({ type: 'page.left', at: hands.clock.instant });
  }
  await hands.pass(60_000);
  return { hands, calls };
}

type Step = { test: string } | { pass: number } | { deploy: string } | { do: string };

describe('whatever happens to an account', () => {
  test('an environment has one invocation at a time, and every start has its report', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async (steps) => {
        const { hands, calls } = await play(steps);
        const trace = hands.trace();
        expect(trace).toEqual(trace.toSorted((one, other) => one.time - other.time));
        expect(calls.filter((id) => hands.answer(id) === undefined)).toEqual([]);
        expect(trace.filter(({ type }) => type === 'api.called')).toHaveLength(calls.length + 1);
        expect(trace.filter(({ type }) => type === 'api.answered')).toHaveLength(calls.length + 1);

        for (const records of byEnvironment(trace)) {
          let running: string | null = null;
          let state: string | null = null;
          for (const one of records) {
            if (one.type === 'platform.start') {
              expect(running).toBeNull();
              running = one.record.requestId;
            } else if (one.type === 'platform.report') {
              expect(running).toBe(one.record.requestId);
              running = null;
            } else if (one.type === 'environment.changed') {
              expect(state === null ? ['provisioning'] : mayFollow[state]).toContain(one.record.state);
              state = one.record.state;
            }
          }
          expect(running).toBeNull();
          expect(state).toBe('ended');
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('equal events make equal accounts', async () => {
    await fc.assert(
      fc.asyncProperty(happenings, async (steps) => {
        const [one, other] = [await play(steps), await play(steps)];
        expect(comparable(one.hands)).toEqual(comparable(other.hands));
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

/** Without the id that the Runtime API makes anew for each attempt. */
function comparable({ actor }: ReturnType<typeof handsOn>) {
  return JSON.parse(
    JSON.stringify(accountState(actor.getSnapshot()), (key, value: unknown) =>
      key === 'Lambda-Runtime-Invocation-Id' ? undefined : value,
    ),
  ) as unknown;
}
