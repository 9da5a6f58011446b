import { expect, it } from 'vitest';
import { lessonRevision } from '#curriculum/lesson-revision.ts';
import { lessons } from '../lessons/lesson-sources.ts';

it('changes with the code and with the start, and with nothing else', () => {
  for (const { matter, folder } of lessons) {
    const revision = lessonRevision(matter.start, folder.start);
    const reversed = Object.fromEntries(Object.entries(folder.start).toReversed());
    expect(lessonRevision(matter.start, reversed)).toBe(revision);
    expect(lessonRevision(matter.start, { ...folder.start, 'another.mjs': '' })).not.toBe(revision);
    if (matter.start) {
      expect(lessonRevision({ ...matter.start, timeoutS: 77 }, folder.start)).not.toBe(revision);
    }
  }
});
