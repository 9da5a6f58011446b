import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { leanLedgers, withoutProvenance } from '../../build/lean-facts.ts';

it('leaves out where facts are from, and nothing else', () => {
  const fact = {
    text: 'No',
    sources: ['https://docs.aws.amazon.com/'],
    asOf: '2026-11-23',
    confidence: 'observed',
    note: 'Seen in an answer.',
  };
  expect(JSON.parse(withoutProvenance(JSON.stringify({ refused: { status: 400, ...fact } })))).toEqual({
    refused: { status: 400, text: 'No' },
  });
});

it('touches no ledger whose provenance a script reads', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte)$/.test(path) && !path.startsWith('curriculum/'))
    .map((path) => ({ path, text: readFileSync(`src/${path}`, 'utf8') }));
  const readers = files.filter(({ text }) =>
    leanLedgers.some((name) => text.includes(`#content/facts/${name}.json'`)),
  );
  expect(readers.length).toBeGreaterThan(5);
  const provenance = /\b(asOf|confidence|note)\b|\bsources\b(?!\.)/;
  expect(readers.filter(({ text }) => provenance.test(text)).map(({ path }) => path)).toEqual([]);
});
