/** Every lesson, answered for real: rightly, wrongly and not at all. */
import { afterAll, describe, it } from 'vitest';
import { evaluate, type CheckReport } from '#curriculum/check.ts';
import { lessonCheck } from '#curriculum/lesson-checks.ts';
import { createNodeRuntime } from '../support/node-runtime/node-runtime.ts';
import { play } from '../support/lesson-player.ts';
import { lessons } from './lesson-sources.ts';

const runtime = createNodeRuntime();
afterAll(() => runtime.dispose());

// Side by side: most of a lesson's time is waiting, for a timeout or between two events.
describe.concurrent.each(lessons)('lesson $name', async ({ folder, matter }) => {
  const check = await lessonCheck(folder.place.folder);
  const lesson = { start: matter.start, files: folder.start };
  /** What an author needs to know where it should have judged otherwise. */
  const told = (report: CheckReport) => {
    const says = report.passed
      ? 'lets it pass'
      : `hints at ${report.hint.id}: expected ${report.expected}, observed ${report.observed}`;
    return `content/lessons/${folder.place.folder}/check.ts ${says}`;
  };

  it('does not pass before anything was done', async ({ expect }) => {
    const evidence = await play(lesson, { acts: [], files: {} }, runtime);
    const report = evaluate(check, evidence);
    expect(report.passed, told(report)).toBe(false);
    expect(report.steps.filter(({ holds }) => holds)).toEqual([]);
    expect(Object.values(check.outcomes).map((outcome) => outcome(evidence))).toEqual(
      matter.predictions.map(() => undefined),
    );
  });

  it(
    'passes with its solution, and what was to be predicted comes true',
    { timeout: 60_000 },
    async ({ expect }) => {
      const given = new Set<string>();
      const evidence = await play(lesson, folder.solution, runtime, (soFar) => {
        const report = evaluate(check, soFar);
        if (!report.passed) given.add(report.hint.id);
      });
      const report = evaluate(check, evidence);
      expect(report.passed, told(report)).toBe(true);
      // What comes back as a review card is a mistake, and nobody makes one on the right way.
      expect(
        folder.wrong.filter(({ hint }) => given.has(hint)).map(({ slug }) => slug),
        `content/lessons/${folder.place.folder}/wrong: those whose hint the solution gets too are "unfinished": true, and no others`,
      ).toEqual(folder.wrong.filter(({ unfinished }) => unfinished).map(({ slug }) => slug));
      expect(
        Object.fromEntries(Object.entries(check.outcomes).map(([id, outcome]) => [id, outcome(evidence)])),
      ).toEqual(Object.fromEntries(matter.predictions.map(({ id, truth }) => [id, truth])));
    },
  );

  it('passes at no act before the last one of its solution', { timeout: 120_000 }, async ({ expect }) => {
    const { acts, files } = folder.solution;
    const cut = await play(lesson, { acts: acts.slice(0, -1), files }, runtime);
    const report = evaluate(check, cut);
    expect(report.passed, told(report)).toBe(false);
  });

  it.for(folder.wrong)(
    'does not pass with $slug, and hints at $hint',
    { timeout: 60_000 },
    async (wrong, { expect }) => {
      const report = evaluate(check, await play(lesson, wrong, runtime));
      expect(report.passed ? 'no hint' : report.hint.id, told(report)).toBe(wrong.hint);
      if (report.passed) return;
      expect(report.expected).not.toBe('');
      expect(report.observed).not.toBe('');
      expect(report.where).toBeTypeOf('number');
    },
  );
});
