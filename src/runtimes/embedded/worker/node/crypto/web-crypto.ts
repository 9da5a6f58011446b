/** `globalThis.crypto`: chance at once, everything else with the part that knows keys. */
import { native } from '../../process/native.ts';
import { randomUUID } from './random.ts';

export function createWebCrypto<S>(subtle: () => S) {
  return {
    getRandomValues: native.randomValues,
    randomUUID,
    get subtle(): S {
      return subtle();
    },
    get [Symbol.toStringTag](): string {
      return 'Crypto';
    },
  };
}
