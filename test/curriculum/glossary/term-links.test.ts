import { expect, it } from 'vitest';
import { withTermLinks } from '#curriculum/glossary/term-links.ts';

const term = (id: string, ...words: string[]) => ({
  id,
  term: id,
  picture: 'A "simple" picture.',
  stops: 'Its <end>.',
  seeAlso: [],
  source: 'https://example.org/',
  read: '2026-11-23',
  words,
  reference: undefined,
});
const terms = [
  term('cold-start', 'cold start', 'cold starts'),
  term('concurrency', 'concurrency'),
  term('provisioned', 'provisioned concurrency'),
];
/** With the links made short. */
const linked = (html: string) =>
  withTermLinks(html, terms).replaceAll(/<a class="term" href="([^"]+)"[^>]*>([^<]+)<\/a>/g, '[$2]($1)');

it('links the first use of a term, however it is inflected', () => {
  expect(linked('<p>Two cold starts.</p><p>A cold start.</p>')).toBe(
    '<p>Two [cold starts](/glossary/#cold-start).</p><p>A cold start.</p>',
  );
});

it.each([
  '<h2>The cold start</h2>',
  '<p><code>cold start</code></p>',
  '<p><a href="/x/">the <em>cold start</em></a></p>',
  '<pre><code>cold start</code></pre>',
  '<p title="cold start">It.</p>',
  '<p>A pre-cold start-up.</p>',
])('leaves %s as it is', (html) => {
  expect(linked(html)).toBe(html);
});

it('finds prose again after a link', () => {
  expect(linked('<p><a href="/x/">A</a> cold start</p>')).toBe(
    '<p><a href="/x/">A</a> [cold start](/glossary/#cold-start)</p>',
  );
});

it('takes the longer of two names', () => {
  expect(linked('<p>provisioned concurrency, concurrency</p>')).toBe(
    '<p>[provisioned concurrency](/glossary/#provisioned), [concurrency](/glossary/#concurrency)</p>',
  );
});

it('carries what the glossary says, as text', () => {
  expect(withTermLinks('<p>cold start</p>', terms)).toContain(
    'data-term="A &quot;simple&quot; picture. Its &lt;end&gt;."',
  );
});
