import type { Scenario } from '#model/scenario/scenario.ts';

/** A scenario, and the name that links give it. */
export interface ScenarioEntry {
  slug: string;
  scenario: Scenario;
}
