import { answeredCalls, type AnsweredCall } from '#curriculum/api-evidence.ts';
import { defineCheck, type Evidence } from '#curriculum/check.ts';

const ways = ['scratch', 'blueprint', 'image'] as const;
type Way = (typeof ways)[number];

const hintOf = { scratch: 'fromScratch', blueprint: 'useBlueprint', image: 'useImage' } as const;

export default defineCheck({
  steps: [
    { id: 'scratch', label: 'Create a function with “Author from scratch”.' },
    { id: 'blueprint', label: 'Create one with “Use a blueprint”.' },
    { id: 'image', label: 'Create one with “Container image”.' },
  ],
  hints: {
    fromScratch: 'Press Create function, leave “Author from scratch” chosen, type a name, and create it.',
    useBlueprint:
      'Press Create function again and choose “Use a blueprint”. Any will do; give it a name of its own.',
    useImage:
      'Press Create function again and choose “Container image”. Press Use beside greeter:1, and give it a name of its own.',
  },
  judge({ trace }) {
    const made = creations(trace);
    const missing = ways.find((way) => !made.some((call) => wayOf(call) === way));
    if (missing === undefined) return { passed: true };
    const last = made.at(-1);
    return {
      passed: false,
      missing,
      hint: hintOf[missing],
      expected: 'one function for each of the three ways',
      observed: last === undefined ? 'no function yet' : made.map(described).join(', '),
      ...(last === undefined ? {} : { where: last.at }),
    };
  },
  outcomes: {
    kinds({ trace, functions }) {
      const made = creations(trace);
      if (!ways.every((way) => made.some((call) => wayOf(call) === way))) return undefined;
      const kinds = new Set(functions.map(({ configuration }) => configuration.PackageType));
      return { 1: 'one', 2: 'two' }[kinds.size];
    },
  },
});

function creations(trace: Evidence['trace']): AnsweredCall[] {
  return answeredCalls(trace, 'CreateFunction').filter(({ accepted }) => accepted);
}

/** What the request tells of the way: an image, or the tag that the console leaves on what a blueprint made. */
function wayOf({ request }: AnsweredCall): Way {
  if (request['PackageType'] === 'Image') return 'image';
  const tags = request['Tags'];
  const tagged = typeof tags === 'object' && tags !== null && 'lambda-console:blueprint' in tags;
  return tagged ? 'blueprint' : 'scratch';
}

function described(call: AnsweredCall): string {
  return `${call.functionName} (${wayOf(call)})`;
}
