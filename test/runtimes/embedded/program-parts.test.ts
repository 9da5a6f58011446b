import { expect, it } from 'vitest';
import { partsNeeded } from '#runtimes/embedded/program-parts.ts';

it('a handler that names no such module needs no part', () => {
  expect(partsNeeded([{ 'index.mjs': "import fs from 'node:fs';" }])).toEqual([]);
});

it('what any of its files or layers names is needed', () => {
  const task = {
    'index.js': "require('./lib/sign')",
    'lib/sign.cjs': new TextEncoder().encode("require('node:crypto')"),
    'notes.txt': 'zlib and brotli',
  };
  expect(partsNeeded([task])).toEqual(['crypto']);
  expect(partsNeeded([task, { 'nodejs/node_modules/a/index.js': "require('zlib')" }])).toEqual([
    'crypto',
    'zlib',
  ]);
  expect(
    partsNeeded([{ bootstrap: { executable: true, content: '#!/usr/bin/env node\ncrypto.subtle' } }]),
  ).toEqual(['crypto']);
});
