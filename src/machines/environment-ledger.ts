/**
 * What an environment writes into the trace and says to its function, as plain functions of what it knows.
 */
import { billedDurationMs, restoreMetrics } from '#model/lambda/billing.ts';
import type { InitOutcome, InvokeOutcome } from '#model/runtime-port.ts';
import type {
  EnvironmentState,
  InitializationType,
  Instant,
  RuntimeEvent,
  Status,
  TraceEvent,
  TraceRecord,
} from '#model/telemetry/trace.ts';
import type { EnvironmentContext, HeldInvocation } from './environment.context.ts';
import { payloadBytes } from './invocation-ending.ts';

type Begun = Extract<HeldInvocation, { stage: 'begun' }>;

/** How a `platform.runtimeDone` and its report end. */
interface Done {
  status: Status;
  errorType?: string;
  /** Of the handler, or of what failed instead of it. */
  durationMs: number;
  producedBytes: number;
  maxMemoryUsedMB: number;
}

export function begunInvocation({ invocation }: EnvironmentContext): Begun | null {
  return invocation?.stage === 'begun' ? invocation : null;
}

function record(context: EnvironmentContext, event: TraceEvent, time: Instant): TraceRecord {
  const requestId = begunInvocation(context)?.input.requestId;
  const { functionName, environmentId } = context.spec;
  return { ...event, time, subject: { functionName, environmentId, ...(requestId && { requestId }) } };
}

/** What the process did: it belongs to the invocation that has begun, if one has. */
export function reported(context: EnvironmentContext, report: RuntimeEvent, at: Instant): TraceRecord {
  return record(context, report, at);
}

/** AWS gives a reason where something ends, not where it begins again. */
export function environmentChanged(context: EnvironmentContext, state: EnvironmentState): TraceRecord {
  const ending = state === 'resetting' || state === 'shuttingDown' || state === 'ended';
  const reason = ending && context.reason !== null ? { reason: context.reason } : {};
  return record(context, { type: 'environment.changed', record: { state, ...reason } }, context.now);
}

function typeOf({ spec }: EnvironmentContext): InitializationType {
  return spec.initializationType ?? 'on-demand';
}

function isKept(context: EnvironmentContext): boolean {
  return typeOf(context) === 'provisioned-concurrency';
}

export function restoreStarted(context: EnvironmentContext): TraceRecord {
  const { spec, runtimeVersion, now } = context;
  const { version, arn } = runtimeVersion;
  const start = { runtimeVersion: version, runtimeVersionArn: arn, instanceId: spec.environmentId };
  return record(context, { type: 'platform.restoreStart', record: start }, now);
}

export function restoreEnded(context: EnvironmentContext, outcome: InitOutcome): TraceRecord[] {
  const { status, durationMs, endedAt } = outcome;
  const report = { status, ...errorTypeOf(outcome), metrics: { durationMs } };
  return [record(context, { type: 'platform.restoreReport', record: report }, endedAt)];
}

export function initStarted(context: EnvironmentContext): TraceRecord {
  const { spec, phase, runtimeVersion, now } = context;
  return record(
    context,
    {
      type: 'platform.initStart',
      record: {
        initializationType: typeOf(context),
        phase,
        runtimeVersion: runtimeVersion.version,
        runtimeVersionArn: runtimeVersion.arn,
        functionName: spec.functionName,
        functionVersion: spec.functionVersion,
        instanceId: spec.environmentId,
        instanceMaxMemory: spec.memorySizeMB,
      },
    },
    now,
  );
}

export function initEnded(context: EnvironmentContext, outcome: InitOutcome): TraceRecord[] {
  const { phase } = context;
  const { status, durationMs, endedAt } = outcome;
  const error = outcome.status === 'error' ? { errorType: outcome.errorType } : {};
  const common = { initializationType: typeOf(context), phase, status, ...error };
  return [
    record(context, { type: 'platform.initRuntimeDone', record: common }, endedAt),
    record(context, { type: 'platform.initReport', record: { ...common, metrics: { durationMs } } }, endedAt),
  ];
}

