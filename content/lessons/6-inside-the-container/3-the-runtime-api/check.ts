import { defineCheck, type Evidence } from '#curriculum/check.ts';
import {
  environmentsByHand,
  exchanges,
  invocations,
  type Exchange,
  type Invocation,
} from '#curriculum/evidence.ts';

export default defineCheck({
  steps: [
    { id: 'watched', label: 'Press Test: the bootstrap asks for the event and posts the answer.' },
    { id: 'answered', label: 'Choose “Answer it yourself”, press Test, and post a response of your own.' },
    { id: 'failed', label: 'Press Test once more, and post an error.' },
  ],
  hints: {
    watchFirst: 'Press Test once with the embedded runtime, and read what the bootstrap sends.',
    chooseByHand:
      'It is still the bootstrap that answers. Open “Where it runs”, choose “Answer it yourself”, and press Test.',
    nowAnswer:
      'You have the event, and somebody waits for its answer. Post a response to /2018-06-01/runtime/invocation/<its request id>/response.',
    refused:
      'The Runtime API did not take that. A response names the request id of the event in its path: it came in the header Lambda-Runtime-Aws-Request-Id.',
    failedFirst: 'That was an error, and its turn is next. Answer one event with a response first.',
    testOnceMore:
      'That was a whole runtime. Press Test once more, and let this event fail: post to its /error.',
    answeredNotFailed:
      'The caller got that as an answer, with everything fine. What the body says does not count: an error is what is posted to …/error.',
    ended:
      'Your process went, or its time did. Nobody posted an error, so the platform wrote one. Press Test again, and post yours.',
  },
  judge({ trace }) {
    const tested = invocations(trace);
    const mine = environmentsByHand(trace);
    const isMine = ({ environmentId }: { environmentId?: string }) =>
      environmentId !== undefined && mine.has(environmentId);
    const watched = tested.find((one) => !isMine(one) && !one.failed);
    if (watched === undefined) {
      const last = tested.at(-1);
      return {
        passed: false,
        missing: 'watched',
        hint: 'watchFirst',
        expected: 'an Invoke that the bootstrap answers',
        observed: last === undefined ? 'no Invoke yet' : 'only answers by hand',
        ...(last === undefined ? {} : { where: last.calledAt }),
      };
    }
    const own = tested.filter(isMine);
    const traffic = exchanges(trace).filter(isMine);
    const answered = own.find(({ failed }) => !failed);
    if (answered === undefined) {
      const { hint, observed, at } = unanswered(own, traffic);
      return {
        passed: false,
        missing: 'answered',
        hint,
        expected: 'POST …/invocation/<request id>/response, sent by you and taken',
        observed,
        where: at ?? watched.calledAt,
      };
    }
    const posted = own.find((one) => one.failed && errorOf(one, traffic) !== undefined);
    if (posted !== undefined) return { passed: true };
    const later = own.filter(({ calledAt }) => calledAt > answered.calledAt);
    const last = later.at(-1) ?? answered;
    return {
      passed: false,
      missing: 'failed',
      hint: later.length === 0 ? 'testOnceMore' : last.failed ? 'ended' : 'answeredNotFailed',
      expected: 'POST …/invocation/<request id>/error, sent by you and taken',
      observed: last.failed ? last.answer : `POST …/response with ${last.answer}`,
      where: last.calledAt,
    };
  },
  outcomes: {
    done: ({ trace }) => doneBy(trace),
    whose: ({ trace }) => {
      const mine = environmentsByHand(trace);
      const own = invocations(trace).find(
        (one) => one.environmentId !== undefined && mine.has(one.environmentId) && !one.failed,
      );
      if (own === undefined) return undefined;
      const body = exchanges(trace).find(({ path }) => path.endsWith(`/${own.requestId}/response`))?.body;
      return body !== undefined && sameJson(body, own.answer) ? 'mine' : 'handler';
    },
  },
});

function errorOf({ requestId }: Invocation, traffic: readonly Exchange[]): Exchange | undefined {
  return traffic.find(({ path, status }) => path.endsWith(`/${requestId}/error`) && status === 202);
}

/** How far somebody has come who has not answered by hand yet. */
function unanswered(own: readonly Invocation[], traffic: readonly Exchange[]) {
  const refused = traffic.findLast(({ status = 0 }) => status >= 400);
  if (refused !== undefined) {
    const observed = `${refused.method} ${refused.path}, refused with status ${refused.status}`;
    return { hint: 'refused', observed, at: refused.at } as const;
  }
  const failed = own.at(-1);
  if (failed !== undefined) {
    const hint = errorOf(failed, traffic) === undefined ? 'ended' : 'failedFirst';
    return { hint, observed: failed.answer, at: failed.calledAt } as const;
  }
  const next = traffic.findLast(({ path }) => path.endsWith('/invocation/next'));
  return next === undefined
    ? ({ hint: 'chooseByHand', observed: 'only the bootstrap has answered so far', at: undefined } as const)
    : ({ hint: 'nowAnswer', observed: 'no response of yours yet', at: next.at } as const);
}

/** Which message of the bootstrap ended its first invocation. */
function doneBy(trace: Evidence['trace']): string | undefined {
  const done = trace.find(({ type }) => type === 'platform.runtimeDone');
  if (done === undefined) return undefined;
  const before = exchanges(trace).filter(
    ({ environmentId, at }) => environmentId === done.subject.environmentId && at <= done.time,
  );
  return before.at(-1)?.path.endsWith('/invocation/next') === true ? 'next' : 'response';
}

function sameJson(body: string, answer: string): boolean {
  try {
    return JSON.stringify(JSON.parse(body)) === JSON.stringify(JSON.parse(answer));
  } catch {
    return false;
  }
}
