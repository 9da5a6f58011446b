/**
 * Managed runtimes: what AWS offers, until when, and which of them run a handler here.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html (content/facts/runtimes.json). AWS's
 * dates are plans and change.
 */
import retired from '#content/facts/retired-runtimes.json' with { type: 'json' };
import listed from '#content/facts/runtimes.json' with { type: 'json' };
import versions from '#content/facts/runtime-versions.json' with { type: 'json' };
import {
  type EnvironmentRuntime,
  osOnlyRuntimes,
  type RunnableRuntime,
  runnableRuntimes,
  type SimulatedRuntime,
} from '../runtime-port.ts';
import type { Instant } from '../telemetry/trace.ts';

interface RuntimeEntry {
  name: string;
  os: string;
  /** ISO dates; `null`: not scheduled. */
  deprecation: string | null;
  blockCreate: string | null;
  blockUpdate: string | null;
  inApiEnum: boolean;
  containerOnly: boolean;
  snapStart: boolean;
  consoleEditable: boolean;
}

export interface RuntimeFacts extends RuntimeEntry {
  id: string;
  /** Past its day of deprecation: it still runs, but gets no more patches. */
  deprecated: boolean;
  createBlocked: boolean;
  updateBlocked: boolean;
  /** Whether a handler or a bootstrap of it really runs here. */
  runnable: boolean;
}

/** What a new function gets here when nothing else is chosen. */
export const defaultRuntime: RunnableRuntime = 'nodejs24.x';

const entries: Readonly<Record<string, RuntimeEntry>> = { ...listed, ...retired };

export function isRunnableRuntime(id: string): id is RunnableRuntime {
  return runnableRuntimes.some((runnable) => runnable === id);
}

/** Whether environments of it can be had here: for a handler, or for a bootstrap. */
export function isEnvironmentRuntime(id: string): id is EnvironmentRuntime {
  return isRunnableRuntime(id) || osOnlyRuntimes.some((osOnly) => osOnly === id);
}

/** What is known of a runtime, as of `now`; `undefined` for an identifier that AWS never had. */
export function runtimeFacts(id: string, now: Instant): RuntimeFacts | undefined {
  const entry = Object.hasOwn(entries, id) ? entries[id] : undefined;
  if (!entry) return undefined;
  const today = new Date(now).toISOString().slice(0, 10);
  const reached = (day: string | null): boolean => day !== null && day <= today;
  return {
    id,
    ...entry,
    deprecated: reached(entry.deprecation),
    createBlocked: reached(entry.blockCreate),
    updateBlocked: reached(entry.blockUpdate),
    runnable: isEnvironmentRuntime(id),
  };
}

/** What the Runtime field offers for a new .zip function: in AWS's order, without what can no longer be created. */
export function runtimeChoices(now: Instant): RuntimeFacts[] {
  return Object.keys(listed)
    .map((id) => runtimeFacts(id, now))
    .filter((runtime) => runtime !== undefined)
    .filter(
      ({ containerOnly, createBlocked, deprecated }) => !containerOnly && !createBlocked && !deprecated,
    );
}

/** The identifiers that the API model knows, in the order in which they are listed here. */
export const runtimeIdsOfApi: readonly string[] = Object.entries(entries)
  .filter(([, { inApiEnum }]) => inApiEnum)
  .map(([id]) => id);

/** Version and ARN that INIT_START names. AWS patches runtimes often: this is one that was once seen. */
export function runtimeVersion(
  runtime: EnvironmentRuntime | SimulatedRuntime,
  region: string,
): { version: string; arn: string } {
  const { name, hash } = versions[runtime];
  return { version: name, arn: `arn:aws:lambda:${region}::runtime:${hash}` };
}

/** Every runtime that AWS has or had, the listed ones first. */
export function allRuntimes(now: Instant): RuntimeFacts[] {
  return Object.keys(entries)
    .map((id) => runtimeFacts(id, now))
    .filter((runtime) => runtime !== undefined);
}
