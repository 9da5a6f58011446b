// What is in dist/, for the tests of the built site and the bench.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/**
 * The addresses of all pages, sorted: `/`, `/lessons/`, …; not those of the frame that handlers run in.
 * @throws Error where nothing is built.
 */
export function builtPages() {
  const files = existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: 'utf8' }) : [];
  const pages = files
    .map((file) => `/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('/index.html') && !file.startsWith('/runner/'))
    .map((file) => file.slice(0, -'index.html'.length))
    .sort();
  if (pages.length === 0) throw new Error('dist/ has no pages: run `npm run build` first.');
  return pages;
}
