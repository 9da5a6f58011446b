import type * as node from 'node:crypto';
import { createCrypto } from '#runtimes/embedded/worker/node/crypto/crypto.part.ts';
import { createSubtle } from '#runtimes/embedded/worker/node/crypto/subtle.ts';

export const subtle = createSubtle() as unknown as node.webcrypto.SubtleCrypto;
/** The embedded runtime's `node:crypto`, to be used as Node's own is. */
export const crypto = createCrypto({ subtle }) as unknown as typeof node;
