/** The written lessons as text, for what is derived from their words when the site is built. */
import { lessonAddress, writtenPlaces } from './course.ts';
import { outline } from './outline.ts';

export interface LessonText {
  /** Such as 5.5. */
  number: string;
  title: string;
  part: string;
  address: string;
  /** Markdown, front matter included. */
  markdown: string;
}

const pages = import.meta.glob<string>('/content/lessons/*/*/index.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const root = '/content/lessons/';
const page = '/index.md';
const folders = Object.keys(pages).map((file) => file.slice(root.length, -page.length));

/** In the order of the course. */
export const lessonTexts: readonly LessonText[] = writtenPlaces(outline, folders).map(({ part, lesson }) => ({
  number: lesson.number,
  title: lesson.title,
  part: part.title,
  address: lessonAddress(lesson.id),
  markdown: pages[root + lesson.folder + page] ?? '',
}));
