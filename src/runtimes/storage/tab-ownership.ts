/**
 * One tab owns an account at a time. The owner holds a Web Lock; the others hear from it when it saved, get the
 * account when it goes, and can take it away. Where the browser has no locks (a page over plain http), every tab
 * owns: the last writer wins.
 */
export interface Ownership {
  /** Asks for the account; says `lost` at once where another tab has it, and `owned` when that one goes. */
  claim(): void;
  /** Takes the account from whichever tab has it. */
  takeOver(): Promise<void>;
  /** Tells the other tabs that there is something new to read. */
  announceSaved(): void;
  release(): void;
}

export interface OwnershipListener {
  owned(): void;
  /** Another tab has it, or took it. */
  lost(): void;
  /** The owner saved. */
  changed(): void;
  /** Another tab is about to take the account: save what is not saved yet. */
  handOver(): void;
}

/** How long a tab that takes over waits for the owner to save, in ms: enough for one write, too short to be felt. */
const handOverMs = 400;

type Message = 'saved' | 'handOver';

export function tabOwnership(key: string, listener: OwnershipListener): Ownership {
  const name = `lambda-unboxed:${key}`;
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  let letGo: (() => void) | undefined;
  let queued: AbortController | undefined;
  let closed = false;
  let handedOver: (() => void) | undefined;

  const say = (message: Message): void => channel?.postMessage(message);
  channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.data === ('saved' satisfies Message) && !letGo) {
      handedOver?.();
      listener.changed();
    }
    if (event.data === ('handOver' satisfies Message) && letGo) listener.handOver();
  });

  const hold = (): Promise<void> | undefined => {
    if (closed) return undefined;
    return new Promise<void>((resolve) => {
      letGo = resolve;
      listener.owned();
    });
  };
  const own = (): void => {
    letGo = () => undefined;
    listener.owned();
  };

  /** Waits for the account in the queue of tabs; until it comes, this tab reads along. */
  const wait = (locks: LockManager): void => {
    listener.lost();
    queued = new AbortController();
    request(locks, { signal: queued.signal });
  };

  const request = (locks: LockManager, options: LockOptions): void => {
    const granted = (lock: Lock | null): Promise<void> | undefined => {
      if (lock) return hold();
      if (!closed) wait(locks);
      return undefined;
    };
    locks.request(name, options, granted).catch((error: unknown) => {
      if (closed || !(error instanceof DOMException)) return;
      // A page with an opaque origin has `navigator.locks`, and is refused.
      if (error.name === 'SecurityError') own();
      if (error.name === 'AbortError' && letGo) {
        letGo = undefined;
        wait(locks);
      }
    });
  };

  const ask = (options: LockOptions): void => {
    const locks = (globalThis.navigator as Partial<Navigator>).locks;
    if (locks) request(locks, options);
    else own();
  };

  return {
    claim: () => ask({ ifAvailable: true }),
    async takeOver() {
      if (letGo) return;
      const saved = new Promise<void>((resolve) => {
        handedOver = resolve;
        setTimeout(resolve, handOverMs);
      });
      say('handOver');
      await saved;
      queued?.abort();
      ask({ steal: true });
    },
    announceSaved: () => say('saved'),
    release() {
      closed = true;
      queued?.abort();
      letGo?.();
      letGo = undefined;
      channel?.close();
    },
  };
}
