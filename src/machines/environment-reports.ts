/** What an environment says to its function. */
import type { InvocationInput } from '#model/runtime-port.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { EnvironmentContext } from './environment.context.ts';
import type { EnvironmentReport, Refusal } from './environment.types.ts';
import type { InvocationEnding } from './invocation.types.ts';

function names({ spec, invocation }: EnvironmentContext): { environmentId: string; requestId: string } {
  return { environmentId: spec.environmentId, requestId: invocation?.input.requestId ?? '' };
}

export function invoking(context: EnvironmentContext): EnvironmentReport {
  return { type: 'environment.invoking', at: context.now, ...names(context) };
}

export function answered(
  { spec, now }: EnvironmentContext,
  { requestId, ending }: { requestId: string; ending: InvocationEnding },
): EnvironmentReport {
  const { environmentId } = spec;
  return { type: 'environment.answered', at: now, environmentId, requestId, ending };
}

export function unavailable(context: EnvironmentContext, refusal: Refusal): EnvironmentReport {
  const { at, reason, detail } = refusal;
  return { type: 'environment.unavailable', ...names(context), at, reason, detail };
}

/** To an invocation that came while the environment could not take it. */
export function turnedAway(
  { spec }: EnvironmentContext,
  { requestId }: InvocationInput,
  at: Instant,
): EnvironmentReport {
  return {
    type: 'environment.answered',
    at,
    environmentId: spec.environmentId,
    requestId,
    ending: { status: 'abandoned' },
  };
}
