import { expect, it } from 'vitest';
import { linkFault } from '#ui/runner/run/link-fault.ts';

it('lets a few files of text into a link, and says what does not go', () => {
  expect(linkFault({ 'index.mjs': 'x', 'lib/a.json': '{}' })).toBeNull();
  const many = Object.fromEntries(Array.from({ length: 1204 }, (_, index) => [`${index}.js`, '']));
  expect(linkFault(many)).toBe('A link carries up to 60 files, and here are 1,204.');
  expect(linkFault({ 'a.node': new Uint8Array(1) })).toBe('A link carries text, and a.node is none.');
  expect(linkFault({ 'a.txt': 'x'.repeat(2_000_000) })).toBe('The files are too large for a link.');
});
