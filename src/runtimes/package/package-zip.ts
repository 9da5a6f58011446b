import { sha256 } from '@noble/hashes/sha2.js';
import { zipSync, type Zippable } from 'fflate';
import {
  contentOf,
  isExecutable,
  type DeploymentPackage,
  type FileContent,
  type PackageFiles,
} from '#model/package/deployment-package.ts';

/** The first instant that a .zip can name. Without a fixed one the same files would give another hash each second. */
const zipEpoch = new Date(1980, 0, 1);

/**
 * How a .zip that was made on Unix says that a file may be started: the file's mode in the upper half of its external
 * attributes. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.2 and 4.4.15
 */
const executable = { os: 3, attrs: (0o100755 << 16) >>> 0 };

const encoder = new TextEncoder();

function bytesOf(content: FileContent): Uint8Array {
  return typeof content === 'string' ? encoder.encode(content) : content;
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The .zip that a deployment sends: same files, same bytes, whatever their order. */
export function zipOf(files: PackageFiles): Uint8Array {
  const entries: Zippable = {};
  for (const path of Object.keys(files).sort()) {
    const file = files[path] ?? '';
    entries[path] = [
      bytesOf(contentOf(file)),
      { mtime: zipEpoch, level: 6, ...(isExecutable(file) ? executable : {}) },
    ];
  }
  return zipSync(entries);
}

/** Size and hash as the Lambda API reports them of the files' .zip. */
export function deploymentPackage(files: PackageFiles): DeploymentPackage {
  const zip = zipOf(files);
  return { files, codeSize: zip.length, codeSha256: base64(sha256(zip)) };
}
