/** What a simulated run leaves: its trace, and every moment of it. */
import type { AccountContext, FunctionEntry } from '#machines/account.types.ts';
import type { EnvironmentSummary } from '#machines/environment.types.ts';
import type { InvocationSummary } from '#machines/invocation.types.ts';
import type { QueuedEventSummary } from '#machines/queued-event.types.ts';
import type { FunctionState, LastUpdateStatus } from '#model/lambda/configuration.ts';
import type { MappingState } from '#model/lambda/event-source-mapping.types.ts';
import { polledName } from '#model/lambda/pollers.ts';
import type { MakingStep } from '#model/lambda/making.ts';
import type { ProvisionedProgress } from '#model/lambda/provisioned-concurrency.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';

/** The living actors of one function, as they said themselves what they are. */
export interface FunctionMoment {
  name: string;
  state: FunctionState;
  /** What is being made for it while it is Pending. */
  making: MakingStep | null;
  lastUpdate: LastUpdateStatus;
  /** Versions that are not Active. */
  unready: readonly { version: string; state: FunctionState; making: MakingStep | null }[];
  /** How far provisioned concurrency has come. */
  provisioned: readonly { version: string; progress: ProvisionedProgress }[];
  memoryMB: number;
  /** Executions that only this function may have; `null`: it shares what nobody has reserved. */
  reserved: number | null;
  environments: readonly EnvironmentSummary[];
  invocations: readonly InvocationSummary[];
  queue: readonly QueuedEventSummary[];
}

/** What Lambda reads for a function. */
export interface MappingMoment {
  /** The name of the queue or the stream. */
  reads: string;
  state: MappingState;
}

/** The account from `atMs` on, until the next moment. */
export interface Moment {
  atMs: number;
  functions: readonly FunctionMoment[];
  mappings: readonly MappingMoment[];
}

export interface Run {
  /** The instant at which the run begins: milliseconds of the run count from here. */
  epoch: number;
  untilMs: number;
  /** In order of time. */
  records: readonly TraceRecord[];
  /** In order of time; the first one is at 0. */
  moments: readonly Moment[];
  /**
   * When the code outside the handler began, where that can be told: our clock knows it, AWS says it to nobody. What
   * was measured of an init is a function's without any, so such code is what comes on top.
   */
  functionInits?: readonly FunctionInit[];
}

export interface FunctionInit {
  environmentId: string;
  atMs: number;
}

function functionMoment(entry: FunctionEntry): FunctionMoment {
  const { record, making } = entry;
  const versions = Object.entries(entry.versions);
  const all = [entry, ...versions.map(([, each]) => each)];
  return {
    name: record.configuration.FunctionName,
    state: record.configuration.State,
    making,
    lastUpdate: record.configuration.LastUpdateStatus,
    memoryMB: record.configuration.MemorySize,
    reserved: record.reservedConcurrency ?? null,
    unready: (record.publications?.versions ?? []).flatMap(({ configuration: { Version, State } }) =>
      State === 'Active'
        ? []
        : [{ version: Version, state: State, making: entry.versions[Version]?.making ?? null }],
    ),
    provisioned: versions.flatMap(([version, { provisioned }]) =>
      provisioned ? [{ version, progress: provisioned }] : [],
    ),
    environments:
      versions.length === 0 ? entry.environments : all.flatMap(({ environments }) => environments),
    invocations: versions.length === 0 ? entry.invocations : all.flatMap(({ invocations }) => invocations),
    queue: versions.length === 0 ? entry.queue : all.flatMap(({ queue }) => queue),
  };
}

/**
 * The machines' own snapshots never change, so a moment holds on to their parts and copies nothing: each moment of
 * a run is its own checkpoint.
 */
export function momentOf({ functions, mappings }: AccountContext, atMs: number): Moment {
  return {
    atMs,
    functions: Object.values(functions).map(functionMoment),
    mappings: Object.values(mappings).map(({ summary: { configuration } }) => ({
      reads: polledName(configuration.EventSourceArn),
      state: configuration.State,
    })),
  };
}

/** Where `ms` is or would be: the index of the last moment that is not later. */
function indexAt(moments: readonly Moment[], ms: number): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((moments[middle]?.atMs ?? Infinity) <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The account at `ms`, after all that happened then. */
export function seek({ moments }: Run, ms: number): Moment {
  return moments[Math.max(0, indexAt(moments, ms))] ?? { atMs: 0, functions: [], mappings: [] };
}

/** When the next thing happens after `ms`, or the last one before it; `null`: nothing does. */
export function neighbour({ moments }: Run, ms: number, direction: 1 | -1): number | null {
  const index = indexAt(moments, ms);
  if (direction === 1) return moments[index + 1]?.atMs ?? null;
  const here = moments[index]?.atMs;
  if (here !== undefined && here < ms) return here;
  return moments[index - 1]?.atMs ?? null;
}
