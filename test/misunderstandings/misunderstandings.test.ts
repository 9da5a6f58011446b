/** Every common misunderstanding, refuted by a run of its own handler. */
import { afterAll, describe, expect, it } from 'vitest';
import { writtenLessons } from '#curriculum/lesson-files.ts';
import { misunderstandings } from '#curriculum/misunderstandings/misunderstandings.ts';
import { refutationOf } from '#curriculum/misunderstandings/refutations.ts';
import { createNodeRuntime } from '../support/node-runtime/node-runtime.ts';
import { play } from '../support/lesson-player.ts';

const runtime = createNodeRuntime();
afterAll(() => runtime.dispose());

it('there are at least ten, and each names a lesson that is written', () => {
  expect(misunderstandings.length).toBeGreaterThanOrEqual(10);
  const written = new Set(writtenLessons.map(({ place }) => place.id));
  expect(misunderstandings.flatMap(({ lesson = [] }) => lesson).filter((id) => !written.has(id))).toEqual([]);
});

describe.concurrent.each(misunderstandings)('“$belief”', ({ folder, start, files, edited, acts }) => {
  it('stands until the handler has run, and not after it', { timeout: 30_000 }, async ({ expect: see }) => {
    const refutes = await refutationOf(folder);
    see(refutes({ functions: [], trace: [] })).toBeUndefined();
    const evidence = await play({ start, files }, { acts, files: edited }, runtime);
    see(refutes(evidence)).toMatch(/\S/);
  });

  it(
    'stands after the first act alone, where there are more',
    { timeout: 30_000 },
    async ({ expect: see }) => {
      const refutes = await refutationOf(folder);
      const first = acts.length > 1 ? acts.slice(0, 1) : [];
      const evidence = await play({ start, files }, { acts: first, files: edited }, runtime);
      see(refutes(evidence)).toBeUndefined();
    },
  );
});
