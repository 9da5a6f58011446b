import { expect, it } from 'vitest';
import { isElement, markedPieces } from '#ui/shared/marked-words.ts';

it.each([
  ['Nothing is marked.', [{ text: 'Nothing is marked.' }]],
  ['<code>all</code>', [{ mark: 'code', text: 'all' }]],
  [
    'Read <a>this</a> and <b>that</b>.',
    [
      { text: 'Read ' },
      { mark: 'a', text: 'this' },
      { text: ' and ' },
      { mark: 'b', text: 'that' },
      { text: '.' },
    ],
  ],
  ['1 < 2, and </a> ends nothing', [{ text: '1 < 2, and </a> ends nothing' }]],
])('takes apart: %s', (sentence, pieces) => {
  expect(markedPieces(sentence)).toEqual(pieces);
});

it.each(['code', 'kbd', 'strong'])('%s is an element', (mark) => {
  expect(isElement(mark)).toBe(true);
});

it.each(['script', 'iframe', 'progress', 'a'])('%s is none, whoever puts it into a sentence', (mark) => {
  expect(isElement(mark)).toBe(false);
});
