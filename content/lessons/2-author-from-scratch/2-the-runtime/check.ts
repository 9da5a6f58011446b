import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { invocations, settingsChanges, type Invocation } from '#curriculum/evidence.ts';

export default defineCheck({
  steps: [
    { id: 'before', label: 'Press Test: Node.js 22 runs the handler as it is.' },
    { id: 'refused', label: 'Set the runtime to Node.js 24 and press Test: the same code is refused.' },
    { id: 'mended', label: 'Mend the handler, press Deploy, then Test: the old answer, on Node.js 24.' },
  ],
  hints: {
    testFirst: 'Press Test before you change anything. What works today is what has to work tomorrow.',
    changeRuntime:
      'The runtime is a setting of the function, and your code does not change it. Under Runtime settings press Edit, choose Node.js 24 and Save. Leave the code alone for now, and press Test.',
    testAgain: 'The runtime is another one now. Press Test, and see what it says to the old code.',
    mendIt:
      'The runtime client of Node.js 24 takes no callbacks. Write an async handler that returns its answer, press Deploy, then Test.',
    goForward:
      'It works again, until the day on which Node.js 22 reaches its end of life, and then you will do this in a hurry. Choose Node.js 24 and mend the code.',
    answerChanged:
      'It runs, and the answer is another one. What used to go into the callback is now what the handler returns.',
  },
  judge({ trace, functions }) {
    const runs = runsOf(trace);
    const before = runs.find(({ one, node }) => node === 22 && !one.failed)?.one;
    if (before === undefined) {
      const last = runs.at(-1)?.one;
      return {
        passed: false,
        missing: 'before',
        hint: 'testFirst',
        expected: 'an answer from Node.js 22',
        observed: last?.answer ?? 'no Invoke yet',
        ...(last === undefined ? {} : { where: last.calledAt }),
      };
    }
    const refused = runs.find(({ one, node }) => node === 24 && one.failed)?.one;
    if (refused === undefined) {
      const changed = settingsChanges(trace).find(({ request }) => request['Runtime'] === 'nodejs24.x');
      return {
        passed: false,
        missing: 'refused',
        hint: changed === undefined ? 'changeRuntime' : 'testAgain',
        expected: 'Runtime.CallbackHandlerDeprecated from Node.js 24',
        observed: changed === undefined ? 'only Node.js 22 so far' : 'no Invoke on Node.js 24 yet',
        where: changed?.at ?? before.calledAt,
      };
    }
    const since = runs.filter(({ one }) => one.calledAt > refused.calledAt);
    const same = ({ one, node }: Run) => node === 24 && !one.failed && one.event === before.event;
    if (since.some((run) => same(run) && run.one.answer === before.answer)) return { passed: true };
    const other = since.findLast(same)?.one;
    const back = functions[0]?.configuration.Runtime === 'nodejs22.x';
    return {
      passed: false,
      missing: 'mended',
      hint: back ? 'goForward' : other === undefined ? 'mendIt' : 'answerChanged',
      expected: `${before.answer} from Node.js 24`,
      observed: back ? 'the runtime is Node.js 22 again' : (other ?? refused).answer,
      where: (since.at(-1)?.one ?? refused).calledAt,
    };
  },
  outcomes: {
    'same-code': ({ trace }) => {
      const first = runsOf(trace).find(({ one, node }) => node === 24 && one.codeSha256 === undefined)?.one;
      if (first === undefined) return undefined;
      return first.failed ? 'error' : 'works';
    },
  },
});

interface Run {
  one: Invocation;
  /** Major version of Node.js. */
  node: number;
}

/** Invocations with the version of Node.js that their container was started with. */
function runsOf(trace: Evidence['trace']): Run[] {
  return invocations(trace).map((one) => {
    const start = trace.find(
      ({ type, subject }) => type === 'platform.initStart' && subject.environmentId === one.environmentId,
    );
    const version = start?.type === 'platform.initStart' ? start.record.runtimeVersion : '';
    return { one, node: Number(/^nodejs:(\d+)/.exec(version)?.[1] ?? 0) };
  });
}
