import { expect } from 'vitest';
import type { Scenario } from '../scenario.ts';

export const files: readonly Scenario[] = [
  {
    name: 'fs works with callbacks, promises and at once',
    files: {
      'index.js': `
        const fs = require('fs');
        exports.handler = async () => {
          fs.writeFileSync('/tmp/a.txt', 'one\\n');
          await new Promise((resolve, reject) => fs.appendFile('/tmp/a.txt', 'two\\n', (error) => error ? reject(error) : resolve()));
          await fs.promises.appendFile('/tmp/a.txt', 'three\\n');
          const read = await new Promise((resolve) => fs.readFile('/tmp/a.txt', 'utf8', (error, text) => resolve([error, text])));
          fs.renameSync('/tmp/a.txt', '/tmp/b.txt');
          fs.copyFileSync('/tmp/b.txt', '/tmp/c.txt');
          const stat = fs.statSync('/tmp/c.txt');
          await fs.promises.unlink('/tmp/b.txt');
          return {
            read, size: stat.size, file: stat.isFile(), folder: fs.statSync('/tmp').isDirectory(),
            recent: Date.now() - stat.mtimeMs < 60000, names: fs.readdirSync('/tmp').sort(),
            buffer: Buffer.isBuffer(fs.readFileSync('/tmp/c.txt')),
          };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        read: [null, 'one\ntwo\nthree\n'],
        size: 14,
        file: true,
        folder: true,
        recent: true,
        names: ['c.txt'],
        buffer: true,
      });
    },
  },
  {
    name: 'folders are made, listed and removed',
    files: {
      'index.js': `
        const fs = require('fs');
        exports.handler = async () => {
          const first = fs.mkdirSync('/tmp/x/y/z', { recursive: true });
          fs.writeFileSync('/tmp/x/a', ''); fs.writeFileSync('/tmp/x/y/b', '');
          const entries = fs.readdirSync('/tmp/x', { withFileTypes: true })
            .map((entry) => entry.name + (entry.isDirectory() ? '/' : '')).sort();
          const deep = fs.readdirSync('/tmp/x', { recursive: true }).sort();
          fs.rmSync('/tmp/x', { recursive: true });
          fs.rmSync('/tmp/x', { force: true });
          const made = fs.mkdtempSync('/tmp/work-');
          return { first, entries, deep, gone: !fs.existsSync('/tmp/x'), made: made.slice(0, -6) };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        first: '/tmp/x',
        entries: ['a', 'y/'],
        deep: ['a', 'y', 'y/b', 'y/z'],
        gone: true,
        made: '/tmp/work-',
      });
    },
  },
  {
    name: 'fs fails with the errors of Node.js',
    files: {
      'index.js': `
        const fs = require('fs');
        const attempt = (work) => {
          try { return work(); } catch (error) { return [error.code, error.syscall, error.errno, error.path, error.message].join('|'); }
        };
        exports.handler = async () => {
          fs.mkdirSync('/tmp/full'); fs.writeFileSync('/tmp/full/f', '');
          return [
            attempt(() => fs.readFileSync('/tmp/none')),
            attempt(() => fs.mkdirSync('/tmp/full')),
            attempt(() => fs.readdirSync('/tmp/none')),
            attempt(() => fs.readFileSync('/tmp/full')),
            attempt(() => fs.rmdirSync('/tmp/full')),
            attempt(() => fs.readFileSync('/tmp/full/f/g')),
            attempt(() => fs.writeFileSync('/tmp/full/f', '', { flag: 'wx' })),
            attempt(() => fs.renameSync('/tmp/none', '/tmp/other')),
            attempt(() => fs.unlinkSync('/tmp/none')),
            attempt(() => fs.statSync('/tmp/none')),
            attempt(() => fs.accessSync('/tmp/none')),
            await fs.promises.readFile('/tmp/none').catch((error) => error.code + ' ' + (error instanceof Error)),
          ];
        };`,
    },
    async holds(lambda) {
      const [missing, there] = (await lambda.result()) as string[];
      expect(missing).toBe("ENOENT|open|-2|/tmp/none|ENOENT: no such file or directory, open '/tmp/none'");
      expect(there).toBe("EEXIST|mkdir|-17|/tmp/full|EEXIST: file already exists, mkdir '/tmp/full'");
    },
  },
  {
    name: 'files are read and written as streams, and by their handles',
    files: {
      'index.mjs': `
        import fs from 'node:fs';
        import { open } from 'node:fs/promises';
        import { pipeline } from 'node:stream/promises';
        export const handler = async () => {
          await pipeline(['a\\n', 'bb\\n', 'ccc'], fs.createWriteStream('/tmp/s.txt'));
          const file = await open('/tmp/s.txt', 'r+');
          await file.write('X', 2);
          const { size } = await file.stat();
          await file.close();
          const part = [];
          for await (const bytes of fs.createReadStream('/tmp/s.txt', { start: 2, end: 4, encoding: 'utf8' })) part.push(bytes);
          const fd = fs.openSync('/tmp/s.txt', 'r');
          const buffer = Buffer.alloc(3);
          const count = fs.readSync(fd, buffer, 0, 3, 5);
          fs.closeSync(fd);
          return { size, part: part.join(''), count, text: buffer.toString() };
        };`,
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual({
        size: 8,
        part: 'Xb\n',
        count: 3,
        text: 'ccc',
      });
    },
  },
  {
    name: 'the package can be read, relative to where the function starts, too',
    files: {
      'index.js': `
        const fs = require('fs');
        exports.handler = async () => [
          fs.readFileSync('data/list.txt', 'utf8'),
          fs.readFileSync(__dirname + '/data/list.txt', 'latin1'),
          fs.readFileSync(new URL('file:///var/task/data/list.txt'), 'base64'),
          fs.readdirSync('.').sort(),
          require('path').resolve('data'),
        ];`,
      'data/list.txt': 'a,b',
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual(['a,b', 'a,b', 'YSxi', ['data', 'index.js'], '/var/task/data']);
    },
  },
  {
    name: 'a file is read line by line with readline',
    files: {
      'index.mjs': `
        import fs from 'node:fs';
        import { createInterface } from 'node:readline';
        export const handler = async () => {
          const lines = [];
          for await (const line of createInterface({ input: fs.createReadStream('lines.txt') })) lines.push(line);
          return lines;
        };`,
      'lines.txt': 'a\nbb\n\nccc',
    },
    differs: {
      embedded: {
        why: 'node:readline is not rebuilt: it is refused by name. Split the text of the file instead.',
        holds: async (lambda) => {
          expect(await lambda.invoke()).toMatchObject({
            status: 'error',
            error: { errorMessage: 'node:readline.createInterface is not available in the embedded runtime' },
          });
        },
      },
    },
    async holds(lambda) {
      expect(await lambda.result()).toEqual(['a', 'bb', '', 'ccc']);
    },
  },
];
