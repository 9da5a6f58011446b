/** The course as the pages walk through it: numbers, addresses, what is before and after. */
import { pageAddress } from '#model/locale.ts';
import type { CourseData } from './course.schema.ts';
import { ContentError } from './parsed.ts';

export interface OutlineLesson {
  /** Such as 5.5. */
  number: string;
  /** `<part>/<lesson>`. */
  id: string;
  title: string;
  about: string;
  /** `content/lessons/<folder>`, where the lesson is written. */
  folder: string;
}

export interface OutlinePart {
  number: number;
  slug: string;
  title: string;
  lessons: readonly OutlineLesson[];
}

/** Parts and lessons, numbered by their place. */
export function outlineOf(course: CourseData): OutlinePart[] {
  return course.parts.map((part, partIndex) => ({
    number: partIndex + 1,
    slug: part.slug,
    title: part.title,
    lessons: part.lessons.map((lesson, lessonIndex) => ({
      number: `${partIndex + 1}.${lessonIndex + 1}`,
      id: `${part.slug}/${lesson.slug}`,
      title: lesson.title,
      about: lesson.about,
      folder: `${partIndex + 1}-${part.slug}/${lessonIndex + 1}-${lesson.slug}`,
    })),
  }));
}

export function lessonAddress(id: string): string {
  return pageAddress(`/lessons/${id}/`);
}

export interface WrittenPlace {
  part: OutlinePart;
  lesson: OutlineLesson;
  /** The nearest written lessons; unset at the ends. */
  previous?: OutlineLesson;
  next?: OutlineLesson;
}

/**
 * Where the written lessons stand, in the order of the course.
 *
 * @param folders `<n>-<part>/<n>-<lesson>` of each lesson that is written
 * @throws {ContentError} when a folder is not where the outline has its lesson
 */
export function writtenPlaces(outline: readonly OutlinePart[], folders: readonly string[]): WrittenPlace[] {
  const planned = outline.flatMap((part) => part.lessons.map((lesson) => ({ part, lesson })));
  for (const folder of folders) {
    if (planned.some(({ lesson }) => lesson.folder === folder)) continue;
    throw new ContentError(
      `content/lessons/${folder} is not in content/course.json. Add the lesson there, or name the folder after its place: ${planned
        .map(({ lesson }) => lesson.folder)
        .join(', ')}.`,
    );
  }
  const written = planned.filter(({ lesson }) => folders.includes(lesson.folder));
  return written.map((place, index) => {
    const previous = written[index - 1]?.lesson;
    const next = written[index + 1]?.lesson;
    return { ...place, ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
  });
}

/**
 * @param prerequisites of each lesson, by id
 * @throws {ContentError} when one names a lesson that is not planned, or when they run in a circle
 */
export function checkPrerequisites(
  outline: readonly OutlinePart[],
  prerequisites: ReadonlyMap<string, readonly string[]>,
): void {
  const known = new Set(outline.flatMap(({ lessons }) => lessons.map(({ id }) => id)));
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) {
      throw new ContentError(`Prerequisites run in a circle: ${[...path, id].join(' → ')}.`);
    }
    if (!known.has(id)) {
      throw new ContentError(
        `${path.at(-1)} names the prerequisite ${id}, which is not in content/course.json.`,
      );
    }
    for (const before of prerequisites.get(id) ?? []) visit(before, [...path, id]);
  };
  for (const id of prerequisites.keys()) visit(id, []);
}
