import { accountStateText, parseAccountState } from '#model/account-state.schema.ts';
import { accountStateVersion, type AccountState } from '#model/account-state.ts';
import { fileToJson } from '#model/package/file-json.ts';
import { words } from './account-file.words.ts';

/** An account as the text of a file; one that this page cannot read is written as it was found. */
export function accountText(account: unknown): string {
  const parsed = parseAccountState(account);
  if (parsed.ok) return accountStateText(parsed.state);
  return JSON.stringify(account, (_, value: unknown) => fileToJson(value), 2);
}

/** Reads an exported file. The message says what is wrong with it, and where. */
export function readAccountText(
  text: string,
): { ok: true; state: AccountState } | { ok: false; message: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return {
      ok: false,
      message: words.notJson(error instanceof Error ? error.message : String(error)),
    };
  }
  const parsed = parseAccountState(raw);
  if (parsed.ok) return parsed;
  if ('newer' in parsed) {
    return {
      ok: false,
      message: words.newer(parsed.version, accountStateVersion),
    };
  }
  return { ok: false, message: words.other(parsed.message) };
}
