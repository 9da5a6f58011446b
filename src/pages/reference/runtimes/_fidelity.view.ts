/** The table of scenarios as the page shows it, from what the tests wrote down. */
import results from '#content/fidelity/results.json' with { type: 'json' };

export const engines = [
  { id: 'node', name: 'Node.js', title: 'Plain Node.js with AWS’s runtime client, the reference' },
  { id: 'chromium', name: 'Chromium', title: 'The embedded runtime in Chromium' },
  { id: 'firefox', name: 'Firefox', title: 'The embedded runtime in Firefox' },
  { id: 'webkit', name: 'WebKit', title: 'The embedded runtime in WebKitGTK' },
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
  cells: readonly ('same' | 'differs' | 'not held')[];
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
      : `${names.join(' and ')}: ${why}`,
  );
  return result.approximate === undefined ? reasons : [...reasons, `By an estimate. ${result.approximate}`];
}

function rowOf(result: Result): ScenarioRow {
  return {
    name: result.name,
    runtime: result.runtimes.length === 1 ? result.runtimes[0] : undefined,
    cells: engines.map(({ id }) => {
      const seen = result.engines[id];
      if (seen === undefined) return 'not held';
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
