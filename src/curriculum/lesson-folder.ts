/**
 * The folder of a lesson, `content/lessons/<n>-<part>/<n>-<lesson>/`:
 * `index.md`, `check.ts`, `handler/` (the code it starts with), `solution/` and `wrong/<slug>/`, each with the files
 * that it changes and an `answer.json`. A file that begins with `#!` is executable.
 */
import { withExecutable, type PackageFiles } from '#model/package/deployment-package.ts';
import { solutionSchema, wrongAnswerSchema, type Solution, type WrongAnswer } from './answer.schema.ts';
import { parsedJson } from './parsed-json.ts';
import { ContentError } from './parsed.ts';

/** Where a lesson stands: its numbers order it, its slugs are its address and outlive a new order. */
export interface LessonPlace {
  /** `<n>-<part>/<n>-<lesson>`, below content/lessons. */
  folder: string;
  part: string;
  lesson: string;
  /** Such as 5.5. */
  number: string;
  /** `<part>/<lesson>`: names the lesson in addresses, prerequisites and saved progress. */
  id: string;
}

export interface LessonFolder {
  place: LessonPlace;
  /** The code of the function that the lesson starts with; empty where it starts without one. */
  start: PackageFiles;
  solution: Solution & { files: PackageFiles };
  wrong: (WrongAnswer & { slug: string; files: PackageFiles })[];
}

const root = '/content/lessons/';

/** @throws {ContentError} when the folder is not named as lessons are */
export function lessonPlace(folder: string): LessonPlace {
  const match = /^(\d+)-([a-z0-9-]+)\/(\d+)-([a-z0-9-]+)$/.exec(folder);
  const [, partNumber, part, lessonNumber, lesson] = match ?? [];
  if (part === undefined || lesson === undefined) {
    throw new ContentError(
      `content/lessons/${folder}: a lesson lies in <number>-<part>/<number>-<lesson>, in small letters and hyphens.`,
    );
  }
  return { folder, part, lesson, number: `${partNumber}.${lessonNumber}`, id: `${part}/${lesson}` };
}

/**
 * Gathers lesson folders from their files.
 *
 * @param texts path from the project's root, with a leading slash → text
 * @throws {ContentError} when a folder lacks something or holds something unknown
 */
export function lessonFolders(texts: Readonly<Record<string, string>>): LessonFolder[] {
  const byFolder = Map.groupBy(
    Object.entries(texts).map(([path, text]) => {
      const [part = '', lesson = '', ...rest] = path.slice(root.length).split('/');
      return { folder: `${part}/${lesson}`, path: rest.join('/'), text };
    }),
    ({ folder }) => folder,
  );
  return [...byFolder]
    .map(([folder, files]) =>
      lessonFolder(lessonPlace(folder), new Map(files.map(({ path, text }) => [path, text]))),
    )
    .toSorted((a, b) => a.place.number.localeCompare(b.place.number, 'en', { numeric: true }));
}

function lessonFolder(place: LessonPlace, texts: ReadonlyMap<string, string>): LessonFolder {
  const slugs = [...texts.keys()].flatMap((path) => /^wrong\/([^/]+)\//.exec(path)?.[1] ?? []);
  return {
    place,
    start: filesUnder('handler', texts),
    solution: {
      ...parsedJson(solutionSchema, answerText(place, 'solution', texts), answerPath(place, 'solution')),
      files: filesUnder('solution', texts),
    },
    wrong: [...new Set(slugs)].map((slug) => ({
      ...parsedJson(
        wrongAnswerSchema,
        answerText(place, `wrong/${slug}`, texts),
        answerPath(place, `wrong/${slug}`),
      ),
      slug,
      files: filesUnder(`wrong/${slug}`, texts),
    })),
  };
}

function filesUnder(folder: string, texts: ReadonlyMap<string, string>): PackageFiles {
  return Object.fromEntries(
    [...texts].flatMap(([path, text]) =>
      path.startsWith(`${folder}/`) && path !== `${folder}/answer.json`
        ? [[path.slice(folder.length + 1), withExecutable(text, text.startsWith('#!'))]]
        : [],
    ),
  );
}

function answerText(place: LessonPlace, folder: string, texts: ReadonlyMap<string, string>): string {
  const text = texts.get(`${folder}/answer.json`);
  if (text === undefined) {
    throw new ContentError(`${answerPath(place, folder)} is missing: write the acts of this answer into it.`);
  }
  return text;
}

function answerPath(place: LessonPlace, folder: string): string {
  return `content/lessons/${place.folder}/${folder}/answer.json`;
}
