import { expect, it } from 'vitest';
import { locale, pageAddress } from '#model/locale.ts';

it('names a language that formats numbers, and leaves its addresses at the root', () => {
  expect(Intl.getCanonicalLocales(locale)).toEqual([locale]);
  expect((1234.5).toLocaleString(locale)).toBe('1,234.5');
  expect(pageAddress('/glossary/')).toBe('/glossary/');
});