export function started(context: EnvironmentContext): TraceRecord[] {
  const invocation = begunInvocation(context);
  if (invocation === null) return [];
  const { requestId } = invocation.input;
  const start = { requestId, version: context.spec.functionVersion };
  return [record(context, { type: 'platform.start', record: start }, context.now)];
}

/**
 * `platform.runtimeDone` and `platform.report`. An init inside the invocation is part of its duration; one before
 * it is told beside it, once (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html).
 */
function done(context: EnvironmentContext, ending: Done, time: Instant): TraceRecord[] {
  const invocation = begunInvocation(context);
  if (invocation === null) return [];
  const { requestId } = invocation.input;
  const { status, producedBytes, maxMemoryUsedMB } = ending;
  const error = ending.errorType === undefined ? {} : { errorType: ending.errorType };
  const durationMs = invocation.initMs + ending.durationMs;
  const init = context.untoldInitMs === null ? {} : { initDurationMs: context.untoldInitMs };
  const restore = context.untoldRestoreMs === null ? {} : restoreMetrics(context.untoldRestoreMs);
  return [
    record(
      context,
      {
        type: 'platform.runtimeDone',
        record: {
          requestId,
          status,
          ...error,
          metrics: { durationMs: ending.durationMs, producedBytes },
        },
      },
      time,
    ),
    record(
      context,
      {
        type: 'platform.report',
        record: {
          requestId,
          status,
          ...error,
          metrics: {
            durationMs,
            // An init that no event waited for is billed by itself (published reports of 2021).
            billedDurationMs: billedDurationMs({ durationMs, ...(isKept(context) ? {} : init), ...restore }),
            memorySizeMB: context.spec.memorySizeMB,
            maxMemoryUsedMB,
            ...init,
            ...restore,
          },
        },
      },
      time,
    ),
  ];
}

function errorTypeOf(outcome: InitOutcome | InvokeOutcome): { errorType?: string } {
  return 'errorType' in outcome ? { errorType: outcome.errorType } : {};
}

export function ended(context: EnvironmentContext, outcome: InvokeOutcome): TraceRecord[] {
  return done(
    context,
    {
      // The report of a process that exited says "Status: error" (content/facts/log-lines.json).
      status: outcome.status === 'failure' ? 'error' : outcome.status,
      ...errorTypeOf(outcome),
      durationMs: outcome.durationMs,
      producedBytes: payloadBytes(outcome),
      maxMemoryUsedMB: outcome.maxMemoryUsedMB,
    },
    outcome.endedAt,
  );
}

/**
 * An init that failed inside an invocation: the invocation is told of as if it had begun when the init gave up,
 * as in the log of https://github.com/midrender/examples/issues/25.
 */
export function failedInInit(context: EnvironmentContext, outcome: InitOutcome): TraceRecord[] {
  return [
    ...started({ ...context, now: outcome.endedAt }),
    ...done(
      context,
      {
        status: outcome.status,
        ...errorTypeOf(outcome),
        durationMs: outcome.durationMs,
        producedBytes: 0,
        maxMemoryUsedMB: outcome.maxMemoryUsedMB ?? context.maxMemoryUsedMB,
      },
      outcome.endedAt,
    ),
  ];
}

/** An invocation whose environment ends under it: the platform's own failure, never the function's. */
export function abandoned(context: EnvironmentContext): TraceRecord[] {
  const invocation = begunInvocation(context);
  if (!invocation?.started) return [];
  return done(
    context,
    {
      status: 'failure',
      errorType: 'Sandbox.Failure',
      durationMs: context.now - context.since,
      producedBytes: 0,
      maxMemoryUsedMB: context.maxMemoryUsedMB,
    },
    context.now,
  );
}
