import { answeredCalls } from '#curriculum/api-evidence.ts';
import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { canonicalJson, deployments, invocations } from '#curriculum/evidence.ts';
import { queuedEvents, type QueuedEventStory } from '#curriculum/queue-evidence.ts';

export default defineCheck({
  steps: [
    { id: 'lost', label: 'Send the order asynchronously: it fails at every try, and nothing is left of it.' },
    { id: 'found', label: 'Add a destination for failures, send it again, and find its record there.' },
    { id: 'done', label: 'Mend the code, deploy it, and send the order from the record once more.' },
  ],
  hints: {
    sendAsync:
      'Under Test, at Send events below the event, choose Asynchronous and press Send. The button Test waits for the answer, so Lambda keeps nothing and tries nothing again.',
    skipWaits:
      'It waits in Lambda’s queue for its next try. Below the line press “Skip the wait”, or drink a tea.',
    addDestination:
      'The order is gone: its tries are used up, and nobody was told. In the diagram press Add destination, for failures.',
    otherCondition:
      'That destination hears of events that succeed. This one never will. Add one for failures.',
    deadLetters:
      'A dead-letter queue has the order and the error, but not what the function answered, nor how often it was tried. Add a destination on failure.',
    nobodyWaits:
      'You waited for the answer, so the error came to you and went nowhere else. A destination is for events that nobody waits for: send it asynchronously.',
    sendAgain: 'The destination is set. What was lost before stays lost: send the order again.',
    notThere:
      'The record was sent and did not arrive. Below the line the queue says why: is the queue still there, and may the role send to it?',
    mendIt:
      'The record says what was asked and what the function said. Nobody at the shop will stop writing Tea with a capital letter: mend the code, and press Deploy.',
    sendItOnce: 'The code is mended. Now send the order that the record tells of, asynchronously, once more.',
    theSameOrder:
      'That was another order. The customer of the one in the record still waits: take its requestPayload, and send exactly that.',
  },
  judge({ trace }) {
    const events = queuedEvents(trace);
    const lost = events.find(({ end, sent }) => end === 'RetriesExhausted' && sent.length === 0);
    const kept = events.find(isKept);
    if (lost === undefined && kept === undefined) {
      const waiting = events.at(-1);
      return {
        passed: false,
        missing: 'lost',
        hint: waiting?.end === null ? 'skipWaits' : 'sendAsync',
        expected: 'an asynchronous event that is given up',
        observed: waiting === undefined ? 'none was sent' : (waiting.end ?? 'it waits in the queue'),
        ...whereOf(waiting?.at ?? invocations(trace).at(-1)?.calledAt),
      };
    }
    if (kept === undefined) return withoutRecord(trace, events);
    const again = events.filter(({ receivedAt }) => receivedAt > kept.at);
    if (again.some(({ event, end }) => event === kept.event && end === 'succeeded')) return { passed: true };
    const newest = again.at(-1);
    const mended = deployments(trace).some(({ at }) => at > kept.at);
    return {
      passed: false,
      missing: 'done',
      hint: hintFor(newest, kept.event, mended),
      expected: `${kept.event}, sent again and done`,
      observed:
        newest === undefined ? 'it was not sent again' : `${newest.event}: ${newest.end ?? 'waiting'}`,
      where: (newest ?? kept).at,
    };
  },
  outcomes: {
    when: ({ trace }) => {
      const kept = queuedEvents(trace).find(isKept);
      if (kept === undefined) return undefined;
      return kept.attempts === 1 ? 'first' : 'last';
    },
    who: ({ trace }) => {
      const kept = queuedEvents(trace).find(isKept);
      return kept === undefined ? undefined : saidBy(kept);
    },
  },
});

function hintFor(newest: QueuedEventStory | undefined, order: string, mended: boolean) {
  if (newest === undefined) return mended ? 'sendItOnce' : 'mendIt';
  if (newest.event !== order) return 'theSameOrder';
  return newest.end === null ? 'skipWaits' : 'mendIt';
}

function isKept({ end, sent }: QueuedEventStory): boolean {
  return end === 'RetriesExhausted' && sent.some(({ as }) => as === 'destination');
}

/** Lambda sends after the function has answered for the last time. */
function saidBy({ at, sent }: QueuedEventStory): string {
  return sent.every((each) => each.at >= at) ? 'lambda' : 'handler';
}

function withoutRecord(trace: Evidence['trace'], events: readonly QueuedEventStory[]) {
  const set = answeredCalls(trace).findLast(
    ({ action, accepted }) => accepted && /^(Put|Update)FunctionEventInvokeConfig$/.test(action),
  );
  const told = canonicalJson(set?.request['DestinationConfig'] ?? null);
  const failure = told.includes('"OnFailure":{"Destination":"arn');
  const success = told.includes('"OnSuccess":{"Destination":"arn');
  const since = events.filter(({ receivedAt }) => set !== undefined && receivedAt > set.at);
  const waited = invocations(trace).find(({ calledAt }) => set !== undefined && calledAt > set.at);
  const newest = since.at(-1) ?? events.at(-1);
  const recordHint = () => {
    if (!failure && !success)
      return events.some(({ sent }) => sent.length > 0) ? 'deadLetters' : 'addDestination';
    if (!failure) return 'otherCondition';
    if (since.some(({ end }) => end === null)) return 'skipWaits';
    if (since.some(({ end }) => end === 'RetriesExhausted')) return 'notThere';
    return waited ? 'nobodyWaits' : 'sendAgain';
  };
  return {
    passed: false as const,
    missing: 'found' as const,
    hint: recordHint(),
    expected: 'a record of the event at its destination',
    observed: newest?.end ?? 'no record',
    ...whereOf(waited?.calledAt ?? newest?.at),
  };
}

function whereOf(where: number | undefined): { where?: number } {
  return where === undefined ? {} : { where };
}
