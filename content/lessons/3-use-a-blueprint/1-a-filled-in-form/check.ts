import { answeredCalls } from '#curriculum/api-evidence.ts';
import { defineCheck, type Evidence } from '#curriculum/check.ts';

const settings = ['Runtime', 'Handler', 'MemorySize', 'Timeout'] as const;

export default defineCheck({
  steps: [
    { id: 'sample', label: 'Create a function from a blueprint.' },
    { id: 'code', label: 'Create another one from scratch, and give it the same code.' },
    { id: 'settings', label: 'Give it the same runtime, handler, memory and timeout.' },
  ],
  hints: {
    sample:
      'Press Create function, choose “Use a blueprint” and “Create a microservice that interacts with a DDB table”. The form has to have a name, and the role one of its own.',
    byHand: 'Now make the same thing yourself: Create function, “Author from scratch”, another name.',
    code: 'Open the function from the blueprint, select everything in its editor and copy it. Put it in place of everything in yours, and press Deploy. It has to be equal to the last byte.',
    settings:
      'The code is the same, and still it is not the same function. Compare Configuration of both: General configuration has what the form of the blueprint had filled in.',
  },
  judge({ trace, functions }) {
    const { sample, own } = pair({ trace, functions });
    if (sample === undefined) {
      const last = answeredCalls(trace, 'CreateFunction').at(-1);
      return {
        passed: false,
        missing: 'sample',
        hint: 'sample',
        expected: 'a function with the tag lambda-console:blueprint',
        observed: last === undefined ? 'no function yet' : `${last.functionName}, without it`,
        ...(last === undefined ? {} : { where: last.at }),
      };
    }
    const where = answeredCalls(trace).at(-1)?.at ?? 0;
    const nearest = own.find(({ CodeSha256 }) => CodeSha256 === sample.CodeSha256);
    if (nearest === undefined) {
      return {
        passed: false,
        missing: 'code',
        hint: own.length === 0 ? 'byHand' : 'code',
        expected: `a function from scratch with CodeSha256 ${sample.CodeSha256}`,
        observed: own.at(-1)?.CodeSha256 ?? 'no function from scratch yet',
        where,
      };
    }
    const differing = settings.filter((name) => nearest[name] !== sample[name]);
    if (differing.length === 0) return { passed: true };
    return {
      passed: false,
      missing: 'settings',
      hint: 'settings',
      expected: differing.map((name) => `${name} ${sample[name]}`).join(', '),
      observed: differing.map((name) => `${name} ${nearest[name]}`).join(', '),
      where,
    };
  },
  outcomes: {
    left(evidence) {
      const { sample, own } = pair(evidence);
      const equal = own.find(
        (one) =>
          one.CodeSha256 === sample?.CodeSha256 && settings.every((name) => one[name] === sample[name]),
      );
      return equal === undefined || equal.PackageType !== sample?.PackageType ? undefined : 'tag';
    },
  },
});

/** The function that came from a blueprint, and those that did not. */
function pair({ trace, functions }: Evidence) {
  const tagged = new Set(
    answeredCalls(trace, 'CreateFunction')
      .filter(
        ({ accepted, request }) => accepted && JSON.stringify(request['Tags'] ?? {}).includes('blueprint'),
      )
      .map(({ functionName }) => functionName),
  );
  const all = functions.map(({ configuration }) => configuration);
  return {
    sample: all.find(({ FunctionName }) => tagged.has(FunctionName)),
    own: all.filter(({ FunctionName }) => !tagged.has(FunctionName)),
  };
}
