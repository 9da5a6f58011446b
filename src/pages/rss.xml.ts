import { getCollection } from 'astro:content';
import rss from '@astrojs/rss';
import type { APIContext } from 'astro';
import { lessonAddress, writtenPlaces } from '#curriculum/course.ts';
import { outline } from '#curriculum/outline.ts';
import { siteName } from '#layouts/site-name.ts';
import { locale } from '#model/locale.ts';
import { words } from './_pages.words.ts';

/** The lessons, the newest first; of one day, the last of the course. */
export async function GET({ site }: APIContext): Promise<Response> {
  const entries = await getCollection('lessons');
  const places = writtenPlaces(
    outline,
    entries.map(({ id }) => id),
  );
  return rss({
    title: siteName,
    description: words.feed,
    site: site ?? '/',
    customData: `<language>${locale.toLowerCase()}</language>`,
    items: places
      .map(({ part, lesson }) => {
        const { goal = lesson.about, published } = entries.find(({ id }) => id === lesson.folder)?.data ?? {};
        return {
          title: `${lesson.number} ${lesson.title}`,
          link: lessonAddress(lesson.id),
          description: goal,
          categories: [part.title],
          ...(published === undefined ? {} : { pubDate: new Date(published) }),
        };
      })
      .toReversed()
      .toSorted((a, b) => (b.pubDate?.getTime() ?? 0) - (a.pubDate?.getTime() ?? 0)),
  });
}
