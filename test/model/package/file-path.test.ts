import { expect, it } from 'vitest';
import { pathFault } from '#model/package/file-path.ts';

it('lets a path only go down', () => {
  expect(pathFault('lib/deep/a.mjs')).toBeNull();
  expect(pathFault('a..b/c...d')).toBeNull();
  expect(pathFault('lib/../../etc')).toBe('it has a "." or ".." part');
  expect(pathFault('x'.repeat(201), 300)).toBeNull();
  expect(pathFault('x'.repeat(201))).toBe('it has more than 200 characters');
});
