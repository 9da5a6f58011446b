import { lessonFolders } from './lesson-folder.ts';

const texts = import.meta.glob<string>(['/content/lessons/*/*/{handler,solution,wrong}/**/*', '!**/.*'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every lesson of the course that is written, in order. Read when the site is built. */
export const writtenLessons = lessonFolders(texts);
