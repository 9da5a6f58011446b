import { expect, it } from 'vitest';
import { fileTree, needsFolders, type TreeNode } from '#ui/runner/workbench/file-tree.view.ts';

const drawn = (nodes: readonly TreeNode[], depth = 0): string[] =>
  nodes.flatMap((node) => [
    '  '.repeat(depth) + node.name + (node.kind === 'folder' ? ` ${node.count}` : ''),
    ...(node.kind === 'folder' ? drawn(node.children, depth + 1) : []),
  ]);

it('draws folders first, with how many files are in them, and both by name', () => {
  const paths = [
    'package.json',
    'index.mjs',
    'node_modules/b/index.js',
    'node_modules/b/lib/deep.js',
    'node_modules/@a/x/index.js',
    'lib/db.mjs',
  ];
  expect(drawn(fileTree(paths))).toEqual([
    'lib/ 1',
    '  db.mjs',
    'node_modules/ 3',
    '  @a/ 1',
    '    x/ 1',
    '      index.js',
    '  b/ 2',
    '    lib/ 1',
    '      deep.js',
    '    index.js',
    'index.mjs',
    'package.json',
  ]);
});

it('names each file by its whole path, however deep it lies', () => {
  const [folder] = fileTree(['a/b/c.js']);
  expect(folder).toMatchObject({
    path: 'a/',
    children: [{ path: 'a/b/', children: [{ path: 'a/b/c.js' }] }],
  });
});

it('does not cut what a few tabs can show', () => {
  expect(needsFolders(['index.mjs', 'lib/db.mjs'])).toBe(false);
  expect(needsFolders(['index.mjs', 'node_modules/a/index.js'])).toBe(true);
  expect(needsFolders(Array.from({ length: 9 }, (_, index) => `${index}.js`))).toBe(true);
});

it('takes tens of thousands of files at once', () => {
  const paths = Array.from({ length: 20_000 }, (_, index) => `node_modules/p${index % 900}/lib/f${index}.js`);
  const since = performance.now();
  expect(fileTree(paths)).toHaveLength(1);
  expect(performance.now() - since).toBeLessThan(2000);
});
