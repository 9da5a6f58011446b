/** Facts by key, as lessons name them. A key is a path into content/facts: `<file>/<entry>/<member>`. */
import coldStarts from '#content/facts/cold-starts.json' with { type: 'json' };
import compute from '#content/facts/compute.json' with { type: 'json' };
import lifecycle from '#content/facts/lifecycle.json' with { type: 'json' };
import limits from '#content/facts/limits.json' with { type: 'json' };
import mappings from '#content/facts/mappings.json' with { type: 'json' };
import prices from '#content/facts/prices.json' with { type: 'json' };
import quotas from '#content/facts/quotas.json' with { type: 'json' };
import { locale } from '#model/locale.ts';
import { limitSchema } from '#model/facts/limits.schema.ts';

/** A value with where it comes from: all that a page shows of it. */
export interface Fact {
  key: string;
  /** Such as `10 s`. */
  text: string;
  /** What the value is of. */
  name: string;
  /** Addresses, or names of files and packages where there is no address. */
  sources: readonly string[];
  /** When the sources were read, YYYY-MM-DD. */
  asOf: string;
}

/** A lesson names a fact that is not in the ledger. */
export class UnknownFactError extends Error {
  override readonly name = 'UnknownFactError';
}

const members = ['min', 'max', 'default', 'value'] as const;

const ledger: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  limits,
  quotas,
  lifecycle,
  mappings,
  compute,
  prices,
};

const percentiles = ['p10', 'p50', 'p90', 'p99', 'firstInvokeMeanMs'] as const;
const percentileNames = {
  p10: 'one in ten is faster',
  p50: 'median',
  p90: 'one in ten is slower',
  p99: 'one in a hundred is slower',
  firstInvokeMeanMs: 'mean Duration of the invocation after it',
} as const;

/**
 * The fact of a key.
 *
 * `limits`, `quotas`, `lifecycle`, `mappings`, `compute`, `prices`: `<file>/<entry>/<min|max|default|value>`.
 * `cold-starts`: `cold-starts/<runtime>,<Zip|Image>,<MB>,<architecture>/<p10|p50|p90|p99|firstInvokeMeanMs>`.
 *
 * @throws {UnknownFactError} with what the key could have been
 */
export function factOf(key: string): Fact {
  const [file = '', entryName = '', member = ''] = key.split('/');
  return file === 'cold-starts'
    ? coldStartFact(key, entryName, member)
    : ledgerFact(key, file, entryName, member);
}

function ledgerFact(key: string, file: string, entryName: string, member: string): Fact {
  const entries = ledger[file];
  if (entries === undefined) {
    throw unknown(key, `files that lessons may name: ${[...Object.keys(ledger), 'cold-starts'].join(', ')}`);
  }
  if (!Object.hasOwn(entries, entryName)) {
    throw unknown(key, `entries of ${file}.json: ${Object.keys(entries).join(', ')}`);
  }
  const entry = limitSchema.parse(entries[entryName]);
  const which = members.find((name) => name === member);
  const found = which === undefined ? undefined : entry[which];
  if (found === undefined) {
    const has = members.filter((name) => entry[name] !== undefined);
    throw unknown(key, `members of ${file}/${entryName}: ${has.join(', ')}`);
  }
  return {
    key,
    text: withUnit(found, entry.unit),
    name: entry.name,
    sources: entry.sources,
    asOf: entry.asOf,
  };
}

function coldStartFact(key: string, rowName: string, member: string): Fact {
  const nameOf = (row: (typeof coldStarts.rows)[number]) =>
    [row.runtime, row.package, row.memoryMB, row.architecture].join(',');
  const row = coldStarts.rows.find((one) => nameOf(one) === rowName);
  if (row === undefined) {
    throw unknown(key, `rows of cold-starts.json: ${coldStarts.rows.map(nameOf).join(' ')}`);
  }
  const which = percentiles.find((name) => name === member);
  if (which === undefined) throw unknown(key, `members of a row: ${percentiles.join(', ')}`);
  return {
    key,
    text: withUnit(Math.round(row[which]), 'ms'),
    name: `Init Duration of a hello-world function, ${row.runtime}, ${row.package}, ${row.memoryMB} MB, ${row.architecture}, ${coldStarts.period.replace('..', 'to')}: ${percentileNames[which]}`,
    sources: coldStarts.sources,
    asOf: coldStarts.asOf,
  };
}

function withUnit(found: number, unit: string): string {
  // AWS counts 1,048,576 bytes as a megabyte and writes MB.
  if (unit === 'bytes' && found % 1_048_576 === 0) return withUnit(found / 1_048_576, 'MB');
  // A price has its digits far behind the point.
  const text = found.toLocaleString(locale, { maximumSignificantDigits: 12 });
  return unit === '' ? text : `${text}\u00a0${unit}`;
}

function unknown(key: string, instead: string): UnknownFactError {
  return new UnknownFactError(`There is no fact “${key}” in content/facts. Known ${instead}.`);
}
