import { expect, it } from 'vitest';
import { type ScriptChunk, withLeanStyles } from '../../build/lean-styles.ts';

const chunks = new Map<string, ScriptChunk>([
  ['_astro/island.js', { imports: ['_astro/shared.js'], styles: ['_astro/island.css'] }],
  ['_astro/shared.js', { imports: [], styles: ['_astro/shared.css'] }],
  ['_astro/later.js', { imports: [], styles: ['_astro/later.css', '_astro/worn.css', '_astro/plain.css'] }],
]);
const texts: Record<string, string> = {
  '_astro/later.css': '.box.svelte-a1 { color: red }',
  '_astro/worn.css': '.tag.svelte-b2 { color: red }',
  '_astro/plain.css': 'body { margin: 0 }',
};
const link = (name: string) => `<link rel="stylesheet" href="/_astro/${name}.css">`;
const page = (names: string[]) =>
  `<head>${names.map(link).join('')}</head><astro-island component-url="/_astro/island.js"><b class="svelte-b2">x</b></astro-island>`;

it('keeps what a page starts with, wears, or has of its own, and leaves out what comes later', () => {
  const all = ['page', 'island', 'shared', 'later', 'worn', 'plain'];
  expect(withLeanStyles(page(all), chunks, (file) => texts[file] ?? '')).toBe(
    page(['page', 'island', 'shared', 'worn', 'plain']),
  );
});
