import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withOneLanguage } from '../../build/one-language.ts';
import { locale } from '#model/locale.ts';

const code = `export const words = spoken({ 'en-GB': english, de: german, 'fr-CA': french });`;

it('leaves the words of one language', () => {
  expect(withOneLanguage(code, 'en-GB')).toBe('export const words = english;');
  expect(withOneLanguage(code, 'fr-CA')).toBe('export const words = french;');
});

it('does not leave out a language in silence', () => {
  expect(() => withOneLanguage(code, 'nl')).toThrow("spoken({ 'nl': english, … })");
});

it('finds the choice in every file of words', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.words.ts'),
  );
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    expect(withOneLanguage(readFileSync(`src/${file}`, 'utf8'), locale), file).not.toContain('spoken(');
  }
});
