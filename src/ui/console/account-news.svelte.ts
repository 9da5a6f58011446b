/** What became of a file that was chosen for "Import account". */
import type { AccountSession } from '#ui/session/account-session.types.ts';
import { words } from './console.words.ts';

export type Imported =
  /** `before`: the account that it took the place of, as text. */
  { state: 'imported'; name: string; before: string } | { state: 'refused'; name: string; message: string };

/** Bytes; an account with a full trace and ten large packages stays far below it. */
const largestFile = 64 * 1024 * 1024;

export class AccountNews {
  now = $state.raw<Imported | null>(null);

  async take(session: AccountSession, file: File): Promise<void> {
    const { name } = file;
    if (file.size > largestFile) {
      const message = words.account.tooLarge(Math.ceil(file.size / 1024 ** 2));
      this.now = { state: 'refused', name, message };
      return;
    }
    const before = await session.exportAccount();
    const read = await session.importAccount(await file.text());
    this.now = read.ok
      ? { state: 'imported', name, before }
      : { state: 'refused', name, message: read.message };
  }

  async undo(session: AccountSession): Promise<void> {
    if (this.now?.state !== 'imported') return;
    const { name, before } = this.now;
    const read = await session.importAccount(before);
    this.now = read.ok ? null : { state: 'refused', name, message: read.message };
  }
}
