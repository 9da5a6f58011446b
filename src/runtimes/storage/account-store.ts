import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** Why the browser keeps nothing. */
export type StorageFailure = 'blocked' | 'full';

export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly reason: StorageFailure;
  constructor(reason: StorageFailure, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.reason = reason;
  }
}

/** Accounts by key. What is loaded is whatever was there: the caller parses it. Rejects with {@link StorageError}. */
export interface AccountStore {
  /** All keys that begin so. */
  keys(prefix: string): Promise<string[]>;
  load(key: string): Promise<unknown>;
  save(key: string, account: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

interface Schema extends DBSchema {
  accounts: { key: string; value: unknown };
}

function failure(cause: unknown): StorageError {
  const full = cause instanceof DOMException && cause.name === 'QuotaExceededError';
  return new StorageError(full ? 'full' : 'blocked', cause);
}

async function attempt<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw failure(cause);
  }
}

/** The browser's own store, opened at the first call. */
export function indexedDbStore(name = 'lambda-unboxed'): AccountStore {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const database = (): Promise<IDBPDatabase<Schema>> => {
    opened ??= openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('accounts');
      },
      // Another tab wants to upgrade or clear it: letting go is better than holding it up.
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        opened = undefined;
      },
    });
    return opened;
  };
  return {
    keys: (prefix) =>
      attempt(async () =>
        (await database()).getAllKeys('accounts', IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
      ),
    load: (key) => attempt(async () => (await database()).get('accounts', key)),
    save: (key, account) =>
      attempt(async () => void (await (await database()).put('accounts', account, key))),
    remove: (key) => attempt(async () => (await database()).delete('accounts', key)),
  };
}

/** Keeps accounts as long as the page lives: for links from others, which must leave nothing behind. */
export function memoryStore(): AccountStore {
  const accounts = new Map<string, unknown>();
  return {
    keys: (prefix) => Promise.resolve([...accounts.keys()].filter((key) => key.startsWith(prefix))),
    load: (key) => Promise.resolve(structuredClone(accounts.get(key))),
    save: (key, account) => Promise.resolve(void accounts.set(key, structuredClone(account))),
    remove: (key) => Promise.resolve(void accounts.delete(key)),
  };
}
