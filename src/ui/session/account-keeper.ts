import { accountStateVersion, type AccountState } from '#model/account-state.ts';
import { StorageError, type AccountStore } from '#runtimes/storage/account-store.ts';
import { words } from './session.words.ts';

/** Waits this long after a change before it writes, in ms: typing makes one write, not thirty. */
const settleMs = 250;

export type Loaded =
  | { found: 'nothing' }
  | { found: 'account'; state: AccountState }
  | { found: 'unreadable'; reason: 'newer' | 'damaged'; detail: string; raw: unknown }
  | { found: 'noStorage'; reason: 'blocked' | 'full'; detail: string };

export interface Keeper {
  load(): Promise<Loaded>;
  /** Saves soon; `read` is asked for the state when the time has come. */
  saveSoon(read: () => AccountState): void;
  /** Saves what is waiting, now. */
  flush(): Promise<void>;
  forget(): Promise<void>;
}

export interface KeeperEvents {
  saved(): void;
  failed(error: StorageError): void;
}

/** Keeps one account in a store: reads it strictly, writes it lazily. */
export function accountKeeper(store: AccountStore, key: string, events: KeeperEvents): Keeper {
  let waiting: (() => AccountState) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    const read = waiting;
    waiting = undefined;
    if (!read) return;
    try {
      await store.save(key, read());
      events.saved();
    } catch (error) {
      events.failed(error instanceof StorageError ? error : new StorageError('blocked', error));
    }
  };

  return {
    async load() {
      let raw: unknown;
      try {
        raw = await store.load(key);
      } catch (error) {
        const { reason, message } =
          error instanceof StorageError ? error : new StorageError('blocked', error);
        return { found: 'noStorage', reason, detail: message };
      }
      if (raw === undefined) return { found: 'nothing' };
      const { parseAccountState } = await import('#model/account-state.schema.ts');
      const parsed = parseAccountState(raw);
      if (parsed.ok) return { found: 'account', state: parsed.state };
      if ('newer' in parsed) {
        return {
          found: 'unreadable',
          reason: 'newer',
          detail: words.newer(parsed.version, accountStateVersion),
          raw,
        };
      }
      return { found: 'unreadable', reason: 'damaged', detail: parsed.message, raw };
    },
    saveSoon(read) {
      waiting = read;
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), settleMs);
    },
    flush,
    async forget() {
      clearTimeout(timer);
      waiting = undefined;
      await store.remove(key).catch(() => undefined);
    },
  };
}
