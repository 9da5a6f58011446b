import { expect, it } from 'vitest';
import { keptAddress } from '../../build/offline.ts';

it.each([
  ['index.html', '/'],
  ['lessons/part/lesson/index.html', '/lessons/part/lesson/'],
  ['404.html', '/404.html'],
  ['search.json', '/search.json'],
  ['_astro/Base.1a2b.css', '/_astro/Base.1a2b.css'],
  ['runner/worker.abc.js', '/runner/worker.abc.js'],
])('keeps %s as its readers know it', (path, address) => {
  expect(keptAddress(path)).toBe(address);
});

it.each([
  '_headers',
  'service-worker.js',
  'sitemap-0.xml',
  'rss.xml',
  'pictures/home.png',
  'runner/index.abc.html',
  'runner/THIRD-PARTY/aws/LICENSE',
])('leaves out %s', (path) => {
  expect(keptAddress(path)).toBeUndefined();
});
