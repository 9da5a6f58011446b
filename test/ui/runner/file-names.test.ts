import { expect, it } from 'vitest';
import { fileNameProblem, mainFile, renamed, without } from '#ui/runner/workbench/file-names.ts';

const files = { 'index.mjs': 'a', 'lib/db.mjs': 'b' };

it('refuses names that could not lie in /var/task', () => {
  expect(fileNameProblem('lib/s3.mjs', files)).toBeNull();
  expect(fileNameProblem('', files)).toBe('A file needs a name.');
  expect(fileNameProblem('../x', files)).toBe('This cannot be a file\'s name: it has a "." or ".." part.');
  expect(fileNameProblem('index.mjs', files)).toBe('There is already a file named index.mjs.');
  expect(fileNameProblem('index.mjs', files, 'index.mjs')).toBeNull();
  expect(fileNameProblem('lib', files)).toBe(
    'lib cannot be a file and a folder at once: there is lib/db.mjs.',
  );
  expect(fileNameProblem('index.mjs/x', files)).toBe(
    'index.mjs/x cannot be a file and a folder at once: there is index.mjs.',
  );
});

it('renames and removes without touching the others', () => {
  expect(Object.keys(renamed(files, 'index.mjs', 'app.mjs'))).toEqual(['app.mjs', 'lib/db.mjs']);
  expect(without(files, 'index.mjs')).toEqual({ 'lib/db.mjs': 'b' });
});

it('opens the file of the handler first', () => {
  expect(mainFile({ 'a.mjs': '', 'app/index.js': '' }, 'app/index.handler')).toBe('app/index.js');
  expect(mainFile({ 'node_modules/x/index.js': '', 'a.mjs': '' }, 'index.handler')).toBe('a.mjs');
  expect(mainFile({}, 'index.handler')).toBeNull();
});
