/**
 * One tab has a container at a time. WebContainers allows more, but each takes hundreds of megabytes, and with a few
 * of them browsers run out of memory (its own troubleshooting guide names that error).
 */
import { RuntimeUnavailableError } from '#model/runtime-port.ts';

const lockName = 'lambda-unboxed:webcontainer';

export interface TabClaim {
  /**
   * Safe to call when this tab has it already.
   * @throws RuntimeUnavailableError where another tab has it
   */
  claim(): Promise<void>;
  release(): void;
}

export function tabClaim(): TabClaim {
  let letGo: (() => void) | undefined;

  const request = (locks: LockManager): Promise<boolean> =>
    new Promise((resolve, reject) => {
      locks
        .request(lockName, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          if (!lock) return undefined;
          return new Promise<void>((release) => (letGo = release));
        })
        .catch(reject);
    });

  return {
    async claim() {
      // Missing from pages that are served without TLS.
      const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
      if (letGo || !locks) return;
      if (!(await request(locks))) {
        throw new RuntimeUnavailableError('heldElsewhere', `The lock ${lockName} is held.`);
      }
    },
    release() {
      letGo?.();
      letGo = undefined;
    },
  };
}
