import { getCollection } from 'astro:content';
import type { APIContext, GetStaticPaths } from 'astro';
import { writtenLessons } from '#curriculum/lesson-files.ts';
import { reviewLesson, type ReviewLesson } from '#curriculum/review/review-lesson.ts';

interface Props {
  lesson: ReviewLesson;
}

export const getStaticPaths = (async () => {
  const entries = await getCollection('lessons');
  return writtenLessons.flatMap((folder) => {
    const entry = entries.find(({ id }) => id === folder.place.folder);
    const { part, lesson } = folder.place;
    return entry ? { params: { part, lesson }, props: { lesson: reviewLesson(entry.data, folder) } } : [];
  });
}) satisfies GetStaticPaths;

/** What the review cards of one lesson ask, fetched when one of them is due. */
export function GET({ props }: APIContext<Props>): Response {
  return Response.json(props.lesson);
}
