/** What people commonly get wrong, each with its handler. Read when the site is built. */
import { withExecutable, type PackageFiles } from '#model/package/deployment-package.ts';
import type { LessonStart } from '../lesson.schema.ts';
import { parsedJson } from '../parsed-json.ts';
import { ContentError } from '../parsed.ts';
import { beliefSchema, type Belief } from './belief.schema.ts';

export interface Misunderstanding extends Omit<Belief, 'start'> {
  /** Its anchor: the folder's name without its number. */
  id: string;
  /** Below content/misunderstandings. */
  folder: string;
  start: LessonStart;
  files: PackageFiles;
  /** What "edit" puts into the editor. */
  edited: PackageFiles;
}

const root = '/content/misunderstandings/';
const texts = import.meta.glob<string>(
  ['/content/misunderstandings/*/belief.json', '/content/misunderstandings/*/{handler,edited}/**/*'],
  { query: '?raw', import: 'default', eager: true },
);

/**
 * @param all path from the project's root → text
 * @throws {ContentError} when a folder is misnamed, lacks something or does not fit the schema
 */
export function misunderstandingsOf(all: Readonly<Record<string, string>>): Misunderstanding[] {
  const folders = [...new Set(Object.keys(all).map((path) => path.slice(root.length).split('/')[0] ?? ''))];
  return folders.toSorted().map((folder) => {
    const file = `content/misunderstandings/${folder}/belief.json`;
    const id = /^\d\d-([a-z0-9-]+)$/.exec(folder)?.[1];
    if (id === undefined) {
      throw new ContentError(`content/misunderstandings/${folder}: name the folder <two digits>-<slug>.`);
    }
    const text = all[`/${file}`];
    if (text === undefined) throw new ContentError(`${file} is missing: write the belief into it.`);
    const { start, ...belief } = parsedJson(beliefSchema, text, file);
    const files = filesUnder(`${root}${folder}/handler/`, all);
    if (Object.keys(files).length === 0) {
      throw new ContentError(
        `content/misunderstandings/${folder}/handler/ is missing: the code that refutes it.`,
      );
    }
    return {
      ...belief,
      id,
      folder,
      files,
      edited: filesUnder(`${root}${folder}/edited/`, all),
      start: {
        functionName: id,
        handler: 'index.handler',
        testEvents: [{ name: 'empty', event: {} }],
        ...start,
      },
    };
  });
}

function filesUnder(folder: string, all: Readonly<Record<string, string>>): PackageFiles {
  return Object.fromEntries(
    Object.entries(all).flatMap(([path, text]) =>
      path.startsWith(folder) ? [[path.slice(folder.length), withExecutable(text, false)]] : [],
    ),
  );
}

export const misunderstandings: readonly Misunderstanding[] = misunderstandingsOf(texts);
