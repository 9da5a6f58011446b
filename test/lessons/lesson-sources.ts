/** The lessons as they are written, front matter and prose apart. */
import { parse } from 'yaml';
import { writtenLessons } from '#curriculum/lesson-files.ts';
import { lessonSchema } from '#curriculum/lesson.schema.ts';
import { parsed } from '#curriculum/parsed.ts';

const pages = import.meta.glob<string>('/content/lessons/*/*/index.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const lessons = writtenLessons.map((folder) => {
  const file = `/content/lessons/${folder.place.folder}/index.md`;
  const [, matter, prose] = /^---\n(.*?)\n---\n(.*)$/s.exec(pages[file] ?? '') ?? [];
  if (matter === undefined || prose === undefined) throw new Error(`${file} has no front matter.`);
  return {
    folder,
    file: file.slice(1),
    matter: parsed(lessonSchema, parse(matter), file),
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
