/** The lessons as they are written, front matter and prose apart. */
import { parse } from 'yaml';
import { authorFaults } from '#curriculum/author-faults.ts';
import { writtenLessons } from '#curriculum/lesson-files.ts';
import { lessonSchema } from '#curriculum/lesson.schema.ts';
import { ContentError } from '#curriculum/parsed.ts';

const pages = import.meta.glob<string>('/content/lessons/*/*/index.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const lessons = writtenLessons.map((folder) => {
  const file = `content/lessons/${folder.place.folder}/index.md`;
  const [, matter, prose] = /^---\n(.*?)\n---\n(.*)$/s.exec(pages[`/${file}`] ?? '') ?? [];
  if (matter === undefined || prose === undefined) throw new Error(`${file} has no front matter.`);
  const faults = authorFaults(lessonSchema, matter, { file, firstLine: 2 });
  if (faults.length > 0) throw new ContentError(faults.join('\n'));
  return {
    folder,
    file,
    matter: lessonSchema.parse(parse(matter)),
    prose,
    /** Line of the file that the prose begins on. */
    firstLine: matter.split('\n').length + 3,
    name: folder.place.number,
  };
});

/** Every page that lies where a lesson would lie. */
export const pageFolders = Object.keys(pages).map((file) =>
  file.replace('/content/lessons/', '').replace('/index.md', ''),
);
