import { answeredCalls } from '#curriculum/api-evidence.ts';
import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { invocations, type Invocation } from '#curriculum/evidence.ts';

/** Repositories that were there before the learner pushed anything. */
const given = /\/(greeter|web)[:@]/;

export default defineCheck({
  steps: [
    { id: 'without', label: 'Run an image without a runtime client, and read how it ends.' },
    { id: 'answered', label: 'Build and push an image of your own that answers.' },
  ],
  hints: {
    runIt: 'Create a function from web:1, and press Test. There is a program in it, and a good one.',
    buildIt: 'That image was ready. Open “Build and push an image”, push one of your own, and use that.',
    client:
      'It started, and nobody in it asked for an event. Begin with public.ecr.aws/lambda/nodejs:24, which has the client, or install aws-lambda-ric and start that.',
    command:
      'The client did start, and could not find a handler. CMD is not a command here: it is the handler, as in index.handler.',
    testIt:
      'Nobody in it asked, and now you know what that looks like. Under Create function, Container image, open “Build and push an image”. Push one of your own, create a function from it, and press Test.',
  },
  judge({ trace }) {
    const runs = runsOf(trace);
    const without = runs.find(({ one }) => ended(one));
    const last = runs.at(-1);
    if (without === undefined) {
      return {
        passed: false,
        missing: 'without',
        hint: 'runIt',
        expected: 'Runtime.ExitError from an image',
        observed: last?.one.answer ?? 'no Invoke yet',
        ...(last === undefined ? {} : { where: last.one.calledAt }),
      };
    }
    const own = runs.filter(({ uri }) => !given.test(uri));
    if (own.some(({ one }) => !one.failed)) return { passed: true };
    const newest = own.at(-1)?.one;
    const ready = runs.some(({ uri, one }) => given.test(uri) && !one.failed);
    const hint = ((): 'client' | 'command' | 'buildIt' | 'testIt' => {
      if (newest !== undefined) return ended(newest) ? 'client' : 'command';
      return ready ? 'buildIt' : 'testIt';
    })();
    return {
      passed: false,
      missing: 'answered',
      hint,
      expected: 'an answer from an image that you pushed',
      observed: newest?.answer ?? (ready ? 'an answer from an image that was there' : 'none yet'),
      where: (newest ?? last?.one ?? without.one).calledAt,
    };
  },
  outcomes: {
    when: ({ trace }) => (runsOf(trace).some(({ one }) => ended(one)) ? 'invoke' : undefined),
  },
});

interface Run {
  one: Invocation;
  uri: string;
}

/** Whether the program of the image was over before it had answered anything. */
function ended({ failed, errorType, answer }: Invocation): boolean {
  return failed && (errorType === 'Runtime.ExitError' || answer.includes('Runtime.ExitError'));
}

function runsOf(trace: Evidence['trace']): Run[] {
  const made = answeredCalls(trace).filter(
    ({ action, accepted }) => accepted && /^(CreateFunction|UpdateFunctionCode)$/.test(action),
  );
  return invocations(trace).flatMap((one) => {
    const call = made.findLast(
      ({ functionName, at }) => functionName === one.functionName && at <= one.calledAt,
    );
    const uri = /"ImageUri":"([^"]+)"/.exec(JSON.stringify(call?.request ?? {}))?.[1];
    return uri === undefined ? [] : { one, uri };
  });
}
