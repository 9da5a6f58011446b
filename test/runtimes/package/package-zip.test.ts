import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { deploymentPackage, zipOf } from '#runtimes/package/package-zip.ts';

const files = { 'index.mjs': 'export const handler = async () => "héllo";\n', 'lib/a.json': '{"k":1}' };

it('makes a .zip that holds the files as they are', () => {
  const unzipped = unzipSync(zipOf(files));
  expect(Object.keys(unzipped).sort()).toEqual(['index.mjs', 'lib/a.json']);
  expect(strFromU8(unzipped['index.mjs']!)).toBe(files['index.mjs']);
});

it('hashes the .zip as Lambda does: SHA-256, base64', () => {
  const made = deploymentPackage(files);
  expect(made.codeSize).toBe(zipOf(files).length);
  expect(made.codeSha256).toBe(createHash('sha256').update(zipOf(files)).digest('base64'));
});

it('gives the same hash for the same files in another order, and another for another file', () => {
  const reversed = Object.fromEntries(Object.entries(files).reverse());
  expect(deploymentPackage(reversed).codeSha256).toBe(deploymentPackage(files).codeSha256);
  expect(deploymentPackage({ ...files, 'lib/a.json': '{"k":2}' }).codeSha256).not.toBe(
    deploymentPackage(files).codeSha256,
  );
});

it('takes bytes as they are', () => {
  const bytes = new Uint8Array([0, 255, 10]);
  expect(unzipSync(zipOf({ 'a.bin': bytes }))['a.bin']).toEqual(bytes);
});

it('says of an executable file that it may be started, and of no other', () => {
  const marked = zipOf({ bootstrap: { executable: true, content: '#!/opt/bin/node' }, 'a.txt': 'a' });
  const view = new DataView(marked.buffer, marked.byteOffset, marked.byteLength);
  const modes: Record<string, number> = {};
  for (let at = 0; at + 46 <= marked.length; at++) {
    // A central directory header; its external attributes lie at 38, the file's name at 46.
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const name = strFromU8(marked.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    modes[name] = view.getUint32(at + 38, true) >>> 16;
  }
  expect(modes).toEqual({ 'a.txt': 0, bootstrap: 0o100755 });
});

it('is another package when a file becomes executable', () => {
  const content = '#!/opt/bin/node';
  expect(deploymentPackage({ bootstrap: { executable: true, content } }).codeSha256).not.toBe(
    deploymentPackage({ bootstrap: content }).codeSha256,
  );
});
