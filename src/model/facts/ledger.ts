/**
 * The limits that the model computes with. The other files of the ledger are imported where they are needed, so
 * that a page carries only what it uses. Checked against their schemas in the tests, not in the browser.
 */
import limits from '#content/facts/limits.json' with { type: 'json' };
import { type Confidence, isConfidence } from './confidence.ts';

export type FactKey = keyof typeof limits;

/** What a limit looks like in the file. */
interface LimitEntry {
  name: string;
  text: string;
  value?: number;
  min?: number;
  max?: number;
  default?: number;
  unit: string;
  sources: readonly string[];
  asOf: string;
  confidence: string;
  note?: string;
}

export interface Fact {
  name: string;
  /** The number itself, or the upper end of a range. */
  value: number;
  min?: number;
  max?: number;
  default?: number;
  /** Unit of all the numbers. */
  unit: string;
  /** The limit as a sentence. */
  text: string;
  /** Web addresses, or `package@version:file`. */
  sources: readonly string[];
  /** ISO date on which the sources were read. */
  asOf: string;
  confidence: Confidence;
}

const entries: Readonly<Record<FactKey, LimitEntry>> = limits;

/** A fact with its source. Throws if the ledger has no number for it, which the tests rule out. */
export function fact(key: FactKey): Fact {
  const { confidence, note, value, ...rest } = entries[key];
  const number = value ?? rest.max ?? rest.min;
  if (number === undefined || !isConfidence(confidence))
    throw new Error(`Fact ${key} has no number or no confidence`);
  return { ...rest, value: number, confidence };
}
