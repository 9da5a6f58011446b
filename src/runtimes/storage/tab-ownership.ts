/**
 * One tab owns an account at a time. The owner holds a Web Lock; the others hear from it when it saved and can
 * take the lock away. Where the browser has no locks (a page over plain http), every tab owns: nothing is lost
 * but the last writer wins.
 */
export interface Ownership {
  /** Asks for the account without waiting. */
  claim(): Promise<void>;
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
}

export function tabOwnership(key: string, listener: OwnershipListener): Ownership {
  const name = `lambda-unboxed:${key}`;
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  let letGo: (() => void) | undefined;
  let closed = false;
  channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.data === 'saved' && !letGo) listener.changed();
  });

  const hold = (lock: Lock | null): Promise<void> | undefined => {
    if (!lock || closed) {
      if (!closed) listener.lost();
      return undefined;
    }
    return new Promise<void>((resolve) => {
      letGo = resolve;
      listener.owned();
    });
  };

  const request = async (options: LockOptions): Promise<void> => {
    // Where a page may not use them (an opaque origin), `navigator.locks` exists and refuses.
    const locks = (globalThis.navigator as Partial<Navigator>).locks;
    if (!locks) {
      letGo = () => undefined;
      listener.owned();
      return;
    }
    const mine = locks.request(name, options, hold);
    mine.catch((error: unknown) => {
      // `AbortError` says that another tab stole the lock.
      letGo = undefined;
      if (closed) return;
      if (error instanceof DOMException && error.name === 'SecurityError') listener.owned();
      else listener.lost();
    });
    await Promise.resolve();
  };

  return {
    claim: () => request({ ifAvailable: true }),
    takeOver: () => request({ steal: true }),
    announceSaved: () => channel?.postMessage('saved'),
    release() {
      closed = true;
      letGo?.();
      letGo = undefined;
      channel?.close();
    },
  };
}
