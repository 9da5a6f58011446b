/** The table of scenarios as the page shows it, from what the tests wrote down. */
import results from '#content/fidelity/results.json' with { type: 'json' };
import { locale } from '#model/locale.ts';
import { words } from '../_reference.words.ts';

const said = words.runtimes;

export const engines = [
  { id: 'node', name: 'Node.js', title: said.engines.node },
  { id: 'chromium', name: 'Chromium', title: said.engines.chromium },
  { id: 'firefox', name: 'Firefox', title: said.engines.firefox },
  { id: 'webkit', name: 'WebKit', title: said.engines.webkit },
] as const;
type Engine = (typeof engines)[number]['id'];

interface Result {
  concern: string;
  name: string;
  runtimes: string[];
  approximate?: string;
  engines: Partial<Record<Engine, 'same' | { why: string }>>;
}

export interface ScenarioRow {
  name: string;
  /** Set where the scenario is about one managed runtime only. */
  runtime: string | undefined;
  /** In the order of `engines`. */
  cells: readonly ('same' | 'differs' | 'unheld')[];
  /** Why it is not quite as on Lambda; empty where it is. */
  reasons: readonly string[];
}

export interface ScenarioSection {
  concern: string;
  id: string;
  rows: readonly ScenarioRow[];
}

const nameOf = (engine: string): string => engines.find(({ id }) => id === engine)?.name ?? engine;

/** One sentence or two for each reason, with the engines that it is about where it is not about all. */
function reasonsOf(result: Result): string[] {
  const byReason = new Map<string, string[]>();
  const embedded = Object.entries(result.engines).filter(([engine]) => engine !== 'node');
  for (const [engine, seen] of embedded) {
    if (seen !== 'same') byReason.set(seen.why, [...(byReason.get(seen.why) ?? []), nameOf(engine)]);
  }
  const reasons = [...byReason].map(([why, names]) =>
    names.length === embedded.length || names.some((name) => why.startsWith(name))
      ? why
      : said.only(new Intl.ListFormat(locale).format(names), why),
  );
  return result.approximate === undefined ? reasons : [...reasons, said.estimate(result.approximate)];
}

function rowOf(result: Result): ScenarioRow {
  return {
    name: result.name,
    runtime: result.runtimes.length === 1 ? result.runtimes[0] : undefined,
    cells: engines.map(({ id }) => {
      const seen = result.engines[id];
      if (seen === undefined) return 'unheld';
      return seen === 'same' ? 'same' : 'differs';
    }),
    reasons: reasonsOf(result),
  };
}

const held = results as readonly Result[];

export const sections: readonly ScenarioSection[] = [...new Set(held.map(({ concern }) => concern))].map(
  (concern) => ({
    concern,
    id: concern.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
    rows: held.filter((result) => result.concern === concern).map(rowOf),
  }),
);

const rows = sections.flatMap((section) => section.rows);

export const counts = {
  scenarios: rows.length,
  asOnLambda: rows.filter(({ reasons }) => reasons.length === 0).length,
};
