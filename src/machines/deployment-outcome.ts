/** How a deployment ended, and what is served from then on. */
import {
  failedConfiguration,
  idleConfiguration,
  restoringConfiguration,
  unrestoredConfiguration,
  updateFailedConfiguration,
} from '#model/lambda/function-configuration.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { DeployOutcome, Deployment, FunctionContext } from './function.types.ts';

/** An effect that broke instead of answering. */
export function broken(error: unknown, at: Instant): Extract<DeployOutcome, { ok: false }> {
  const reason = error instanceof Error ? error.message : String(error);
  return { ok: false, at, code: 'InternalError', reason };
}

export function failureOf(outcome: DeployOutcome): Extract<DeployOutcome, { ok: false }> {
  return outcome.ok ? broken('failed without a reason', outcome.at) : outcome;
}

export interface Served {
  at: Instant;
  deployment: Deployment;
  /** What was to be served and is not. */
  returned?: Deployment;
}

/** Why it is not made is known by then. */
export function failedCreation({ deployment, making, now }: FunctionContext): Served {
  const { at, code, reason } = making.fault ?? broken(null, now);
  const fail = making.how === 'restore' ? unrestoredConfiguration : failedConfiguration;
  const configuration = fail(deployment.configuration, code, reason);
  return { at, deployment: { ...deployment, configuration } };
}

export function failedUpdate(
  { deployment, target }: FunctionContext,
  { at, code, reason }: Extract<DeployOutcome, { ok: false }>,
): Served {
  const configuration = updateFailedConfiguration(deployment.configuration, code, reason);
  return {
    at,
    deployment: { ...deployment, configuration },
    ...(target === null ? {} : { returned: target }),
  };
}

/** Nobody uses it. */
export function idled({ deployment }: FunctionContext, { at }: { at: Instant }): Served {
  return { at, deployment: { ...deployment, configuration: idleConfiguration(deployment.configuration) } };
}

/** Somebody asked for it again. */
export function restoring({ deployment }: FunctionContext, { at }: { at: Instant }): Served {
  return {
    at,
    deployment: { ...deployment, configuration: restoringConfiguration(deployment.configuration) },
  };
}
