/** What is said of a .zip that came, or that was not taken over. */
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { ReadZip } from '#runtimes/package/zip-reader.ts';
import { ZipError } from '#runtimes/package/zip-fault.ts';
import { words } from './upload.words.ts';

export interface RefusedUpload {
  title: string;
  what: string;
  advice: string;
}

export function refusedUpload(name: string, error: unknown): RefusedUpload {
  const title = words.refused(name);
  const { unchanged } = words;
  if (!(error instanceof ZipError)) {
    const reason = error instanceof Error ? error.message : String(error);
    return { title, what: words.unreadable(reason), advice: unchanged };
  }
  if (error.refused === null) return { title, what: error.message, advice: unchanged };
  const { code, message } = error.refused;
  return { title, what: words.awsAnswers(code, message), advice: `${error.message} ${unchanged}` };
}

export interface AcceptedUpload {
  what: string;
  /** What may surprise in it. */
  notes: readonly string[];
}

export function acceptedUpload(name: string, { files, symbolicLinks }: ReadZip): AcceptedUpload {
  const top = onlyFolder(files);
  return {
    what: words.accepted(name, Object.keys(files).length),
    notes: [
      ...(top === null ? [] : [words.allInFolder(top)]),
      ...(symbolicLinks.length === 0 ? [] : [words.linksLeftOut(symbolicLinks.length)]),
    ],
  };
}

/** The folder that holds all files, or null: the commonest slip when a project is packed. */
function onlyFolder(files: PackageFiles): string | null {
  const tops = new Set(Object.keys(files).map((path) => path.slice(0, path.indexOf('/') + 1)));
  const [top = ''] = tops;
  return tops.size === 1 && top !== '' ? top : null;
}
