import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { glob, type Loader } from 'astro/loaders';
import { authorFaults } from './author-faults.ts';
import { lessonSchema } from './lesson.schema.ts';
import { ContentError } from './parsed.ts';

/** Loads the lessons' pages. Front matter that does not fit is refused with its lines, before Astro refuses it without. */
export function lessonLoader(): Loader {
  const pages = glob({
    base: './content/lessons',
    pattern: '*/*/index.md',
    generateId: ({ entry }) => entry.replace(/\/index\.md$/, ''),
    // Rendered while the content is loaded, a failing directive would leave an empty page and a green build.
    deferRender: true,
  });
  return {
    ...pages,
    load: (context) =>
      pages.load({
        ...context,
        async parseData(entry) {
          const faults =
            entry.filePath === undefined ? [] : await matterFaults(entry.filePath, context.config.root);
          if (faults.length > 0) throw new ContentError(faults.join('\n'));
          return context.parseData(entry);
        },
      }),
  };
}

async function matterFaults(path: string, root: URL): Promise<string[]> {
  const file = relative(fileURLToPath(root), path);
  const matter = /^---\n(.*?)\n---\n/s.exec(await readFile(path, 'utf8'))?.[1];
  if (matter === undefined)
    return [`${file}:1: The lesson has no front matter. Begin it with --- on a line of its own.`];
  return authorFaults(lessonSchema, matter, { file, firstLine: 2 });
}
