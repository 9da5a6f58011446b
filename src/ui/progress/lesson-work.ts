/**
 * The learner's work in the labs. When a lesson changes, its lab begins anew, and what was there before is kept beside
 * it: nothing that somebody wrote is thrown away without being asked for.
 */
import { parseAccountState } from '#model/account-state.schema.ts';
import type { AccountState } from '#model/account-state.ts';
import type { AccountStore } from '#runtimes/storage/account-store.ts';
import { noteLaidAside } from './laid-aside-note.ts';

/** Where the account of a lesson's lab is kept. */
export const labKey = (lessonId: string): string => `lesson:${lessonId}`;
const keptPrefix = (lessonId: string): string => `kept:${labKey(lessonId)}@`;

export interface LaidAside {
  key: string;
  /** When it was laid aside, ISO. */
  keptAt: string;
  account: AccountState;
}

/** Lays the lab's account aside, where there is one. `at` is an ISO time. */
export async function layAside(store: AccountStore, lessonId: string, at: string): Promise<void> {
  const account = await store.load(labKey(lessonId));
  if (account === undefined) return;
  await keepBeside(store, lessonId, account, at);
  await store.remove(labKey(lessonId));
}

/** Keeps an account beside that of the lab. */
async function keepBeside(
  store: AccountStore,
  lessonId: string,
  account: unknown,
  at: string,
): Promise<void> {
  await store.save(keptPrefix(lessonId) + at, account);
  noteLaidAside();
}

/** What was laid aside of a lesson and can be read, the newest first. */
export async function keptWork(store: AccountStore, lessonId: string): Promise<LaidAside[]> {
  const prefix = keptPrefix(lessonId);
  const keys = (await store.keys(prefix)).toSorted().toReversed();
  const found = await Promise.all(keys.map(async (key) => ({ key, raw: await store.load(key) })));
  return found.flatMap(({ key, raw }) => {
    const parsed = parseAccountState(raw);
    return parsed.ok ? { key, keptAt: key.slice(prefix.length), account: parsed.state } : [];
  });
}

/** Puts what was laid aside back into the lab; what the lab holds now is laid aside in its turn. */
export async function putBackWork(
  store: AccountStore,
  lessonId: string,
  key: string,
  at: string,
): Promise<void> {
  const account = await store.load(key);
  if (account === undefined) return;
  await layAside(store, lessonId, at);
  await store.save(labKey(lessonId), account);
  await store.remove(key);
}

/** The accounts of all labs that can be read, by lesson id. */
export async function labAccounts(store: AccountStore): Promise<Record<string, AccountState>> {
  const prefix = labKey('');
  const found: Record<string, AccountState> = {};
  for (const key of await store.keys(prefix)) {
    const parsed = parseAccountState(await store.load(key));
    if (parsed.ok) found[key.slice(prefix.length)] = parsed.state;
  }
  return found;
}

/** Puts imported work into the labs; where there is other work already, beside it. Returns whose labs took it. */
export async function bringWork(
  store: AccountStore,
  work: Readonly<Record<string, AccountState>>,
  at: string,
): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const [lessonId, account] of Object.entries(work)) {
    const mine = await store.load(labKey(lessonId));
    if (mine === undefined) {
      await store.save(labKey(lessonId), account);
      taken.add(lessonId);
    } else if (!sameCode(mine, account)) await keepBeside(store, lessonId, account, at);
  }
  return taken;
}

function sameCode(raw: unknown, account: AccountState): boolean {
  const parsed = parseAccountState(raw);
  const codeOf = ({ functions }: AccountState) => JSON.stringify(functions.map((fn) => fn.draft ?? fn.files));
  return parsed.ok && codeOf(parsed.state) === codeOf(account);
}
