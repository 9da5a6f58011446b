/** What is said of a .zip that came, or that was not taken over. */
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { ReadZip } from '#runtimes/package/zip-reader.ts';
import { ZipError } from '#runtimes/package/zip-fault.ts';

export interface RefusedUpload {
  title: string;
  what: string;
  advice: string;
}

export function refusedUpload(name: string, error: unknown): RefusedUpload {
  const title = `${name} was not taken over`;
  const unchanged = 'Your files are as they were.';
  if (!(error instanceof ZipError)) {
    const reason = error instanceof Error ? error.message : String(error);
    return { title, what: `The browser could not read it: ${reason}`, advice: unchanged };
  }
  if (error.refused === null) return { title, what: error.message, advice: unchanged };
  const { code, message } = error.refused;
  return { title, what: `Lambda would answer ${code}: ${message}`, advice: `${error.message} ${unchanged}` };
}

export interface AcceptedUpload {
  what: string;
  /** What may surprise in it. */
  notes: readonly string[];
}

export function acceptedUpload(name: string, { files, symbolicLinks }: ReadZip): AcceptedUpload {
  const count = Object.keys(files).length;
  const top = onlyFolder(files);
  return {
    what: `${name} is in the editor: ${counted(count, 'file')}. Deploy makes it the function’s code.`,
    notes: [
      ...(top === null
        ? []
        : [
            `Everything in it lies in ${top}, and Lambda unpacks it as it is: a handler in there is ${top}index.handler, not index.handler.`,
          ]),
      ...(symbolicLinks.length === 0
        ? []
        : [`Left out: ${counted(symbolicLinks.length, 'symbolic link')}. A package here has none.`]),
    ],
  };
}

/** The folder that holds all files, or null: the commonest slip when a project is packed. */
function onlyFolder(files: PackageFiles): string | null {
  const tops = new Set(Object.keys(files).map((path) => path.slice(0, path.indexOf('/') + 1)));
  const [top = ''] = tops;
  return tops.size === 1 && top !== '' ? top : null;
}

const counted = (count: number, thing: string): string =>
  `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;
