/**
 * A scenario: a function, what happens to it, and what there is to see. Plain data; a simulated run of the account's
 * machines makes a trace of it. `scenario.schema.ts` reads it from its file.
 *
 * All instants are milliseconds after the beginning of the scenario.
 */
import type { Architecture, PackageType } from '../lambda/configuration.ts';
import type { RunnableRuntime, SimulatedRuntime } from '../runtime-port.ts';

/** What a simulated handler can be told to do with an event. */
export const deeds = ['answer', 'fail', 'hang', 'exit', 'outOfMemory'] as const;
export type Deed = (typeof deeds)[number];

export type Act = { atMs: number } & (
  | {
      do: 'invoke';
      /** How many requests, and the time from each to the next. */
      times: number;
      everyMs: number;
      type: 'RequestResponse' | 'Event';
      deed: Deed;
      /** How long the handler works; left out: as long as it was measured for a function that does nothing. */
      takesMs?: number | undefined;
      /** A version; left out: `$LATEST`. */
      version?: string | undefined;
    }
  | { do: 'create' }
  | { do: 'deploy' }
  | { do: 'configure'; memoryMB: number }
  | { do: 'reserve'; executions: number }
  /** Version 1, 2 and so on. */
  | { do: 'publish' }
  /** Keeps so many environments of version 1 ready; 0: none any more. */
  | { do: 'provision'; executions: number }
  | { do: 'delete' }
  /** The machine below an environment fails; they are numbered from 1, in the order in which they were started. */
  | { do: 'lose'; environment: number }
  /** Messages into the queue that Lambda reads, each with what the handler does with it. */
  | { do: 'send'; deeds: readonly Deed[] }
);

/** An external extension, beside the runtime in each environment. */
export interface ScenarioExtension {
  name: string;
  /** Until it has registered. */
  initMs: number;
  /** What it would like to have when its environment ends. */
  shutdownMs: number;
}

/** A queue with a dead-letter queue, and the settings of its event source mapping. */
export interface PolledQueue {
  name: string;
  batchSize: number;
  /** Whether the handler reports what it could not do, and the mapping asks for it. */
  reportsFailures: boolean;
  visibilitySeconds: number;
  /** Receives after which a message goes to the dead-letter queue. */
  receives: number;
}

export interface Scenario {
  title: string;
  /** One line: what it teaches. */
  moral: string;
  /** What there is to look at, in a few sentences. */
  about: string;
  function: {
    runtime: RunnableRuntime | SimulatedRuntime;
    packageType: PackageType;
    /** Whether it is connected to a VPC. */
    vpc: boolean;
    /** Whether its versions start from a snapshot. */
    snapStart: boolean;
    extensions: readonly ScenarioExtension[];
    architecture: Architecture;
    memoryMB: number;
    timeoutSeconds: number;
    /** Time that the code outside the handler takes, beside what was measured for a function without any. */
    ownInitMs: number;
    /** How many processes of an environment do not come up. */
    failingInits: number;
    /** Whether it is there when the scenario begins. */
    exists: boolean;
    /** Queue that gets the record of an event that fails to the end; left out: none. */
    onFailure?: string | undefined;
    /** The queue that Lambda reads for it; left out: none. */
    polls?: PolledQueue | undefined;
  };
  concurrencyLimit: number;
  acts: readonly Act[];
  untilMs: number;
  /** The moment that it is opened at. */
  openAtMs: number;
}

/** What a reader changed about a scenario. */
export interface Changes {
  memoryMB?: number | undefined;
  ownInitMs?: number | undefined;
  runtime?: RunnableRuntime | SimulatedRuntime | undefined;
  packageType?: PackageType | undefined;
  concurrencyLimit?: number | undefined;
  /** Time between two of the requests that come in a row. */
  everyMs?: number | undefined;
  /** What happens besides. */
  more?: readonly Act[] | undefined;
}

/** What is shown after the last thing that a reader added could have ended, in ms. */
const aftermathMs = 1000;

/** Changes of another scenario's numbers are left aside: it has no row of requests to spread. */
export function changedScenario(scenario: Scenario, changes: Changes): Scenario {
  const { memoryMB, ownInitMs, runtime, packageType, concurrencyLimit, everyMs, more = [] } = changes;
  const acts = [...scenario.acts, ...more].map((act) =>
    act.do === 'invoke' && act.times > 1 && everyMs !== undefined ? { ...act, everyMs } : act,
  );
  // What was added is seen to its end, even where it takes all the time that it has.
  const { timeoutSeconds } = scenario.function;
  const latest = Math.max(0, ...more.map(({ atMs }) => atMs + timeoutSeconds * 1000 + aftermathMs));
  return {
    ...scenario,
    function: {
      ...scenario.function,
      ...(memoryMB === undefined ? {} : { memoryMB }),
      ...(ownInitMs === undefined ? {} : { ownInitMs }),
      ...(runtime === undefined ? {} : { runtime }),
      ...(packageType === undefined ? {} : { packageType }),
    },
    concurrencyLimit: concurrencyLimit ?? scenario.concurrencyLimit,
    acts: acts.toSorted((one, other) => one.atMs - other.atMs),
    untilMs: Math.max(scenario.untilMs, latest),
  };
}
