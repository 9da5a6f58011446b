/** Environments that a scenario takes away: on AWS the machine below any of them may fail, or be needed otherwise. */
import type { AccountContext } from '#machines/account.types.ts';
import type { Scenario } from '#model/scenario/scenario.ts';
import type { Instant } from '#model/telemetry/trace.ts';

interface TimedLoss {
  atMs: number;
  /** From 1, in the order in which they were started. */
  environment: number;
}

/** In order of time. */
export function timedLosses({ acts }: Scenario): TimedLoss[] {
  return acts
    .flatMap((act) => (act.do === 'lose' ? [{ atMs: act.atMs, environment: act.environment }] : []))
    .toSorted((one, other) => one.atMs - other.atMs);
}

/** One that is not there, or has ended, is not lost. */
export function lose({ functions, trace }: AccountContext, { environment }: TimedLoss, at: Instant): void {
  const started = new Set(
    trace.records.flatMap(({ type, subject }) =>
      type === 'environment.changed' && subject.environmentId !== undefined ? [subject.environmentId] : [],
    ),
  );
  const environmentId = [...started][environment - 1];
  if (environmentId === undefined) return;
  for (const { ref, versions } of Object.values(functions))
    for (const owner of [ref, ...Object.values(versions).map((version) => version.ref)])
      owner
        .getSnapshot()
        .context.environments[environmentId]?.ref.send({ type: 'shutdown.requested', at, reason: 'failure' });
}
