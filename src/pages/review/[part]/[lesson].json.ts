import { getCollection } from 'astro:content';
import type { APIContext, GetStaticPaths } from 'astro';
import { lessonCheck } from '#curriculum/lesson-checks.ts';
import { writtenLessons } from '#curriculum/lesson-files.ts';
import { reviewLesson, type ReviewLesson } from '#curriculum/review/review-lesson.ts';

interface Props {
  lesson: ReviewLesson;
}

export const getStaticPaths = (async () => {
  const entries = await getCollection('lessons');
  const lessons = writtenLessons.map(async (folder) => {
    const entry = entries.find(({ id }) => id === folder.place.folder);
    if (entry === undefined) return [];
    const { part, lesson } = folder.place;
    const check = await lessonCheck(folder.place.folder);
    return { params: { part, lesson }, props: { lesson: reviewLesson(entry.data, folder, check) } };
  });
  return (await Promise.all(lessons)).flat();
}) satisfies GetStaticPaths;

/** What the review cards of one lesson ask, fetched when one of them is due. */
export function GET({ props }: APIContext<Props>): Response {
  return Response.json(props.lesson);
}
