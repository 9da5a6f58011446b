/** Links the first use of each term of the glossary in a lesson's HTML. */
import { termAddress, type Term } from './glossary.ts';

/** Inside these nothing is linked: they are links, code or headings already, or not prose. */
const closed = new Set(['a', 'button', 'code', 'h1', 'h2', 'h3', 'h4', 'pre', 'script', 'style', 'svg']);

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function link({ id, picture, stops }: Term, words: string): string {
  const card = escaped(`${picture} ${stops}`);
  return `<a class="term" href="${termAddress(id)}" data-term="${card}">${words}</a>`;
}

/** The same HTML with at most one link for each term, where one of its words first stands in prose. */
export function withTermLinks(html: string, terms: readonly Term[]): string {
  const wanted = terms.filter(({ words }) => words.length > 0);
  const termOf = new Map(wanted.flatMap((term) => term.words.map((words) => [words, term] as const)));
  if (termOf.size === 0) return html;
  // The longest first: "provisioned concurrency" before a word of it.
  const all = [...termOf.keys()].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(
    String.raw`(?<![\w-])(${all.map((words) => words.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)).join('|')})(?![\w-])`,
    'g',
  );
  const linked = new Set<string>();
  let depth = 0;
  return html
    .split(/(<[^>]*>)/)
    .map((piece) => {
      const [, slash, name = ''] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(piece) ?? [];
      if (piece.startsWith('<')) {
        if (closed.has(name.toLowerCase()) && !piece.endsWith('/>')) depth += slash ? -1 : 1;
        return piece;
      }
      if (depth > 0) return piece;
      return piece.replaceAll(pattern, (words) => {
        const term = termOf.get(words);
        if (!term || linked.has(term.id)) return words;
        linked.add(term.id);
        return link(term, words);
      });
    })
    .join('');
}
