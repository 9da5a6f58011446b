import { defineCheck, type Evidence } from '#curriculum/check.ts';
import { canonicalJson, invocations, type SettingsChange, settingsChanges } from '#curriculum/evidence.ts';

const memoryMB = 512;
const stage = 'test';
const timeoutS = 10;

export default defineCheck({
  steps: [
    { id: 'warm', label: 'Press Test, so that there is a container.' },
    {
      id: 'applied',
      label: `Say MemorySize ${memoryMB} and STAGE ${stage} in the template, and apply both at once.`,
    },
    { id: 'answered', label: 'Press Test: the answer knows both.' },
    {
      id: 'followed',
      label: `Set the timeout to ${timeoutS} s under Configuration, and look at the template again.`,
    },
  ],
  hints: {
    testFirst: 'Press Test first. Without a container there is nothing to lose.',
    openTemplate: 'In the function overview press Template. Change the text, and read what Apply would send.',
    twoSaves:
      'Those were two requests, and two updates one after the other: the panels of the console know each only its own setting. Start again, write both into the template, and press Apply once.',
    bothAtOnce:
      'One of the two is missing. The template says everything: write MemorySize and, below Environment, Variables with STAGE. Start again and apply both at once.',
    testAgain: 'Applied. Press Test, and see what the container says of itself.',
    nowTheConsole:
      'The console has followed the template. Now the other way round: under Configuration, General configuration, set the timeout.',
    otherTimeout: 'The timeout is another one. The template shows what it is: look for Timeout.',
  },
  judge({ trace, functions }) {
    const tested = invocations(trace);
    const changes = settingsChanges(trace);
    const [first] = tested;
    if (first === undefined)
      return {
        passed: false,
        missing: 'warm',
        hint: 'testFirst',
        expected: 'an Invoke that is answered',
        observed: 'no Invoke yet',
      };
    const applied = changes.find(isBoth);
    if (applied === undefined) {
      const last = changes.at(-1);
      return {
        passed: false,
        missing: 'applied',
        hint: last === undefined ? 'openTemplate' : bySteps(changes) ? 'twoSaves' : 'bothAtOnce',
        expected: 'one UpdateFunctionConfiguration with MemorySize and Environment',
        observed:
          last === undefined
            ? 'none yet'
            : changes.map(({ request }) => members(request).join(' and ')).join(', then '),
        where: (last ?? { at: first.calledAt }).at,
      };
    }
    const after = tested.findLast(({ calledAt }) => calledAt > applied.at);
    if (after === undefined || after.answer !== canonicalJson({ memoryMB, stage }))
      return {
        passed: false,
        missing: 'answered',
        hint: 'testAgain',
        expected: canonicalJson({ memoryMB, stage }),
        observed: after?.answer ?? 'no Invoke since',
        where: after?.calledAt ?? applied.at,
      };
    const timeout = changes.findLast(({ at, request }) => at > applied.at && 'Timeout' in request);
    if (timeout === undefined || functions[0]?.configuration.Timeout !== timeoutS)
      return {
        passed: false,
        missing: 'followed',
        hint: timeout === undefined ? 'nowTheConsole' : 'otherTimeout',
        expected: `a Timeout of ${timeoutS} s`,
        observed: `a Timeout of ${functions[0]?.configuration.Timeout ?? 0} s`,
        where: timeout?.at ?? after.calledAt,
      };
    return { passed: true };
  },
  outcomes: {
    requests: ({ trace }) => {
      if (settingsChanges(trace).some(isBoth)) return 'one';
      return bySteps(settingsChanges(trace)) ? 'two' : undefined;
    },
    container: ({ trace }) => whoAnswers(trace),
  },
});

function members(request: SettingsChange['request']): string[] {
  return Object.keys(request).filter((member) => member !== 'FunctionName');
}

function isBoth({ request }: SettingsChange): boolean {
  return request['MemorySize'] === memoryMB && 'Environment' in request;
}

/** Both settings, each in a request of its own. */
function bySteps(changes: readonly SettingsChange[]): boolean {
  const has = (member: string) => changes.some(({ request }) => member in request);
  return has('MemorySize') && has('Environment');
}

function whoAnswers(trace: Evidence['trace']): string | undefined {
  const applied = settingsChanges(trace).find(isBoth);
  if (applied === undefined) return undefined;
  const tested = invocations(trace);
  const before = tested.findLast(({ calledAt }) => calledAt < applied.at);
  const after = tested.find(({ calledAt }) => calledAt > applied.at);
  if (before === undefined || after === undefined) return undefined;
  return before.environmentId === after.environmentId ? 'same' : 'another';
}
