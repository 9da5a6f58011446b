import { provisionedInitTimeoutMs } from '#model/lambda/lifecycle.ts';
import { initTimeoutMs } from '#model/lambda/limits.ts';
import type { EnvironmentSpec, InvocationInput } from '#model/runtime-port.ts';
import type { EnvironmentState, InitPhase, Instant, ShutdownReason } from '#model/telemetry/trace.ts';
import type { EnvironmentInput, EnvironmentOwner, RuntimeVersion } from './environment.types.ts';
import type { InvocationEnding } from './invocation.types.ts';
import type { TraceRecorder } from './trace-book.ts';

/** The invocation that an environment has: kept until there is a process for it, then begun. */
export type HeldInvocation =
  | { stage: 'waiting'; input: InvocationInput }
  | {
      stage: 'begun';
      input: InvocationInput;
      at: Instant;
      /** Whether `platform.start` is written: an init inside the invocation comes before it. */
      started: boolean;
      /** What that init took of the invocation's time, in ms. */
      initMs: number;
    };

export interface EnvironmentContext {
  spec: EnvironmentSpec;
  runtimeVersion: RuntimeVersion;
  idleExpiryMs: number;
  recorder: TraceRecorder;
  owner: EnvironmentOwner;
  /** When the newest event happened. */
  now: Instant;
  /** When the present state was entered. */
  since: Instant;
  /** `invoke` from the first reset on: then every init runs inside an invocation. */
  phase: InitPhase;
  invocation: HeldInvocation | null;
  /** How the newest invocation ended, until the function is told. */
  untold: { requestId: string; ending: InvocationEnding } | null;
  /** Of a cold start that no report has told of yet, in ms. */
  untoldInitMs: number | null;
  /** Of a start from a snapshot that no report has told of yet, in ms. */
  untoldRestoreMs: number | null;
  /** The most that an invocation in here was seen to use. */
  maxMemoryUsedMB: number;
  /** Why it is being reset or ended. */
  reason: ShutdownReason | null;
}

/** `ready` has two of them: a frozen process, or none at all after a reset. */
export type EnvironmentPlace = Exclude<EnvironmentState, 'ready'> | 'ready.frozen' | 'ready.emptied';

export function environmentContext(input: EnvironmentInput): EnvironmentContext {
  return {
    spec: input.spec,
    runtimeVersion: input.runtimeVersion,
    idleExpiryMs: input.idleExpiryMs,
    recorder: input.recorder,
    owner: input.owner,
    now: input.at,
    since: input.at,
    phase: 'init',
    invocation: input.first && { stage: 'waiting', input: input.first },
    untold: null,
    untoldInitMs: null,
    untoldRestoreMs: null,
    maxMemoryUsedMB: 0,
    reason: null,
  };
}

/** An init in the phase `invoke` runs in the invocation's time; one in the phase `init` does not. */
export function beginningInit({ invocation, phase, now }: EnvironmentContext): HeldInvocation | null {
  if (invocation === null || phase === 'init') return invocation;
  return { stage: 'begun', input: invocation.input, at: now, started: false, initMs: 0 };
}

export function beginningHandler({ invocation, now }: EnvironmentContext): HeldInvocation | null {
  if (invocation?.stage === 'begun') return { ...invocation, started: true };
  return invocation && { stage: 'begun', input: invocation.input, at: now, started: true, initMs: 0 };
}

/** Where the time of an init is told: beside the first report, or as part of the invocation's. */
export function afterInit(
  { invocation, phase }: EnvironmentContext,
  durationMs: number,
): Partial<EnvironmentContext> {
  if (phase === 'init') return { untoldInitMs: durationMs };
  return invocation?.stage === 'begun' ? { invocation: { ...invocation, initMs: durationMs } } : {};
}

/** The invocation with the time that is left for its handler. */
export function remainingInvocation({ invocation }: EnvironmentContext): InvocationInput {
  if (invocation?.stage !== 'begun') throw new Error('An environment invokes without an invocation.');
  const { input, initMs } = invocation;
  return { ...input, timeoutMs: Math.max(0, input.timeoutMs - initMs) };
}

/** How long an init may take, in ms: longer where no event waits for it. */
export function initLimitMs({ invocation, phase, spec }: EnvironmentContext): number {
  if (phase === 'invoke' && invocation) return invocation.input.timeoutMs;
  return spec.initializationType === 'provisioned-concurrency'
    ? Math.max(provisionedInitTimeoutMs, spec.timeoutMs ?? 0)
    : initTimeoutMs;
}

/** What is left of a snapshot's time: it is told by the first report. */
export function afterRestore(durationMs: number): Pick<EnvironmentContext, 'untoldRestoreMs'> {
  return { untoldRestoreMs: durationMs };
}
