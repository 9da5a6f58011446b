import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { invocations, type Invocation } from '#curriculum/evidence.ts';

/** Chunks of an image from which it counts as a huge one, and as a large one. */
const huge = 10_000;
const large = 1_000;
/** The most that a start may still fetch when a cache has the base. */
const leftOver = 20;

export default defineCheck({
  steps: [
    { id: 'all', label: 'Press Test: to start from the huge image, all of it is fetched.' },
    { id: 'lazy', label: 'Start from it with less than a tenth of it fetched.' },
    {
      id: 'shared',
      label: 'Start from another large image in the same container: hardly anything is fetched.',
    },
  ],
  hints: {
    testIt: 'Press Test, and read how many chunks were fetched. Look at the Duration, too.',
    onDemand:
      'startProgram() calls read() for each chunk that it needs. Fetch a chunk there, when it is asked for, and not before.',
    mustStart:
      'Nothing was fetched and nothing was started. The program has to run: startProgram() says true.',
    keep: 'The huge image starts lazily now. Choose the event large and press Test: the base that both share must not be fetched again. Keep what was fetched outside of the handler, where the next event finds it.',
  },
  judge({ trace }) {
    const starts = startsOf(trace);
    const last = starts.at(-1);
    if (last === undefined || !starts.some(({ fetched, chunks }) => chunks >= huge && fetched >= chunks)) {
      return {
        passed: false,
        missing: 'all',
        hint: 'testIt',
        expected: 'a start for which the huge image was fetched as a whole',
        observed: last?.one.answer ?? 'no Invoke yet',
        ...(last === undefined ? {} : { where: last.one.calledAt }),
      };
    }
    const lazy = starts.filter(
      ({ started, fetched, chunks }) => started && chunks >= huge && fetched * 10 < chunks,
    );
    const [first] = lazy;
    if (first === undefined) {
      return {
        passed: false,
        missing: 'lazy',
        hint: last.started ? 'onDemand' : 'mustStart',
        expected: 'started, with less than a tenth of the chunks of the huge image',
        observed: last.one.answer,
        where: last.one.calledAt,
      };
    }
    const next = starts.filter(
      ({ one, chunks }) =>
        chunks >= large &&
        lazy.some(
          (before) => before.one.environmentId === one.environmentId && before.one.calledAt < one.calledAt,
        ),
    );
    if (next.some(({ started, fetched }) => started && fetched <= leftOver)) return { passed: true };
    const newest = next.at(-1) ?? first;
    return {
      passed: false,
      missing: 'shared',
      hint: 'keep',
      expected: `another start in that container, with at most ${leftOver} chunks fetched`,
      observed: newest.one.answer,
      where: newest.one.calledAt,
    };
  },
  outcomes: {
    needed({ trace }) {
      const starts = startsOf(trace);
      const lazy = starts.find(
        ({ started, fetched, chunks }) => started && chunks >= huge && fetched * 10 < chunks,
      );
      return lazy === undefined ? undefined : 'same';
    },
  },
});

interface Start {
  one: Invocation;
  chunks: number;
  fetched: number;
  started: boolean;
}

function startsOf(trace: Evidence['trace']): Start[] {
  return invocations(trace).flatMap((one) => {
    const chunks = Number(/"chunks":(\d+)/.exec(one.answer)?.[1]);
    const fetched = Number(/"fetched":(\d+)/.exec(one.answer)?.[1]);
    if (one.failed || Number.isNaN(chunks) || Number.isNaN(fetched)) return [];
    return { one, chunks, fetched, started: one.answer.includes('"started":true') };
  });
}
