/** The scenarios that the page did not bring along, fetched when one of them is opened. */
import { parseScenario } from '#model/scenario/scenario.schema.ts';
import type { Scenario } from '#model/scenario/scenario.ts';

let fetched: Promise<Record<string, unknown>> | undefined;

async function shelf(): Promise<Record<string, unknown>> {
  const response = await fetch('/lifecycle/scenarios.json');
  if (!response.ok) throw new Error(`answered with ${response.status}`);
  return (await response.json()) as Record<string, unknown>;
}

/** Rejects with a sentence for the reader. */
export async function scenarioNamed(slug: string): Promise<Scenario> {
  fetched ??= shelf();
  try {
    return parseScenario(slug, (await fetched)[slug]);
  } catch (error) {
    fetched = undefined;
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The scenario could not be fetched (${why}). Most often the network was away for a moment.`,
      {
        cause: error,
      },
    );
  }
}
