import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcessStart, TemporaryFiles } from '#runtimes/embedded/protocol/worker-messages.ts';
import { isFileReport, TemporaryStorage } from '#runtimes/embedded/temporary-storage.ts';
import { mirrorTemporaryFiles } from '#runtimes/embedded/worker/file-system/mirror.ts';
import { createFileSystem } from '#runtimes/embedded/worker/file-system/volume.ts';

const QUOTA = 10_000;

function fileSystem(temporaryFiles: TemporaryFiles = new Map()) {
  const start: ProcessStart = {
    taskFiles: { 'index.js': 'exports', 'lib/a.bin': new Uint8Array([1, 2]) },
    layerFiles: { 'nodejs/node_modules/a/index.js': 'layer' },
    runtimeFiles: { 'index.mjs': '' },
    parts: {},
    temporaryFiles,
    ephemeralStorageBytes: QUOTA,
    environment: {},
    nodeVersion: 'v24.0.0',
    architecture: 'x64',
    processId: 2,
    argv: ['node', 'index.mjs'],
    execArgv: [],
    memoryLimitBytes: 0,
    idleMemoryBytes: 0,
  };
  const { fs, volume } = createFileSystem(start, (work) => work());
  const storage = new TemporaryStorage(QUOTA);
  mirrorTemporaryFiles(volume, (report) => {
    if (isFileReport(report)) expect(storage.apply(report)).toBe(true);
  });
  return { fs, storage };
}

describe('the files of a process', () => {
  it('hold the package', () => {
    const { fs } = fileSystem();
    expect(fs.readFileSync('/var/task/index.js', 'utf8')).toBe('exports');
    expect(fs.readFileSync('/opt/nodejs/node_modules/a/index.js', 'utf8')).toBe('layer');
    expect([...new Uint8Array(fs.readFileSync('lib/a.bin') as Uint8Array)]).toEqual([1, 2]);
  });

  it.each([
    ['writeFile', "EROFS: read-only file system, open '/var/task/x'", () => ['/var/task/x', '1']],
    ['writeFile', "EROFS: read-only file system, open '/tmp/../etc/x'", () => ['/tmp/../etc/x', '1']],
    ['mkdir', "EROFS: read-only file system, mkdir '/opt/x'", () => ['/opt/x']],
    ['unlink', "EROFS: read-only file system, unlink '/var/task/index.js'", () => ['/var/task/index.js']],
    ['rm', "EROFS: read-only file system, unlink '/var/task/index.js'", () => ['/var/task/index.js']],
    [
      'rename',
      "EROFS: read-only file system, rename '/var/task/index.js' -> '/tmp/x'",
      () => ['/var/task/index.js', '/tmp/x'],
    ],
  ] as const)('cannot be changed by %s: %s', async (name, message, values) => {
    const { fs } = fileSystem();
    const method = fs.promises[name] as (...values: unknown[]) => Promise<unknown>;
    await expect(method.apply(fs.promises, values())).rejects.toThrow(
      expect.objectContaining({ code: 'EROFS', errno: -30, message }),
    );
  });

  it('take what fits into /tmp and not a byte more', () => {
    const { fs } = fileSystem();
    fs.writeFileSync('/tmp/a', 'x'.repeat(QUOTA));
    expect(() => fs.appendFileSync('/tmp/a', 'y')).toThrow(expect.objectContaining({ code: 'ENOSPC' }));
    expect(() => fs.writeFileSync('/tmp/b', 'y')).toThrow('ENOSPC: no space left on device, write');
    fs.rmSync('/tmp/a');
    fs.writeFileSync('/tmp/b', 'y'.repeat(QUOTA));
    expect(fs.statSync('/tmp/b').size).toBe(QUOTA);
  });

  it('begin with what the process before left', () => {
    const { fs } = fileSystem(
      new Map([
        ['/tmp/d', null],
        ['/tmp/d/a', new TextEncoder().encode('kept')],
      ]),
    );
    expect(fs.readFileSync('/tmp/d/a', 'utf8')).toBe('kept');
  });

  it('are mirrored exactly, whatever is done to them', () => {
    const name = fc.constantFrom('/tmp/a', '/tmp/b', '/tmp/d/a', '/tmp/d/b');
    const step = fc.oneof(
      fc.record({ kind: fc.constant('write'), name, text: fc.string({ maxLength: 40 }) }),
      fc.record({ kind: fc.constant('append'), name, text: fc.string({ maxLength: 40 }) }),
      fc.record({ kind: fc.constant('truncate'), name, size: fc.nat(60) }),
      fc.record({ kind: fc.constant('at'), name, text: fc.string({ maxLength: 9 }), size: fc.nat(60) }),
      fc.record({ kind: fc.constant('remove'), name }),
      fc.record({ kind: fc.constant('rename'), name, to: name }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { fs, storage } = fileSystem();
        fs.mkdirSync('/tmp/d');
        for (const { kind, name: file, ...more } of steps) {
          const { text = '', size = 0, to = file } = more as { text?: string; size?: number; to?: string };
          try {
            if (kind === 'write') fs.writeFileSync(file, text);
            if (kind === 'append') fs.appendFileSync(file, text);
            if (kind === 'truncate') fs.truncateSync(file, size);
            if (kind === 'remove') fs.unlinkSync(file);
            if (kind === 'rename' && to !== file) fs.renameSync(file, to);
            if (kind === 'at') {
              const fd = fs.openSync(file, 'r+');
              fs.writeSync(fd, text, size);
              fs.closeSync(fd);
            }
          } catch (error) {
            expect(error).toMatchObject({ code: 'ENOENT' });
          }
        }
        const real = ['/tmp/a', '/tmp/b', '/tmp/d/a', '/tmp/d/b']
          .filter((file) => fs.existsSync(file))
          .map((file) => [file, fs.readFileSync(file, 'utf8')]);
        const mirrored = [...storage.snapshot()]
          .filter(([, content]) => content !== null)
          .map(([file, content]) => [file, new TextDecoder().decode(content ?? undefined)])
          .sort();
        expect(mirrored).toEqual(real);
      }),
      { numRuns: 500 },
    );
  });
});
