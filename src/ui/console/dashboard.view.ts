/** The account as a whole: what it holds, and what its trace tells of its invocations. */
import type { AccountView } from '#machines/account.view.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';

/** AWS's metrics, counted from the trace. `DurationMs` is the average. */
export interface Metrics {
  invocations: number;
  errors: number;
  throttles: number;
  durationMs: number | null;
  /** The most executions at the same time. */
  concurrentExecutions: number;
}

export interface DashboardView {
  functions: number;
  versions: number;
  /** Bytes of all packages, versions included, as they are uploaded. */
  codeStorage: number;
  concurrency: { limit: number; unreserved: number };
  total: Metrics;
  perFunction: readonly ({ name: string } & Metrics)[];
  below: { environments: number; working: number; frozen: number; memoryMB: number };
}

export function dashboardView(view: AccountView, trace: readonly TraceRecord[]): DashboardView {
  const { functions, concurrency } = view;
  const packages = functions.flatMap(({ configuration, versions }) => [
    configuration,
    ...versions.map((version) => version.configuration),
  ]);
  const living = functions.flatMap(({ environments, configuration }) =>
    environments
      .filter(({ state }) => state !== 'ended')
      .map(({ state }) => ({ state, memoryMB: configuration.MemorySize })),
  );
  return {
    functions: functions.length,
    versions: packages.length - functions.length,
    codeStorage: packages.reduce((sum, { CodeSize }) => sum + CodeSize, 0),
    concurrency: { limit: concurrency.limit, unreserved: concurrency.unreserved },
    total: metrics(trace),
    perFunction: functions.map(({ name }) => ({
      name,
      ...metrics(trace.filter(({ subject }) => subject.functionName === name)),
    })),
    below: {
      environments: living.length,
      working: living.filter(({ state }) => state !== 'ready').length,
      frozen: living.filter(({ state }) => state === 'ready').length,
      memoryMB: living.reduce((sum, { memoryMB }) => sum + memoryMB, 0),
    },
  };
}

/**
 * Throttled requests are no invocations, and count as no errors.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export function metrics(trace: readonly TraceRecord[]): Metrics {
  let invocations = 0;
  let errors = 0;
  let throttles = 0;
  let running = 0;
  let most = 0;
  const durations: number[] = [];
  for (const one of trace) {
    if (one.type === 'platform.start') {
      invocations += 1;
      running += 1;
      most = Math.max(most, running);
    } else if (one.type === 'platform.report') {
      running = Math.max(0, running - 1);
      durations.push(one.record.metrics.durationMs);
      if (one.record.status !== 'success') errors += 1;
    } else if (one.type === 'api.answered' && one.record.errorCode === 'TooManyRequestsException')
      throttles += 1;
    else if (one.type === 'queue.returned' && one.record.setback === 'throttled') throttles += 1;
  }
  const sum = durations.reduce((total, ms) => total + ms, 0);
  return {
    invocations,
    errors,
    throttles,
    durationMs: durations.length === 0 ? null : sum / durations.length,
    concurrentExecutions: most,
  };
}
