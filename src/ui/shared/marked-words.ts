/** A piece of a sentence; what a mark means is for who shows it. */
export interface MarkedPiece {
  text: string;
  mark?: string;
}

/** Other marks that are no links are only text: what is put into a sentence may look like a mark. */
const elements = ['abbr', 'b', 'code', 'em', 'i', 'kbd', 'q', 'samp', 'small', 'span', 'strong', 'var'];

/** Whether a mark is an element of the page. */
export function isElement(mark: string): boolean {
  return elements.includes(mark);
}

/** A sentence with marks in it, such as `It lies in <code>localStorage</code>.`, as its pieces. */
export function markedPieces(sentence: string): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  let from = 0;
  for (const found of sentence.matchAll(/<(\w+)>(.*?)<\/\1>/g)) {
    const [whole, mark = '', text = ''] = found;
    if (found.index > from) pieces.push({ text: sentence.slice(from, found.index) });
    pieces.push({ mark, text });
    from = found.index + whole.length;
  }
  return from < sentence.length ? [...pieces, { text: sentence.slice(from) }] : pieces;
}
