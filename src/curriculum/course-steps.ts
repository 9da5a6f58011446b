import { writtenPlaces, type OutlinePart } from './course.ts';
import type { LessonMatter } from './lesson.schema.ts';
import type { CourseStep } from './next-lesson.ts';

/** A lesson as the content collection has it. */
interface Entry {
  id: string;
  data: Pick<LessonMatter, 'prerequisites'>;
}

/** The written lessons as steps, in the order of the course; a prerequisite that is not written yet holds nobody up. */
export function courseSteps(outline: readonly OutlinePart[], entries: readonly Entry[]): CourseStep[] {
  const places = writtenPlaces(
    outline,
    entries.map(({ id }) => id),
  );
  const written = new Set(places.map(({ lesson }) => lesson.id));
  return places.map(({ lesson: { id, number, title, folder } }) => {
    const prerequisites = entries.find((entry) => entry.id === folder)?.data.prerequisites ?? [];
    return { id, number, title, prerequisites: prerequisites.filter((other) => written.has(other)) };
  });
}
