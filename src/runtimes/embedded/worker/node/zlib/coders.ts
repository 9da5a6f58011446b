/** fflate's streams, made alike, and checked where fflate does not. */
import * as fflate from 'fflate';
import { adler32, crc32 } from './checksums.ts';
import { asZlibError, zlibError } from './zlib-error.ts';

export interface ZlibOptions {
  level?: number;
  memLevel?: number;
  dictionary?: Uint8Array;
  maxOutputLength?: number;
}

export interface Coder {
  /** @throws Error as zlib would */
  push(bytes: Uint8Array, last: boolean): void;
}
type Output = (bytes: Uint8Array) => void;

type Level = NonNullable<fflate.DeflateOptions['level']>;

function deflateOptions({ level = -1, memLevel, dictionary }: ZlibOptions): fflate.GzipOptions {
  return {
    level: (level < 0 ? 6 : level) as Level,
    mtime: 0,
    ...(memLevel === undefined ? {} : { mem: memLevel as NonNullable<fflate.DeflateOptions['mem']> }),
    ...(dictionary ? { dictionary } : {}),
  };
}

/** Keeps the last `length` bytes that went through: the sums stand there. */
function tail(length: number) {
  let bytes = new Uint8Array();
  return {
    see(more: Uint8Array): void {
      const joined = new Uint8Array(Math.min(length, bytes.length) + more.length);
      joined.set(bytes.subarray(-length));
      joined.set(more, joined.length - more.length);
      bytes = joined.slice(-length);
    },
    number: (littleEndian: boolean): number =>
      bytes.length < length ? 0 : new DataView(bytes.buffer).getUint32(0, littleEndian),
  };
}

interface Sum {
  length: number;
  of(bytes: Uint8Array, before: number | undefined): number;
  littleEndian: boolean;
}
const GZIP_SUM: Sum = { length: 8, of: (bytes, before = 0) => crc32(bytes, before), littleEndian: true };
const ZLIB_SUM: Sum = { length: 4, of: (bytes, before = 1) => adler32(bytes, before), littleEndian: false };

/** @param open makes the decoder, which calls back for each member of a gzip file that follows the first */
function checked(
  output: Output,
  sum: Sum,
  open: (write: Output, member: () => void) => { push(bytes: Uint8Array, last: boolean): void },
): Coder {
  const end = tail(sum.length);
  let actual: number | undefined;
  let members = 0;
  const coder = open(
    (bytes) => {
      actual = sum.of(bytes, actual);
      output(bytes);
    },
    () => {
      members += 1;
    },
  );
  return {
    push(bytes, last) {
      coder.push(bytes, last);
      end.see(bytes);
      if (last && members === 0 && actual !== undefined && actual !== end.number(sum.littleEndian)) {
        throw zlibError('Z_DATA_ERROR', 'incorrect data check');
      }
    },
  };
}

const gunzip = (output: Output): Coder =>
  checked(output, GZIP_SUM, (write, member) => {
    const coder = new fflate.Gunzip(write);
    coder.onmember = member;
    return coder;
  });

const inflate = (output: Output, { dictionary }: ZlibOptions): Coder =>
  checked(output, ZLIB_SUM, (write) => new fflate.Unzlib(dictionary ? { dictionary } : {}, write));

/** Looks at the first bytes: gzip has a signature, everything else is taken for zlib. */
function unzip(output: Output, options: ZlibOptions): Coder {
  let coder: Coder | undefined;
  return {
    push(bytes, last) {
      coder ??= bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzip(output) : inflate(output, options);
      coder.push(bytes, last);
    },
  };
}

const open = {
  gzip: (output: Output, options: ZlibOptions): Coder => new fflate.Gzip(deflateOptions(options), output),
  gunzip,
  deflate: (output: Output, options: ZlibOptions): Coder => new fflate.Zlib(deflateOptions(options), output),
  inflate,
  deflateRaw: (output: Output, options: ZlibOptions): Coder =>
    new fflate.Deflate(deflateOptions(options), output),
  inflateRaw: (output: Output, { dictionary }: ZlibOptions): Coder =>
    new fflate.Inflate(dictionary ? { dictionary } : {}, output),
  unzip,
} as const;

export type Method = keyof typeof open;
export const methods = Object.keys(open) as Method[];

/** @throws RangeError from `push` when more comes out than `maxOutputLength` */
export function openCoder(method: Method, output: Output, options: ZlibOptions = {}): Coder {
  const { maxOutputLength = Infinity } = options;
  let length = 0;
  let began = false;
  const coder = open[method]((bytes) => {
    length += bytes.length;
    if (length > maxOutputLength) {
      throw Object.assign(new RangeError(`Cannot create a Buffer larger than ${maxOutputLength} bytes`), {
        code: 'ERR_BUFFER_TOO_LARGE',
      });
    }
    if (bytes.length > 0) output(bytes);
  }, options);
  return {
    push(bytes, last) {
      began ||= bytes.length > 0;
      try {
        // The decoders take an end without a beginning for a broken header.
        if (!began && last && /^(gun|in|un)/.test(method))
          throw zlibError('Z_BUF_ERROR', 'unexpected end of file');
        coder.push(bytes, last);
      } catch (error) {
        throw asZlibError(error);
      }
    },
  };
}
