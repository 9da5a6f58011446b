/** A .zip on its way into the editor. Nothing of it is deployed here. */
import { acceptedUpload, refusedUpload, type RefusedUpload } from './upload.view.ts';
import { words } from './upload.words.ts';
import type { Workbench } from './workbench.svelte.ts';

export type UploadState =
  | { state: 'idle' }
  /** Said only of what takes a while; `share` is from 0 to 1. */
  | { state: 'reading'; name: string; share: number }
  | { state: 'refused'; words: RefusedUpload };

export interface Upload {
  readonly now: UploadState;
  take(file: File): Promise<void>;
  /** Stops what is read, and says no more of what was refused. */
  cancel(): void;
}

/** How long reading may take before the page says that it reads, in ms. */
const patienceMs = 400;

export function createUpload(bench: () => Workbench): Upload {
  let now = $state.raw<UploadState>({ state: 'idle' });
  let leaving = new AbortController();

  return {
    get now() {
      return now;
    },
    async take(file) {
      leaving.abort();
      const { signal } = (leaving = new AbortController());
      now = { state: 'idle' };
      let share = 0;
      const draw = (): void => {
        if (signal.aborted) return;
        now = { state: 'reading', name: file.name, share };
      };
      const slow = setTimeout(draw, patienceMs);
      try {
        const { readZipFile } = await import('#runtimes/package/zip-reader.ts');
        const read = await readZipFile(file, {
          signal,
          progress(to) {
            share = to;
            if (now.state === 'reading') draw();
          },
        });
        signal.throwIfAborted();
        bench().replaceFiles(read.files, { ...acceptedUpload(file.name, read), undo: words.undo });
        bench().file = null;
        now = { state: 'idle' };
      } catch (error) {
        if (!signal.aborted) now = { state: 'refused', words: refusedUpload(file.name, error) };
      } finally {
        clearTimeout(slow);
      }
    },
    cancel() {
      leaving.abort();
      now = { state: 'idle' };
    },
  };
}
