/** Reads a .zip of a project, as Lambda unpacks it under `/var/task`. The .zip may be anybody's. */
import { Inflate } from 'fflate';
import { unzippedPackageBytes, zippedPackageBytes } from '#model/lambda/limits.ts';
import type { FileContent, PackageFile, PackageFiles } from '#model/package/deployment-package.ts';
import { pathFault } from '#model/package/file-path.ts';
import { crc32 } from '../embedded/worker/node/zlib/checksums.ts';
import { damaged, packedBytes, zipEntries, type ZipEntry } from './zip-directory.ts';
import { ZipError } from './zip-fault.ts';

export interface ReadZip {
  files: PackageFiles;
  /** Symbolic links are left out: a package has none here. */
  symbolicLinks: readonly string[];
}

export interface ReadingOptions {
  signal: AbortSignal;
  /** From 0 to 1. */
  progress?: (share: number) => void;
}

/** What Linux takes as a path, less what Lambda puts before it. */
const longestPath = 4096 - '/var/task/'.length;
/** For so long the page waits, in ms; then it may draw. */
const sliceMs = 12;
/** A byte of deflate unfolds to 1032 at most, so no step brings more than 17 MB. */
const inflateStep = 16 * 1024;

/** @throws what `readZip` throws; DOMException where the browser cannot read the file */
export async function readZipFile(file: Blob, options: ReadingOptions): Promise<ReadZip> {
  checkSize(file.size);
  return readZip(new Uint8Array(await file.arrayBuffer()), options);
}

/** @throws ZipError; or the signal's reason when it is aborted */
export async function readZip(zip: Uint8Array, { signal, progress }: ReadingOptions): Promise<ReadZip> {
  checkSize(zip.length);
  const entries = zipEntries(zip);
  const wanted = entries.filter(({ kind }) => kind === 'file');
  checkDeclared(entries, wanted);

  const files: Record<string, PackageFile> = {};
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  let rested = performance.now();
  const rest = async (): Promise<void> => {
    if (performance.now() - rested < sliceMs) return;
    progress?.(total === 0 ? 1 : done / total);
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    rested = performance.now();
  };
  for (const entry of wanted) {
    const bytes = new Uint8Array(entry.size);
    let filled = 0;
    for (const piece of unpacked(packedBytes(zip, entry), entry)) {
      bytes.set(piece, filled);
      filled += piece.length;
      done += piece.length;
      await rest();
    }
    if (filled !== entry.size || crc32(bytes) !== entry.crc32)
      throw damaged(`${entry.path} is not what its directory says`);
    const content = contentFrom(bytes);
    files[entry.path] = entry.executable ? { executable: true, content } : content;
    await rest();
  }
  return {
    files,
    symbolicLinks: entries.filter(({ kind }) => kind === 'symbolicLink').map(({ path }) => path),
  };
}

function checkSize(bytes: number): void {
  if (bytes > zippedPackageBytes)
    throw new ZipError(
      'zippedTooLarge',
      `The .zip has ${number(bytes)} bytes; up to ${number(zippedPackageBytes)} can be uploaded.`,
    );
}

/** Everything that can be refused before a byte is unpacked. */
function checkDeclared(entries: readonly ZipEntry[], wanted: readonly ZipEntry[]): void {
  for (const { path, kind } of entries) {
    const fault = pathFault(kind === 'folder' ? path.slice(0, -1) : path, longestPath);
    if (fault) throw new ZipError('badPath', `The .zip holds a file named “${path.slice(0, 80)}”: ${fault}.`);
  }
  if (wanted.length === 0) throw new ZipError('empty', 'There is no file in the .zip.');
  const paths = new Set<string>();
  for (const { path, encrypted, method } of wanted) {
    if (paths.has(path)) throw new ZipError('namedTwice', `The .zip holds ${path} twice.`);
    if (encrypted) throw new ZipError('encrypted', `${path} is encrypted. Pack it without a password.`);
    if (method !== 0 && method !== 8)
      throw new ZipError(
        'unknownMethod',
        `${path} is packed by a method (number ${method}) other than “deflate”.`,
      );
    paths.add(path);
  }
  for (const path of paths) {
    const folder = parents(path).find((parent) => paths.has(parent));
    if (folder !== undefined)
      throw new ZipError('namedTwice', `The .zip holds ${folder} as a file, and ${path} in it.`);
  }
  const size = wanted.reduce((sum, each) => sum + each.size, 0);
  if (size > unzippedPackageBytes) {
    throw new ZipError(
      'unzippedTooLarge',
      `Unpacked it has ${number(size)} bytes; a package may have ${number(unzippedPackageBytes)}.`,
    );
  }
}

function parents(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The bytes of a file, piece by piece, and never more than were declared: a bomb is stopped where it begins. */
function* unpacked(packed: Uint8Array, { path, method, size }: ZipEntry): Generator<Uint8Array> {
  if (method === 0) {
    if (packed.length !== size) throw damaged(`${path} is not as long as its directory says`);
    yield packed;
    return;
  }
  let pieces: Uint8Array[] = [];
  let brought = 0;
  const inflate = new Inflate((piece) => {
    brought += piece.length;
    pieces.push(piece);
  });
  for (let at = 0; at === 0 || at < packed.length; at += inflateStep) {
    try {
      inflate.push(packed.subarray(at, at + inflateStep), at + inflateStep >= packed.length);
    } catch (error) {
      throw damaged(`${path} cannot be unpacked (${error instanceof Error ? error.message : String(error)})`);
    }
    if (brought > size) throw damaged(`${path} unfolds to more than its directory says`);
    yield* pieces;
    pieces = [];
  }
}

/** Text where the bytes are text, so that an editor can show it; whatever else stays as it is. */
function contentFrom(bytes: Uint8Array): FileContent {
  if (bytes.includes(0)) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}

const number = (value: number): string => value.toLocaleString('en');
