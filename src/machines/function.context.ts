/** What a function knows, and what follows from it. */
import type { FunctionConfiguration } from '#model/lambda/configuration.ts';
import { skippedIdleMs, stepsOf } from '#model/lambda/making.ts';
import { imageProcess } from '#model/lambda/registry.ts';
import { isEnvironmentRuntime } from '#model/lambda/runtimes.ts';
import { type EnvironmentRuntime, type SimulatedRuntime, simulatedRuntimes } from '#model/runtime-port.ts';
import type { Instant, TraceRecord } from '#model/telemetry/trace.ts';
import type { EnvironmentReport, EnvironmentSummary } from './environment.types.ts';
import type {
  EnvironmentEntry,
  FunctionContext,
  FunctionInput,
  FunctionReport,
  InvocationEntry,
} from './function.types.ts';
import type { InvocationReport } from './invocation.types.ts';

export function functionContext(
  { saved: _, provisioned: _count, ...input }: FunctionInput,
  queue: FunctionContext['queue'],
  provisioned: FunctionContext['provisioned'],
): FunctionContext {
  return {
    ...input,
    queue,
    now: input.at,
    // A saved update is done again from the start; there is no older code to serve meanwhile.
    target: input.deployment.configuration.LastUpdateStatus === 'InProgress' ? input.deployment : null,
    environments: {},
    invocations: {},
    provisioned,
    making: { how: 'create', steps: [], step: null, fault: null },
    retirement: 'replaced',
  };
}

/** Which managed runtime of the function can really run here, if any. */
export function runnableRuntime({
  deployment,
  settings,
}: FunctionContext): EnvironmentRuntime | SimulatedRuntime | null {
  const { Runtime } = deployment.configuration;
  const image = imageProcess(deployment);
  if (image) return image.runtime;
  if (isEnvironmentRuntime(Runtime)) return Runtime;
  const simulated = settings.simulated ? simulatedRuntimes.find((each) => each === Runtime) : undefined;
  return simulated ?? null;
}

/** What is to be made for a function that has become Pending. */
export function planned({ deployment }: FunctionContext): FunctionContext['making'] {
  const { configuration } = deployment;
  const how = configuration.StateReasonCode === 'Restoring' ? 'restore' : 'create';
  return { how, steps: stepsOf(configuration, how), step: null, fault: null };
}

/** Nothing of it is asked for, and nothing waits. */
export function isUnused({ invocations, queue }: FunctionContext): boolean {
  return Object.keys(invocations).length === 0 && Object.keys(queue).length === 0;
}

/** What a learner who lets time pass leaves in the trace. */
export function idleSkipped(configuration: FunctionConfiguration, time: Instant): TraceRecord {
  const { FunctionName: functionName } = configuration;
  const record = { skippedMs: skippedIdleMs(configuration) };
  return { type: 'function.idleSkipped', time, subject: { functionName }, record };
}

/**
 * The environment that gets the next event: one that is kept ready before any other, and of those that wait, the one
 * that worked last. None that is kept ready takes events before all of them are there.
 */
export function readyEnvironment({ environments, provisioned }: FunctionContext): EnvironmentEntry | null {
  let best: EnvironmentEntry | null = null;
  for (const entry of Object.values(environments)) {
    const { state, requestId, outdated, since, provisioned: kept } = entry.summary;
    if (state !== 'ready' || requestId !== null || outdated) continue;
    if (kept && provisioned?.progress.status !== 'READY') continue;
    const rank = Number(kept) - Number(best?.summary.provisioned ?? false);
    if (best === null || rank > 0 || (rank === 0 && since >= best.summary.since)) best = entry;
  }
  return best;
}

/** Environments that can end now because nobody will ask them again. */
export function retiring({ environments }: FunctionContext): EnvironmentEntry[] {
  return Object.values(environments).filter(
    ({ summary }) => summary.outdated && summary.state === 'ready' && summary.requestId === null,
  );
}

export function withEnvironment(
  context: FunctionContext,
  environmentId: string,
  change: Partial<EnvironmentSummary>,
): Pick<FunctionContext, 'environments'> {
  const entry = context.environments[environmentId];
  if (entry === undefined) return { environments: context.environments };
  const changed = { ...entry, summary: { ...entry.summary, ...change } };
  return { environments: { ...context.environments, [environmentId]: changed } };
}

export function withoutEnvironment(
  { environments }: FunctionContext,
  environmentId: string,
): Pick<FunctionContext, 'environments'> {
  const { [environmentId]: _, ...rest } = environments;
  return { environments: rest };
}

/** What an environment said of itself. */
export function afterChange(
  context: FunctionContext,
  { environmentId, state, place, phase, at }: Extract<EnvironmentReport, { type: 'environment.changed' }>,
): Pick<FunctionContext, 'environments' | 'now'> {
  return { ...withEnvironment(context, environmentId, { state, place, phase, since: at }), now: at };
}

/** The environment that held this invocation is free of it. */
export function afterAnswer(
  context: FunctionContext,
  { environmentId, requestId, at }: { environmentId: string; requestId: string; at: number },
): Pick<FunctionContext, 'environments' | 'now'> {
  const held = context.environments[environmentId]?.summary.requestId === requestId;
  const freed = held ? withEnvironment(context, environmentId, { requestId: null }) : context;
  return { environments: freed.environments, now: at };
}

export function allOutdated({ environments }: FunctionContext): Pick<FunctionContext, 'environments'> {
  const marked = Object.entries(environments).map(
    ([id, entry]) => [id, { ...entry, summary: { ...entry.summary, outdated: true } }] as const,
  );
  return { environments: Object.fromEntries(marked) };
}

export function afterInvocationChange(
  context: FunctionContext,
  { requestId, state }: Extract<InvocationReport, { type: 'invocation.changed' }>,
): Pick<FunctionContext, 'invocations'> {
  return withInvocation(context, requestId, { state });
}

export function withInvocation(
  { invocations }: FunctionContext,
  requestId: string,
  change: Partial<InvocationEntry['summary']>,
): Pick<FunctionContext, 'invocations'> {
  const entry = invocations[requestId];
  if (entry === undefined) return { invocations };
  const changed = { ...entry, summary: { ...entry.summary, ...change } };
  return { invocations: { ...invocations, [requestId]: changed } };
}

export function withoutInvocation(
  { invocations }: FunctionContext,
  requestId: string,
): Pick<FunctionContext, 'invocations'> {
  const { [requestId]: _, ...rest } = invocations;
  return { invocations: rest };
}

/** What the account is told whenever environments or invocations change. */
export function busied(context: FunctionContext): FunctionReport {
  return {
    type: 'function.busied',
    at: context.now,
    functionId: context.functionId,
    environments: Object.values(context.environments).map(({ summary }) => summary),
    invocations: Object.values(context.invocations).map(({ summary }) => summary),
    queue: Object.values(context.queue).map(({ summary }) => summary),
    making: context.making.step,
    provisioned: context.provisioned?.progress ?? null,
  };
}
