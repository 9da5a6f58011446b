/** The same two requests as a real run had, made of what was measured on AWS. */
import type { Status, TraceRecord } from '#model/telemetry/trace.ts';
import { parseScenario } from '#model/scenario/scenario.schema.ts';
import type { Deed, Scenario } from '#model/scenario/scenario.ts';
import type { Run } from '#runtimes/simulated/run.ts';
import { simulate } from '#runtimes/simulated/simulation.ts';
import type { RealFunction } from './real-run.ts';

interface Request {
  atMs: number;
  answeredMs: number;
  deed: Deed;
  /** How long the handler worked. */
  takesMs: number;
}

function deedOf(status: Status, errorType: string | undefined): Deed {
  if (errorType === 'Runtime.ExitError') return 'exit';
  if (errorType === 'Runtime.OutOfMemory') return 'outOfMemory';
  if (status === 'timeout') return 'hang';
  return status === 'success' ? 'answer' : 'fail';
}

/** The requests of a run in order, with what the handler did. */
export function requestsOf({ records, epoch }: Run): Request[] {
  const of = <T extends TraceRecord['type']>(type: T) =>
    records.filter((one): one is Extract<TraceRecord, { type: T }> => one.type === type);
  const answers = of('api.answered').filter(({ record }) => record.eventName === 'Invoke');
  const done = of('platform.runtimeDone');
  return of('api.called')
    .filter(({ record }) => record.eventName === 'Invoke')
    .map(({ time, record }, index): Request => {
      const answered = answers.find((answer) => answer.record.callId === record.callId);
      const work = done[index]?.record;
      return {
        atMs: time - epoch,
        answeredMs: (answered?.time ?? time) - epoch,
        deed: deedOf(work?.status ?? 'success', work?.errorType),
        takesMs: work?.metrics.durationMs ?? 0,
      };
    });
}

/** A scenario has to say what it is about; of this one only its drawing is seen. */
const unread = { title: 'Twin', moral: 'Twin.', about: 'Twin.' };

/** The second request comes as long after the first answer as it did in the real run. */
export async function twinOf(real: Run, { memoryMB, timeoutSeconds }: RealFunction): Promise<Run> {
  const requests = requestsOf(real);
  const [first, second] = requests;
  const scenario = (acts: readonly Request[]): Scenario =>
    parseScenario('twin', {
      ...unread,
      function: { memoryMB, timeoutSeconds },
      acts: acts.map(({ atMs, deed, takesMs }) => ({ do: 'invoke', atMs, deed, takesMs })),
      untilMs: (acts.at(-1)?.atMs ?? 0) + timeoutSeconds * 1000 + 10_000,
      openAtMs: 0,
    });
  const seed = 'beside a real run';
  if (!first || !second) return cutAfterAnswers(await simulate(scenario(requests), { seed }));
  const alone = requestsOf(await simulate(scenario([first]), { seed }))[0];
  const pause = second.atMs - first.answeredMs;
  const later = { ...second, atMs: (alone?.answeredMs ?? first.answeredMs) + Math.max(1, pause) };
  return cutAfterAnswers(await simulate(scenario([first, later]), { seed }));
}

/** Nothing is to be seen once the last environment waits. */
function cutAfterAnswers(run: Run): Run {
  const untilMs = Math.max(...requestsOf(run).map(({ answeredMs }) => answeredMs)) + 20;
  return { ...run, untilMs, records: run.records.filter(({ time }) => time <= run.epoch + untilMs) };
}
