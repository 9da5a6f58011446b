/** What a page of the reference lists: rows out of the ledger, each with its source. */
import type { Confidence } from '#model/facts/confidence.ts';
import type { LessonText } from '../lesson-texts.ts';

export interface Provenance {
  /** Web addresses, or `package@version:file`. */
  sources: readonly string[];
  /** ISO date on which the sources were read. */
  asOf: string;
  confidence: Confidence;
  note?: string | undefined;
}

export interface ReferenceRow {
  /** Its anchor, one of its kind on its page. */
  id: string;
  name: string;
  /** Whether the name is written as in code. */
  code?: boolean;
  /** The number, the status, what it means: what a reader came for. */
  value: string;
  /** A sentence beside the value. */
  text?: string | undefined;
  /** Short marks, such as a phase. */
  marks?: readonly string[];
  /** Lines of a log, messages: as they are, with their tabs. */
  lines?: readonly string[];
  provenance: Provenance;
  lessons: readonly LessonText[];
}

export interface ReferenceSection {
  id: string;
  title: string;
  about: string;
  /** Heads of the first two columns; the third is the source. */
  heads: readonly [string, string];
  rows: readonly ReferenceRow[];
}

/** What every page of the reference has, for its index and the search. */
export interface ReferencePage {
  address: string;
  title: string;
  about: string;
  sections: readonly ReferenceSection[];
}

export function provenanceOf({ sources, asOf, confidence, note }: Provenance): Provenance {
  return { sources, asOf, confidence, note };
}

/** A name as an anchor: small letters, digits and hyphens. */
export function anchor(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
