/** How a function's environments begin, and which of them are kept ready. */
import { isSnapStarted } from '#model/lambda/making.ts';
import type { ProvisionedProgress } from '#model/lambda/provisioned-concurrency.ts';
import { runtimeVersion } from '#model/lambda/runtimes.ts';
import type { EnvironmentRuntime, SimulatedRuntime } from '#model/runtime-port.ts';
import type { InitializationType, Instant } from '#model/telemetry/trace.ts';
import type { EnvironmentInput } from './environment.types.ts';
import { environmentSpec, invocationInput, traceBytes } from './environment-spec.ts';
import { runnableRuntime } from './function.context.ts';
import type { EnvironmentEntry, FunctionCommand, FunctionContext } from './function.types.ts';
import { attemptSeed } from './function-queue.ts';
import { seededBytes } from './seeded-random.ts';

/** Names the actor that keeps environments ready. */
export const provisionedId = 'provisioned';

/** Before anything is there. */
export function unallocated(requested: number): ProvisionedProgress {
  return { status: 'IN_PROGRESS', requested, allocated: 0, available: 0 };
}

type Received = Extract<FunctionCommand, { type: 'invocation.received' }>;

/** An environment that is about to be: what its actor is given, and what is known of it. */
export interface Birth extends Pick<EnvironmentEntry, 'deployment' | 'summary'> {
  id: string;
  input: Omit<EnvironmentInput, 'owner'>;
}

interface Conception {
  at: Instant;
  runtime: EnvironmentRuntime | SimulatedRuntime;
  seed: string;
  initializationType: InitializationType;
  received: Received | null;
}

function birth(
  { deployment, settings, recorder }: FunctionContext,
  { at, runtime, seed, initializationType, received }: Conception,
): Birth {
  const random = seededBytes(`${settings.seed}/environment/${seed}`, 16);
  const spec = environmentSpec(deployment, runtime, settings.region, at, random, initializationType);
  const { environmentId, logStream } = spec;
  const requestId = received?.requestId ?? null;
  const first =
    received && invocationInput(deployment, received, traceBytes(settings.seed, received.requestId));
  return {
    id: environmentId,
    input: {
      spec,
      runtimeVersion: runtimeVersion(runtime, settings.region),
      at,
      first,
      idleExpiryMs: settings.idleExpiryMs,
      recorder,
    },
    deployment,
    summary: {
      environmentId,
      logStream,
      state: 'provisioning',
      place: 'provisioning',
      phase: 'init',
      since: at,
      startedAt: at,
      requestId,
      invocations: received ? 1 : 0,
      provisioned: initializationType === 'provisioned-concurrency',
      outdated: false,
    },
  };
}

/** For an event that finds none. */
export function birthFor(context: FunctionContext, received: Received): Birth | null {
  const runtime = runnableRuntime(context);
  if (runtime === null) return null;
  const { at, requestId } = received;
  const initializationType = isSnapStarted(context.deployment.configuration) ? 'snap-start' : 'on-demand';
  const seed = attemptSeed(context, requestId);
  return birth(context, { at, runtime, seed, initializationType, received });
}

/** Those that are missing until so many are kept ready. */
export function provisionedBirths(
  context: FunctionContext,
  { at, executions }: { at: Instant; executions: number },
): Birth[] {
  const runtime = runnableRuntime(context);
  if (runtime === null) return [];
  const missing = Math.max(0, executions - provisionedOf(context).length);
  return Array.from({ length: missing }, (_, index) => {
    const seed = `provisioned/${at}/${index}`;
    return birth(context, {
      at,
      runtime,
      seed,
      initializationType: 'provisioned-concurrency',
      received: null,
    });
  });
}

/** Those that are kept ready, or will be. */
export function provisionedOf({ environments }: Pick<FunctionContext, 'environments'>): EnvironmentEntry[] {
  return Object.values(environments).filter(
    ({ summary: { provisioned, outdated, state } }) =>
      provisioned && !outdated && state !== 'shuttingDown' && state !== 'ended',
  );
}

const initialised: ReadonlySet<string> = new Set(['ready', 'invoking', 'resetting']);

/** How many of them are initialised. */
export function allocatedOf(context: Pick<FunctionContext, 'environments'>): number {
  return provisionedOf(context).filter(({ summary }) => initialised.has(summary.state)).length;
}

/** The environments once nothing keeps them ready any more. */
export function released({
  environments,
}: Pick<FunctionContext, 'environments'>): Pick<FunctionContext, 'environments'> {
  const marked = Object.entries(environments).map(
    ([id, entry]) =>
      [
        id,
        entry.summary.provisioned ? { ...entry, summary: { ...entry.summary, outdated: true } } : entry,
      ] as const,
  );
  return { environments: Object.fromEntries(marked) };
}
