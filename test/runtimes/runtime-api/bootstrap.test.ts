import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PackageFile } from '#model/package/deployment-package.ts';
import { findBootstrap } from '#runtimes/runtime-api/bootstrap.ts';

const script = (content: string | Uint8Array): PackageFile => ({ executable: true, content });
const found = (file: PackageFile) => findBootstrap({ bootstrap: file }, {});

describe('a bootstrap', () => {
  it('is looked for in the package, then in the layers', () => {
    const file = script('#!/opt/bin/node\n');
    expect(findBootstrap({ bootstrap: file }, { bootstrap: '' })).toMatchObject({
      script: '/var/task/bootstrap',
    });
    expect(findBootstrap({ 'index.js': '' }, { bootstrap: file })).toMatchObject({
      script: '/opt/bootstrap',
    });
  });

  it.each([
    ['#!/opt/bin/node\n', []],
    ['#! /opt/bin/node  --no-warnings \n', ['--no-warnings']],
    ['#!/opt/bin/node', []],
    ['#!/usr/bin/env node\n', []],
    ['#!/usr/bin/env -S node --no-warnings --trace-uncaught\n', ['--no-warnings', '--trace-uncaught']],
  ])('that begins with %j is run by Node.js', (text, flags) => {
    expect(found(script(text))).toEqual({ is: 'node', flags, script: '/var/task/bootstrap' });
  });

  it('may be bytes as well as text', () => {
    expect(found(script(new TextEncoder().encode('#!/opt/bin/node\n')))).toMatchObject({ is: 'node' });
  });

  it.each([
    ['a shell', script('#!/bin/bash\necho\n')],
    ['a shell that env finds', script('#!/usr/bin/env bash\n')],
    ['a compiled program', script(new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2]))],
  ])('that is %s would start on AWS only', (_, file) => {
    expect(found(file)).toMatchObject({ is: 'notHere' });
  });
});

/** What the system itself makes of such a file. */
describe.skipIf(!existsSync('/usr/bin/env') || process.getuid === undefined)('the system', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let count = 0;
  const started = (text: string, mode: number) => {
    const path = join(folder, `bootstrap-${++count}`);
    writeFileSync(path, text);
    chmodSync(path, mode);
    return {
      path,
      ...spawnSync(path, { encoding: 'utf8', env: { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' } }),
    };
  };
  const codes: Record<string, string> = {
    EACCES: 'permission denied',
    ENOENT: 'no such file or directory',
  };

  it.each([
    ['what is not executable', '#!/bin/sh\n', 0o644, 'EACCES'],
    ['an interpreter that is not there', '#!/usr/local/bin/no-node\n', 0o755, 'ENOENT'],
    ['the end of a line from Windows', '#!/bin/sh\r\nexit\r\n', 0o755, 'ENOENT'],
  ])('refuses %s in the words that are shown', (_, text, mode, code) => {
    expect(started(text, mode).error).toMatchObject({ code });
    // Elsewhere than here, /bin/sh is there; what is asked is what comes after it.
    const file = mode === 0o755 ? script(text.replace('/bin/sh', '/opt/bin/node')) : text;
    expect(found(file)).toEqual({
      is: 'invalid',
      message: `fork/exec /var/task/bootstrap: ${codes[code] ?? ''}`,
    });
  });

  it.each([
    ['a program that is nowhere', '#!/usr/bin/env no-such-runtime\n'],
    ['flags without -S', '#!/usr/bin/env no-such-runtime --flag\n'],
    ['a line from Windows', '#!/usr/bin/env no-such-runtime\r\n'],
  ])('lets env say that it does not find %s', (_, text) => {
    const { status, stderr } = started(text, 0o755);
    const ended = found(script(text));
    expect(ended).toMatchObject({ is: 'ended', exitCode: status });
    // Some releases of coreutils quote with other marks, and leave the hint out.
    const words = (told: string) => told.replace(/[‘’'`]/g, "'").split('\n')[0];
    expect(words(ended.is === 'ended' ? ended.stderr : '')).toBe(words(stderr));
  });
});
