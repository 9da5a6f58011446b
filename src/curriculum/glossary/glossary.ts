/** The glossary, in the order of its terms. Read when the site is built. */
import terms from '#content/glossary/terms.json' with { type: 'json' };
import { locale, pageAddress } from '#model/locale.ts';
import { ContentError, parsed } from '../parsed.ts';
import { glossarySchema } from './glossary.schema.ts';

export interface Term {
  /** Its anchor on the page of the glossary. */
  id: string;
  term: string;
  picture: string;
  stops: string;
  seeAlso: readonly { id: string; term: string }[];
  source: string;
  /** When the source was read, YYYY-MM-DD. */
  read: string;
  words: readonly string[];
  reference: string | undefined;
}

/** @throws {ContentError} when a term does not fit the schema, or names another that is not there */
export function glossaryOf(data: unknown, file: string): Term[] {
  const entries = parsed(glossarySchema, data, file);
  return Object.entries(entries)
    .map(([id, { words = [], reference, seeAlso, ...entry }]) => ({
      ...entry,
      id,
      words,
      reference: reference && pageAddress(`/${reference.slice(1)}`),
      seeAlso: seeAlso.map((other) => {
        const found = entries[other];
        if (found && other !== id) return { id: other, term: found.term };
        throw new ContentError(
          `${file}: ${id}.seeAlso names “${other}”, which is ${found ? 'itself' : 'no term'}. Name one of: ${Object.keys(entries).join(', ')}.`,
        );
      }),
    }))
    .toSorted((a, b) => a.term.localeCompare(b.term, locale, { sensitivity: 'base' }));
}

export const glossary: readonly Term[] = glossaryOf(terms, 'content/glossary/terms.json');

export function termAddress(id: string): string {
  return pageAddress(`/glossary/#${id}`);
}
