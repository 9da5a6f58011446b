import type { Fidelity } from '#machines/state-meta.ts';
import type { Scenario } from '#model/scenario/scenario.ts';
import type { Picture } from './picture.ts';

/** A scenario of the list: the name that links give it, and its title. */
export interface ScenarioEntry {
  slug: string;
  title: string;
}

/** What is known of how long an idle environment is kept; in minutes. */
export interface IdleKnown {
  /** Our choice. */
  minutes: number;
  /** The shortest and the longest that anybody has seen. */
  least: number;
  most: number;
  /** Address of where that was measured. */
  source: string;
  /** When it was read; ISO. */
  asOf: string;
  fidelity: Fidelity;
}

/** What a page brings along: the first scenario with its drawing, and the names of all. */
export interface Opening {
  entries: readonly ScenarioEntry[];
  scenario: Scenario;
  picture: Picture;
  /** That it is played at first with, as a power of ten. */
  speed: number;
  idle: IdleKnown;
  /** Sizes that a reader may give the function, in MB: with them no ledger of limits comes along. */
  memorySteps: readonly number[];
  /** Those that can be simulated. */
  runtimes: readonly Scenario['function']['runtime'][];
}
