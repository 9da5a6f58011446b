/** What a cipher of `node:crypto` does with the pieces that it is given. */
import { cbc, ecb, gcm } from '@noble/ciphers/aes.js';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concatenated } from './der.ts';
import { failure } from './failure.ts';
import { chachaKeystream, gcmKeystream, type Keystream } from './keystream.ts';

export interface CipherWork {
  update(data: Uint8Array): Uint8Array;
  final(): Uint8Array;
}

export interface Authenticated extends CipherWork {
  setAad(data: Uint8Array): void;
  /** Of what was decrypted or encrypted so far: 16 bytes. */
  tag(): Uint8Array;
}

const NOTHING = new Uint8Array();
const BLOCK = 16;

export const streamed = (mix: Keystream): CipherWork => ({ update: mix, final: () => NOTHING });

/** @param process whole blocks with the padding left alone */
function blockwise(
  process: (blocks: Uint8Array) => Uint8Array,
  finish: (rest: Uint8Array) => Uint8Array,
  /** A decipher keeps the last block back: it may be padding. */
  keepsLast: boolean,
): CipherWork {
  let rest: Uint8Array = NOTHING;
  return {
    update(data) {
      const all = concatenated(rest, data);
      const spare = keepsLast && all.length > 0 && all.length % BLOCK === 0 ? BLOCK : all.length % BLOCK;
      const ready = all.subarray(0, all.length - spare);
      rest = all.subarray(ready.length);
      return ready.length > 0 ? process(ready) : NOTHING;
    },
    final: () => finish(rest),
  };
}

type Direction = 'encrypt' | 'decrypt';

function wrongLength(direction: Direction): Error {
  return direction === 'encrypt'
    ? failure(
        'ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH',
        'error:1C80006A:Provider routines::wrong final block length',
      )
    : failure(
        'ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH',
        'error:1C80006B:Provider routines::wrong final block length',
      );
}

/** AES in CBC or, without an initialization vector, in ECB. */
export function aesBlocks(
  key: Uint8Array,
  iv: Uint8Array | null,
  direction: Direction,
  pads: () => boolean,
): CipherWork {
  let previous = iv;
  const run = (blocks: Uint8Array, disablePadding: boolean): Uint8Array => {
    const cipher = previous ? cbc(key, previous, { disablePadding }) : ecb(key, { disablePadding });
    const result = cipher[direction](blocks);
    if (previous) previous = (direction === 'encrypt' ? result : blocks).slice(-BLOCK);
    return result;
  };
  return blockwise(
    (blocks) => run(blocks, true),
    (rest) => {
      if (direction === 'encrypt') {
        if (pads()) return run(rest, false);
        if (rest.length > 0) throw wrongLength(direction);
        return NOTHING;
      }
      if (!pads()) {
        if (rest.length % BLOCK > 0) throw wrongLength(direction);
        return rest.length > 0 ? run(rest, true) : NOTHING;
      }
      if (rest.length !== BLOCK) throw wrongLength(direction);
      try {
        return run(rest, false);
      } catch {
        throw failure('ERR_OSSL_BAD_DECRYPT', 'error:1C800064:Provider routines::bad decrypt');
      }
    },
    direction === 'decrypt',
  );
}

/** The pieces come from the key stream alone; the tag is taken over the whole message when that is there. */
function authenticated(
  mix: Keystream,
  seal: (aad: Uint8Array, plain: Uint8Array) => Uint8Array,
  direction: Direction,
): Authenticated {
  let aad: Uint8Array = NOTHING;
  const plain: Uint8Array[] = [];
  return {
    setAad(data) {
      aad = concatenated(aad, data);
    },
    update(data) {
      const result = mix(data);
      plain.push(direction === 'encrypt' ? new Uint8Array(data) : result);
      return result;
    },
    final: () => NOTHING,
    tag: () => seal(aad, concatenated(...plain)).slice(-BLOCK),
  };
}

export const aesGcm = (key: Uint8Array, nonce: Uint8Array, direction: Direction): Authenticated =>
  authenticated(gcmKeystream(key, nonce), (aad, plain) => gcm(key, nonce, aad).encrypt(plain), direction);

export const chachaPoly = (key: Uint8Array, nonce: Uint8Array, direction: Direction): Authenticated =>
  authenticated(
    chachaKeystream(key, nonce),
    (aad, plain) => chacha20poly1305(key, nonce, aad).encrypt(plain),
    direction,
  );
