import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { builtPages, dist } from '../../scripts/built-site.mjs';

/** Width and height of a PNG, from its header. */
function pngSize(file: string): [number, number] {
  const bytes = readFileSync(file);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('every page has a picture for links from elsewhere, and each lesson its own', () => {
  const named = new Map<string, string>();
  for (const path of builtPages()) {
    const html = readFileSync(`${dist}${path}index.html`, 'utf8');
    const address = /<meta property="og:image" content="([^"]+)"/.exec(html)?.[1];
    const picture = new URL(address ?? 'missing:').pathname;
    expect(pngSize(`${dist}${picture}`), path).toEqual([1200, 630]);
    named.set(path, picture);
  }
  const lessons = [...named].filter(([path]) => /^\/lessons\/[^/]+\/[^/]+\/$/.test(path));
  expect(new Set(lessons.map(([, picture]) => picture)).size).toBe(lessons.length);
});
