/**
 * A run with far more in it than any scenario has: what the machines would leave after many environments had many
 * events. It is made and not simulated, for it takes a minute to simulate and none of that is measured.
 */
import type { EnvironmentSummary } from '#machines/environment.types.ts';
import type { EnvironmentState, TraceRecord } from '#model/telemetry/trace.ts';
import type { FunctionMoment, Moment, Run } from '#runtimes/simulated/run.ts';

export interface CrowdSize {
  environments: number;
  /** Of each environment; every span begins with an event. */
  spans: number;
}

const epoch = Date.UTC(2026, 10, 23, 8);
/** ms of the run from one event of an environment to its next. */
const paceMs = 100;
/** Instants over which the environments are spread within a pace. */
const spread = 50;

const idOf = (number: number) => `environment-${number}`;

function stateOf(span: number): EnvironmentState {
  if (span === 0) return 'provisioning';
  if (span === 1) return 'initializing';
  return span % 2 === 0 ? 'invoking' : 'ready';
}

function summaryOf(number: number, span: number, at: number): EnvironmentSummary {
  const state = stateOf(span);
  return {
    environmentId: idOf(number),
    logStream: `2026/11/23/[$LATEST]${number}`,
    state,
    place: state === 'ready' ? 'ready.frozen' : state === 'ended' ? 'shuttingDown' : state,
    phase: 'init',
    since: at,
    startedAt: epoch,
    requestId: state === 'invoking' ? `${number}-${span}` : null,
    invocations: Math.max(0, Math.floor(span / 2) - 1),
    provisioned: false,
    outdated: false,
  };
}

interface Step {
  atMs: number;
  number: number;
  span: number;
}

function steps({ environments, spans }: CrowdSize): Step[] {
  const all: Step[] = [];
  for (let span = 0; span < spans; span += 1)
    for (let number = 1; number <= environments; number += 1)
      all.push({ atMs: span * paceMs + (number % spread) * (paceMs / spread), number, span });
  return all.sort((one, other) => one.atMs - other.atMs);
}

/** @param keptMoments of the moments one in so many is kept; 1: all of them, each as the machines leave it */
export function crowdRun(size: CrowdSize, keptMoments = 1): Run {
  const records: TraceRecord[] = [];
  const moments: Moment[] = [];
  let environments: readonly EnvironmentSummary[] = [];
  const one = (): FunctionMoment => ({
    name: 'crowd',
    state: 'Active',
    making: null,
    lastUpdate: 'Successful',
    unready: [],
    provisioned: [],
    memoryMB: 128,
    reserved: null,
    environments,
    invocations: [],
    queue: [],
  });
  steps(size).forEach(({ atMs, number, span }, index) => {
    const time = epoch + atMs;
    const summary = summaryOf(number, span, time);
    const requestId = summary.requestId === null ? {} : { requestId: summary.requestId };
    records.push({
      type: 'environment.changed',
      time,
      subject: { functionName: 'crowd', environmentId: summary.environmentId, ...requestId },
      record: { state: summary.state },
    });
    const place = environments.findIndex(({ environmentId }) => environmentId === summary.environmentId);
    environments = place < 0 ? [...environments, summary] : environments.with(place, summary);
    if (index % keptMoments === 0) moments.push({ atMs, functions: [one()], mappings: [] });
  });
  return { epoch, untilMs: (size.spans + 1) * paceMs, records, moments };
}
