import { getCollection } from 'astro:content';
import type { APIContext, GetStaticPaths } from 'astro';
import { writtenPlaces } from '#curriculum/course.ts';
import { outline } from '#curriculum/outline.ts';
import { pictureResponse, type PictureWords } from '#layouts/link-picture.ts';

interface Props {
  words: PictureWords;
}

export const getStaticPaths = (async () => {
  const entries = await getCollection('lessons');
  const places = writtenPlaces(
    outline,
    entries.map(({ id }) => id),
  );
  return places.map(({ part: { title: place }, lesson: { id, number, title, about, folder } }) => {
    const [part, lesson] = id.split('/');
    const below = entries.find((entry) => entry.id === folder)?.data.goal ?? about;
    return { params: { part, lesson }, props: { words: { place, number, title, below } } };
  });
}) satisfies GetStaticPaths;

export function GET({ props }: APIContext<Props>): Promise<Response> {
  return pictureResponse(props.words);
}
