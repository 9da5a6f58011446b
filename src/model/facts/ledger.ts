/**
 * The limits that the model computes with. The other files of the ledger are imported where they are needed, so
 * that a page carries only what it uses. Checked against their schemas in the tests, not in the browser, whose scripts
 * do without where a limit is from.
 */
import limits from '#content/facts/limits.json' with { type: 'json' };

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
}

const entries: Readonly<Record<FactKey, LimitEntry>> = limits;

/** A limit as a number. Throws if the ledger has none for it, which the tests rule out. */
export function fact(key: FactKey): Fact {
  const { name, text, unit, value, min, max, default: preset } = entries[key];
  const number = value ?? max ?? min;
  if (number === undefined) throw new Error(`Fact ${key} has no number`);
  return {
    name,
    text,
    unit,
    value: number,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(preset === undefined ? {} : { default: preset }),
  };
}
