import { expect, it } from 'vitest';
import { LogLines } from '#runtimes/runtime-api/log-lines.ts';

function linesOf(format: 'Text' | 'JSON', ...written: string[]) {
  const records: unknown[] = [];
  const lines = new LogLines(format, (record) => records.push(record));
  for (const text of written) lines.write(text);
  const beforeEnd = records.length;
  lines.end();
  return { records, atTheEnd: records.length - beforeEnd };
}

it('makes a record of each line, however the text was cut', () => {
  expect(linesOf('Text', 'one\ntw', 'o\n', '\nthree')).toEqual({
    records: ['one', 'two', '', 'three'],
    atTheEnd: 1,
  });
});

it('gives a message of several lines its line breaks back', () => {
  expect(linesOf('Text', 'Error: bad\r    at x.js:1\n').records).toEqual(['Error: bad\n    at x.js:1']);
});

it('reads JSON where that is the format, and keeps what is none', () => {
  const json = '{"level":"INFO","message":"hi"}';
  expect(linesOf('JSON', `${json}\nplain\n[1]\n{broken\n`).records).toEqual([
    { level: 'INFO', message: 'hi' },
    'plain',
    '[1]',
    '{broken',
  ]);
  expect(linesOf('Text', `${json}\n`).records).toEqual([json]);
});
