/** `node:zlib` on fflate: gzip, deflate and raw deflate, at once, by callback or as streams. No Brotli, no Zstandard. */
import * as fflate from 'fflate';
import { Buffer } from 'node:buffer';
import { Transform, type TransformCallback } from 'node:stream';
import { inNextTurn } from '../process/event-loop.ts';
import { unavailable } from './unavailable.ts';

type Input = string | ArrayBuffer | ArrayBufferView;
type Done = (error: Error | null, result?: Buffer) => void;

const bytesOf = (input: Input): Uint8Array => {
  if (typeof input === 'string') return Buffer.from(input);
  return ArrayBuffer.isView(input)
    ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
    : new Uint8Array(input);
};

const methods = {
  gzip: fflate.gzipSync,
  gunzip: fflate.gunzipSync,
  deflate: fflate.zlibSync,
  inflate: fflate.unzlibSync,
  deflateRaw: fflate.deflateSync,
  inflateRaw: fflate.inflateSync,
  unzip: fflate.decompressSync,
} as const;
type Method = keyof typeof methods;

function run(method: Method, input: Input): Buffer {
  try {
    return Buffer.from(methods[method](bytesOf(input)));
  } catch (cause) {
    throw Object.assign(new Error('incorrect header check', { cause }), { code: 'Z_DATA_ERROR', errno: -3 });
  }
}

/** Works on the whole when it has come: right for bodies, not for endless streams. */
class WholeTransform extends Transform {
  readonly #method: Method;
  readonly #parts: Buffer[] = [];

  constructor(method: Method) {
    super();
    this.#method = method;
  }

  override _transform(chunk: Input, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#parts.push(Buffer.from(bytesOf(chunk)));
    done();
  }

  override _flush(done: TransformCallback): void {
    try {
      done(null, run(this.#method, Buffer.concat(this.#parts)));
    } catch (error) {
      done(error as Error);
    }
  }
}

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export function createZlib(): Record<string, unknown> {
  const zlib: Record<string, unknown> = {
    constants: { Z_BEST_COMPRESSION: 9, Z_BEST_SPEED: 1, Z_DEFAULT_COMPRESSION: -1, Z_SYNC_FLUSH: 2 },
    crc32: (input: Input, start = 0) => crc32(bytesOf(input), start),
  };
  for (const method of Object.keys(methods) as Method[]) {
    zlib[`${method}Sync`] = (input: Input) => run(method, input);
    zlib[method] = (input: Input, second: object | Done, third?: Done) => {
      const done = typeof second === 'function' ? (second as Done) : third;
      inNextTurn(() => {
        let result: Buffer;
        try {
          result = run(method, input);
        } catch (error) {
          done?.(error as Error);
          return;
        }
        done?.(null, result);
      });
    };
    zlib[`create${capitalized(method)}`] = () => new WholeTransform(method);
  }
  for (const name of ['brotliCompress', 'brotliDecompress', 'zstdCompress', 'zstdDecompress']) {
    zlib[name] = unavailable(`node:zlib.${name}`);
    zlib[`${name}Sync`] = unavailable(`node:zlib.${name}Sync`);
  }
  return zlib;
}

/** The polynomial of ISO 3309, as gzip uses it. */
function crc32(bytes: Uint8Array, start: number): number {
  let crc = ~start;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
