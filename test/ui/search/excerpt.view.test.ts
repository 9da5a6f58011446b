import { expect, it } from 'vitest';
import { excerpt } from '#ui/search/excerpt.view.ts';

const written = (text: string, words: string[]) =>
  excerpt(text, words)
    .map(({ text: piece, found }) => (found ? `[${piece}]` : piece))
    .join('');

it('marks what was found, in any case', () => {
  expect(written('A Container starts, a container ends.', ['container'])).toBe(
    'A [Container] starts, a [container] ends.',
  );
});

it('begins shortly before it, and ends at a word', () => {
  const text = `${'before '.repeat(30)}needle ${'after '.repeat(60)}`.trim();
  const shown = written(text, ['needle']);
  expect(shown).toMatch(/^… (before )+\[needle\] (after )+after …$/);
  expect(shown.length).toBeLessThan(170);
});

it('shows the beginning where nothing of the text was found', () => {
  expect(written('Only its title has it.', ['else'])).toBe('Only its title has it.');
  expect(written('One.', [])).toBe('One.');
});

it('takes signs for signs', () => {
  expect(written('Costs $LATEST (really).', ['$latest', '(really)'])).toBe('Costs [$LATEST] [(really)].');
});

it('copes with one long word', () => {
  expect(written('x'.repeat(400), ['xx']).length).toBeGreaterThan(1);
});
