import { expect, it } from 'vitest';
import { courseProgress } from '#ui/progress/course-progress.view.ts';

const step = (id: string) => ({ id, number: '1.1', title: id, prerequisites: [] });

it('says of each lesson how far it is, and what was missed', () => {
  const rows = courseProgress(['a', 'b', 'c'].map(step), {
    b: { predictions: { x: 'one' }, happened: {} },
    c: {
      doneAt: '2026-11-23T10:00:00.000Z',
      predictions: { x: 'one', y: 'one', z: null },
      happened: { x: 'one', y: 'two', z: 'two' },
    },
  });
  expect(rows.map(({ state, words }) => [state, words])).toEqual([
    ['open', 'not begun'],
    ['begun', 'begun'],
    ['done', 'done 2026-11-23, one prediction missed'],
  ]);
});
