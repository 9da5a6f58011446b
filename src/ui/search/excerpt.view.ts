/** The piece of a text around the first word that was found, cut where the found words are. */
export interface Piece {
  text: string;
  found: boolean;
}

/** Characters before the first found word, and in all. */
const lead = 40;
const length = 150;

const escaped = (word: string) => word.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/** @param words in small letters */
export function excerpt(text: string, words: readonly string[]): Piece[] {
  const pattern = words.length > 0 ? new RegExp(`(${words.map(escaped).join('|')})`, 'i') : undefined;
  const at = pattern ? text.search(pattern) : -1;
  const start = at > lead ? text.indexOf(' ', at - lead) + 1 : 0;
  const end = text.length <= start + length ? text.length : text.lastIndexOf(' ', start + length);
  const shown = `${start > 0 ? '… ' : ''}${text.slice(start, Math.max(end, start + 1))}${end < text.length ? ' …' : ''}`;
  return shown
    .split(pattern ?? /$^/)
    .map((piece, index) => ({ text: piece, found: index % 2 === 1 }))
    .filter(({ text: piece }) => piece !== '');
}
