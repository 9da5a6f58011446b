/**
 * The directory at the end of a .zip: what it says that it holds. Section numbers are those of
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
import { ZipError } from './zip-fault.ts';

export interface ZipEntry {
  path: string;
  kind: 'file' | 'folder' | 'symbolicLink';
  /** May be started: a Unix mode with an x in it. */
  executable: boolean;
  encrypted: boolean;
  /** 0: stored, 8: deflated; 4.4.5. */
  method: number;
  crc32: number;
  /** Bytes in the .zip, and bytes when unpacked, as declared. */
  packedSize: number;
  size: number;
  /** Where its own header begins, from the start of the bytes. */
  at: number;
}

const signatures = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 } as const;
const sizes = { local: 30, entry: 46, end: 22 } as const;
/** The comment after the end record has a length of two bytes. */
const longestComment = 0xffff;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** @throws ZipError */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  if (bytes.length === 0) throw new ZipError('empty', 'The file has no bytes.');
  const view = viewOf(bytes);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  const length = view.getUint32(end + 12, true);
  const declaredStart = view.getUint32(end + 16, true);
  if (count === 0xffff || length === 0xffffffff || declaredStart === 0xffffffff)
    throw new ZipError(
      'zip64',
      'It is written in Zip64, for archives of more than 4 GB or 65,534 files. No package of Lambda needs that: pack it with another tool.',
    );
  // What stands before the archive (a self-extracting program, say) moves all its offsets.
  const moved = end - length - declaredStart;
  if (moved < 0) throw damaged('its directory does not lie where it is said to');
  const entries: ZipEntry[] = [];
  let at = end - length;
  for (let index = 0; index < count; index++) {
    if (at + sizes.entry > end || view.getUint32(at, true) !== signatures.entry)
      throw damaged(`entry ${index + 1} of its directory is not one`);
    const next = at + sizes.entry + tail(view, at);
    if (next > end) throw damaged(`entry ${index + 1} of its directory is cut off`);
    entries.push(entryAt(bytes, view, at, moved));
    at = next;
  }
  return entries;
}

/** The packed bytes of an entry. @throws ZipError where its header is not there */
export function packedBytes(bytes: Uint8Array, { at, path, packedSize }: ZipEntry): Uint8Array {
  const view = viewOf(bytes);
  if (at + sizes.local > bytes.length || view.getUint32(at, true) !== signatures.local)
    throw damaged(`${path} is not where its directory says`);
  const start = at + sizes.local + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packedSize > bytes.length) throw damaged(`${path} is cut off`);
  return bytes.subarray(start, start + packedSize);
}

export function damaged(what: string): ZipError {
  return new ZipError('damaged', `The .zip is damaged: ${what}.`);
}

/** 4.3.16: it stands last, with a comment behind it that nearly always is empty. */
function endRecord(view: DataView): number {
  const last = view.byteLength - sizes.end;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (
      view.getUint32(at, true) === signatures.end &&
      at + sizes.end + view.getUint16(at + 20, true) <= view.byteLength
    )
      return at;
  }
  throw new ZipError('notAZip', 'The file is no .zip, or its end is missing.');
}

/** Bytes after the fixed part of an entry: name, extra fields, comment. */
function tail(view: DataView, at: number): number {
  return view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
}

/** 4.3.12 */
function entryAt(bytes: Uint8Array, view: DataView, at: number, moved: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const path = nameOf(bytes.subarray(at + sizes.entry, at + sizes.entry + nameLength));
  // 4.4.2: made on Unix (3) or by macOS (19), the upper half of the external attributes is a file's mode.
  const madeOn = view.getUint8(at + 5);
  const mode = madeOn === 3 || madeOn === 19 ? view.getUint16(at + 40, true) : 0;
  return {
    path,
    kind: (mode & 0o170000) === 0o120000 ? 'symbolicLink' : path.endsWith('/') ? 'folder' : 'file',
    executable: (mode & 0o111) !== 0,
    encrypted: (flags & 1) !== 0,
    method: view.getUint16(at + 10, true),
    crc32: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true) + moved,
  };
}

/** Nearly every tool writes UTF-8, whether or not it says so (4.4.4, bit 11); old ones write a byte a character. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return String.fromCharCode(...bytes);
  }
}
