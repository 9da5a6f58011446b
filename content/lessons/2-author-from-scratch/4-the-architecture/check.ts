import { answeredCalls } from '#curriculum/api-evidence.ts';
import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { invocations, type Invocation } from '#curriculum/evidence.ts';

export default defineCheck({
  steps: [
    {
      id: 'code',
      label: 'Create a function from scratch on arm64, and press Test: JavaScript does not mind.',
    },
    { id: 'refused', label: 'Run an image that was built for the other machine, and read its error.' },
    { id: 'built', label: 'Run the image that was built for arm64, on arm64.' },
  ],
  hints: {
    codeFirst: 'Author from scratch, with the Architecture arm64. Create it, and press Test.',
    thenAnImage:
      'JavaScript runs on both. Now create a function from the image greeter:1, which was built for x86_64; choose arm64 all the same, and press Test.',
    otherMachine:
      'That image was built for the machine that it ran on. Create a function from greeter:1 with the Architecture arm64, and press Test.',
    buildForIt:
      'Nothing is wrong with arm64; it is the image. greeter:arm holds the same code, built for it.',
  },
  judge({ trace }) {
    const runs = runsOf(trace).filter(({ architecture }) => architecture === 'arm64');
    const anyRun = runsOf(trace).at(-1)?.one;
    if (!runs.some(({ image, one }) => !image && !one.failed)) {
      return {
        passed: false,
        missing: 'code',
        hint: 'codeFirst',
        expected: 'an answer from a .zip function on arm64',
        observed: anyRun?.answer ?? 'no Invoke yet',
        ...(anyRun === undefined ? {} : { where: anyRun.calledAt }),
      };
    }
    const refused = runs.find(({ image, one }) => image && wrongMachine(one))?.one;
    if (refused === undefined) {
      return {
        passed: false,
        missing: 'refused',
        hint: runsOf(trace).some(({ image }) => image) ? 'otherMachine' : 'thenAnImage',
        expected: 'Runtime.InvalidEntrypoint from an image on arm64',
        observed: anyRun?.answer ?? 'no Invoke yet',
        where: anyRun?.calledAt ?? 0,
      };
    }
    if (runs.some(({ image, one }) => image && !one.failed)) return { passed: true };
    return {
      passed: false,
      missing: 'built',
      hint: 'buildForIt',
      expected: 'an answer from an image on arm64',
      observed: anyRun === undefined || anyRun === refused ? refused.answer : `${anyRun.answer}, on x86_64`,
      where: (anyRun ?? refused).calledAt,
    };
  },
  outcomes: {
    script: ({ trace }) => {
      const first = runsOf(trace).find(({ image, architecture }) => !image && architecture === 'arm64')?.one;
      if (first === undefined) return undefined;
      return first.failed ? 'rewrite' : 'nothing';
    },
    when: ({ trace }) =>
      runsOf(trace).some(({ image, one }) => image && wrongMachine(one)) ? 'invoke' : undefined,
  },
});

interface Run {
  one: Invocation;
  image: boolean;
  architecture: string;
}

function wrongMachine({ errorType, answer }: Invocation): boolean {
  return errorType === 'Runtime.InvalidEntrypoint' || answer.includes('exec format error');
}

/** Invocations with what their function was created as. */
function runsOf(trace: Evidence['trace']): Run[] {
  const made = answeredCalls(trace, 'CreateFunction').filter(({ accepted }) => accepted);
  return invocations(trace).flatMap((one) => {
    const request = made.find(({ functionName }) => functionName === one.functionName)?.request;
    if (request === undefined) return [];
    const architectures = request['Architectures'];
    const architecture = Array.isArray(architectures) ? String(architectures[0]) : 'x86_64';
    return { one, image: request['PackageType'] === 'Image', architecture };
  });
}
