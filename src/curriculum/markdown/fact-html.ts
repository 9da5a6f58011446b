import type { Fact } from '../facts.ts';
import { words } from './fact.words.ts';

/** A fact inside a sentence: the value, linked to its source where that has an address. */
export function factHtml({ key, text, name, sources, asOf }: Fact): string {
  const address = sources.find((source) => source.startsWith('https://'));
  const title = escaped(words.title(name, asOf));
  const attributes = `class="fact" data-fact="${escaped(key)}" title="${title}"`;
  return address === undefined
    ? `<span ${attributes}>${escaped(text)}</span>`
    : `<a ${attributes} href="${escaped(address)}">${escaped(text)}</a>`;
}

/** Keys of the facts that a lesson names, each once, in order of appearance. */
export function factKeysNamedIn(markdown: string): string[] {
  return [
    ...new Set([...markdown.matchAll(/:fact\{key="?([^"}\s]+)"?\}/g)].flatMap((match) => match[1] ?? [])),
  ];
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
