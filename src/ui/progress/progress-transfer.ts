/** Between this browser and a file. Loaded when a file is asked for or brought. */
import { indexedDbStore } from '#runtimes/storage/account-store.ts';
import { words } from './file.words.ts';
import { loadRecord, mergedRecords, saveRecord } from './learner-record.ts';
import { bringWork, labAccounts } from './lesson-work.ts';
import { progressText, readProgressText } from './progress-file.ts';

/** The file's text. A browser that refuses its database has no code to give. */
export async function exportedProgress(at: string): Promise<string> {
  const work = await labAccounts(indexedDbStore()).catch(() => ({}));
  return progressText({ record: loadRecord(), work }, at);
}

/** Adds what a file holds; a broken one changes nothing. */
export async function importProgress(
  text: string,
  at: string,
): Promise<{ ok: true } | { ok: false; message: string }> {
  const read = readProgressText(text);
  if (!read.ok) return read;
  let taken: ReadonlySet<string>;
  try {
    taken = await bringWork(indexedDbStore(), read.file.work, at);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, message: words.workNotKept(why) };
  }
  return saveRecord(mergedRecords(loadRecord(), read.file.record, taken))
    ? { ok: true }
    : { ok: false, message: words.notKept };
}
