/** Ciphers that mix a stream of keys into the message: what goes in comes out at once, byte for byte. */
import { ghash } from '@noble/ciphers/_polyval.js';
import { ctr, ecb, unsafe } from '@noble/ciphers/aes.js';
import { chacha20 } from '@noble/ciphers/chacha.js';
import { bigintOf, bytesOfBigint, concatenated } from './der.ts';

/** @returns the next bytes of the key stream mixed into `data` */
export type Keystream = (data: Uint8Array) => Uint8Array;

/** @param blockAt the key stream from a block on, for a number of blocks */
function keystream(blockBytes: number, blocksFrom: (block: number, count: number) => Uint8Array): Keystream {
  let position = 0;
  return (data) => {
    const first = Math.floor(position / blockBytes);
    const skipped = position - first * blockBytes;
    const keys = blocksFrom(first, Math.ceil((skipped + data.length) / blockBytes));
    position += data.length;
    return data.map((byte, at) => byte ^ (keys[skipped + at] ?? 0));
  };
}

const AES_BLOCK = 16;

export function aesKeystream(key: Uint8Array, counter: Uint8Array): Keystream {
  const start = bigintOf(counter);
  return keystream(AES_BLOCK, (block, count) => {
    const from = bytesOfBigint(BigInt.asUintN(128, start + BigInt(block)), AES_BLOCK);
    return count === 0 ? new Uint8Array() : ctr(key, from).encrypt(new Uint8Array(count * AES_BLOCK));
  });
}

/** The counter of a message's first block: NIST SP 800-38D, 7.1, step 2. */
function gcmCounter(key: Uint8Array, nonce: Uint8Array): Uint8Array {
  if (nonce.length === 12) return concatenated(nonce, [0, 0, 0, 1]);
  const hashKey = ecb(key, { disablePadding: true }).encrypt(new Uint8Array(AES_BLOCK));
  const padding = new Uint8Array((AES_BLOCK - (nonce.length % AES_BLOCK)) % AES_BLOCK);
  return ghash(concatenated(nonce, padding, bytesOfBigint(BigInt(nonce.length * 8), AES_BLOCK)), hashKey);
}

/** From the second block on: the first one seals the tag. Only the last 32 bits count. */
export function gcmKeystream(key: Uint8Array, nonce: Uint8Array): Keystream {
  const first = gcmCounter(key, nonce);
  const low = new DataView(first.buffer, first.byteOffset).getUint32(12);
  const expanded = unsafe.expandKeyLE(key);
  return keystream(AES_BLOCK, (block, count) => {
    const counter = first.slice();
    new DataView(counter.buffer).setUint32(12, (low + 1 + block) >>> 0);
    return unsafe.ctr32(expanded, false, counter, new Uint8Array(count * AES_BLOCK));
  });
}

/** From the second block on: the first one makes the key of the tag (RFC 8439, 2.8). */
export function chachaKeystream(key: Uint8Array, nonce: Uint8Array): Keystream {
  const CHACHA_BLOCK = 64;
  return keystream(CHACHA_BLOCK, (block, count) =>
    chacha20(key, nonce, new Uint8Array(count * CHACHA_BLOCK), undefined, 1 + block),
  );
}
