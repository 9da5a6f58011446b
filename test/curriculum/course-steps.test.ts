import { expect, it } from 'vitest';
import { courseSteps } from '#curriculum/course-steps.ts';
import { outlineOf } from '#curriculum/course.ts';

const lesson = (slug: string) => ({ slug, title: slug.toUpperCase(), about: 'About it.' });
const outline = outlineOf({
  parts: [{ slug: 'p', title: 'P', lessons: [lesson('a'), lesson('b'), lesson('c')] }],
});

it('follows the course, and waits for nothing that is not written', () => {
  const entries = [
    { id: '1-p/3-c', data: { prerequisites: ['p/b', 'p/a'] } },
    { id: '1-p/1-a', data: { prerequisites: [] } },
  ];
  expect(courseSteps(outline, entries)).toEqual([
    { id: 'p/a', number: '1.1', title: 'A', prerequisites: [] },
    { id: 'p/c', number: '1.3', title: 'C', prerequisites: ['p/a'] },
  ]);
});
