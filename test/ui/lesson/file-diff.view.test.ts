import { expect, it } from 'vitest';
import { fileDiffs } from '#ui/lesson/file-diff.view.ts';

it('shows what goes and what comes, and leaves equal files out', () => {
  expect(
    fileDiffs(
      { 'a.mjs': 'one\ntwo\nthree\n', 'b.mjs': 'same' },
      { 'a.mjs': 'one\n2\nthree\n', 'c.mjs': 'new\n' },
    ),
  ).toEqual([
    {
      path: 'a.mjs',
      lines: [
        { kind: 'same', text: 'one' },
        { kind: 'removed', text: 'two' },
        { kind: 'added', text: '2' },
        { kind: 'same', text: 'three' },
      ],
    },
    { path: 'c.mjs', lines: [{ kind: 'added', text: 'new' }] },
  ]);
});

it('finds nothing where nothing differs', () => {
  expect(fileDiffs({ 'a.mjs': 'x\n' }, { 'a.mjs': 'x\n' })).toEqual([]);
});
