/** A piece of a sentence; what a mark means is for who shows it. */
export interface MarkedPiece {
  text: string;
  mark?: string;
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
