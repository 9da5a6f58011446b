/**
 * `node:zlib` on fflate: gzip, deflate and raw deflate, at once, by callback or as streams; Brotli only back; no
 * Zstandard. The compressed bytes are others than zlib's own, and as good.
 */
import { Buffer } from 'node:buffer';
import { inNextTurn } from '../../process/event-loop.ts';
import { bytesOf, type BinaryLike } from '../crypto/bytes.ts';
import { invalidArgument } from '../argument-errors.ts';
import { unavailable } from '../unavailable.ts';
import { crc32 } from './checksums.ts';
import { methods, openCoder, type Method, type ZlibOptions } from './coders.ts';
import { constants } from './constants.ts';
import { zlibError } from './zlib-error.ts';
import { ZlibStream, type OpenCoder } from './zlib-streams.ts';

type Done = (error: Error | null, result?: Buffer) => void;
type Run = (input: BinaryLike, options?: ZlibOptions) => Buffer;

export interface BrotliDecoder {
  decompress(bytes: Uint8Array): Uint8Array;
}

function checkedBytes(input: unknown): Uint8Array {
  if (typeof input === 'string' || ArrayBuffer.isView(input) || input instanceof ArrayBuffer)
    return bytesOf(input);
  throw invalidArgument(
    'buffer',
    'of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer',
    input,
  );
}

function atOnce(method: Method): Run {
  return (input, options) => {
    const parts: Uint8Array[] = [];
    openCoder(method, (bytes) => parts.push(bytes), options).push(new Uint8Array(checkedBytes(input)), true);
    return Buffer.concat(parts);
  };
}

/** `run` in a later turn, with its result for a callback that comes last. */
const byCallback =
  (run: Run) =>
  (input: BinaryLike, second?: ZlibOptions | Done, third?: Done): void => {
    const [options, done] = typeof second === 'function' ? [undefined, second] : [second, third];
    if (typeof done !== 'function') {
      throw invalidArgument('callback', 'of type function', done);
    }
    checkedBytes(input);
    inNextTurn(() => {
      let result: Buffer;
      try {
        result = run(input, options);
      } catch (error) {
        done(error as Error);
        return;
      }
      done(null, result);
    });
  };

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Members for one method: as functions, and as a stream. */
function members(
  name: string,
  run: Run,
  open: (options?: ZlibOptions) => OpenCoder,
): Record<string, unknown> {
  class Stream extends ZlibStream {
    constructor(options?: ZlibOptions) {
      super(open(options));
    }
  }
  const named = capitalized(name);
  Object.defineProperty(Stream, 'name', { value: named });
  return {
    [`${name}Sync`]: run,
    [name]: byCallback(run),
    [named]: Stream,
    [`create${named}`]: (options?: ZlibOptions) => new Stream(options),
  };
}

/** @param brotli loads the decoder, or says why it cannot */
export function createZlib(brotli: () => BrotliDecoder): Record<string, unknown> {
  const decompress: Run = (input) => {
    const decoder = brotli();
    try {
      return Buffer.from(decoder.decompress(new Uint8Array(checkedBytes(input))));
    } catch {
      throw Object.assign(zlibError('Z_DATA_ERROR', 'Decompression failed'), {
        code: 'ERR__ERROR_FORMAT_PADDING_1',
      });
    }
  };
  const zlib: Record<string, unknown> = {
    constants,
    codes: Object.fromEntries(['Z_OK', 'Z_DATA_ERROR', 'Z_BUF_ERROR'].map((name) => [name, constants[name]])),
    crc32: (input: BinaryLike, start = 0) => crc32(checkedBytes(input), start),
    ...members('brotliDecompress', decompress, () => (output) => {
      // It has no way to begin before the end is there.
      const parts: Uint8Array[] = [];
      return {
        push(bytes, last) {
          parts.push(bytes);
          if (last) output(decompress(Buffer.concat(parts)));
        },
      };
    }),
  };
  for (const method of methods) {
    Object.assign(
      zlib,
      members(method, atOnce(method), (options) => (output) => openCoder(method, output, options)),
    );
  }
  for (const name of ['brotliCompress', 'zstdCompress', 'zstdDecompress']) {
    for (const form of [name, `${name}Sync`, `create${capitalized(name)}`]) {
      zlib[form] = unavailable(`node:zlib.${form}`);
    }
  }
  return zlib;
}
