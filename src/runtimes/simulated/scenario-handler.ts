import type { Deed, Scenario } from '#model/scenario/scenario.ts';
import type { SimulatedAnswer, SimulatedHandler } from './simulated-handler.ts';

/** The event of a scenario's request says what its handler does. */
export interface ScenarioEvent {
  deed: Deed;
  takesMs?: number | undefined;
}

/** Work before a handler fails in a scenario that gives no time, in ms. */
const briefWorkMs = 20;

const answers: Record<Deed, (event: ScenarioEvent) => SimulatedAnswer> = {
  answer: ({ takesMs }) => ({
    does: 'answer',
    payload: 'done',
    ...(takesMs === undefined ? {} : { durationMs: takesMs }),
  }),
  fail: ({ takesMs = briefWorkMs }) => ({
    does: 'fail',
    error: { errorType: 'Error', errorMessage: 'The handler threw this.' },
    durationMs: takesMs,
    log: ['about to throw'],
  }),
  hang: () => ({ does: 'hang', log: ['waiting for something that never comes'] }),
  exit: ({ takesMs = briefWorkMs }) => ({ does: 'exit', exit: { exitCode: 1 }, durationMs: takesMs }),
  outOfMemory: ({ takesMs = briefWorkMs }) => ({
    does: 'exit',
    exit: { signal: 'SIGKILL', outOfMemory: true },
    durationMs: takesMs,
    log: ['keeping everything'],
  }),
};

interface QueueEvent {
  Records: readonly { messageId: string; body: string }[];
}

/** Each message says what is done with it: the first that fails takes the batch with it, unless it is reported. */
function batchAnswer({ Records }: QueueEvent, reports: boolean): SimulatedAnswer {
  const asked = Records.map(({ messageId, body }) => ({ messageId, ...(JSON.parse(body) as ScenarioEvent) }));
  const bad = asked.filter(({ deed }) => deed !== 'answer');
  const [first] = bad;
  if (reports) {
    const batchItemFailures = bad.map(({ messageId }) => ({ itemIdentifier: messageId }));
    return { does: 'answer', payload: { batchItemFailures }, durationMs: briefWorkMs * Records.length };
  }
  return first
    ? answers[first.deed](first)
    : answers.answer({ deed: 'answer', takesMs: briefWorkMs * Records.length });
}

/** The function of a scenario: each event says itself what is done with it. */
export function scenarioHandler({ failingInits, polls }: Scenario['function']): SimulatedHandler {
  return {
    init: (attempt) =>
      attempt <= failingInits
        ? {
            does: 'fail',
            error: {
              errorType: 'Runtime.ImportModuleError',
              errorMessage: "Error: Cannot find module 'left-out'",
            },
          }
        : { does: 'finish' },
    handle(event) {
      const asked = event as ScenarioEvent | QueueEvent;
      if ('Records' in asked) return batchAnswer(asked, polls?.reportsFailures ?? false);
      return answers[asked.deed](asked);
    },
  };
}
