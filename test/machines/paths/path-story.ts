/** A path as what its handler and its caller do: for a process that really runs, and for one that is simulated. */
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type {
  SimulatedAnswer,
  SimulatedHandler,
  SimulatedInit,
} from '#runtimes/simulated/simulated-handler.ts';
import type { InitDeed, InvokeDeed } from './environment-moves.ts';
import type { EnvironmentPath } from './environment-paths.ts';

export interface PathStory {
  /** Of each process of the environment, in order. */
  inits: readonly InitDeed[];
  /** Of each request that the environment takes, in order. One that no handler sees has any. */
  requests: readonly InvokeDeed[];
}

/** The first process of an environment; 1 is the platform's own. */
const firstPid = 2;
/** What code writes that is not done before somebody ends it: from then on the replay may go on. */
export const hanging = 'hangs';

const loading = (state: string): boolean => state === 'initializing' || state === 'restoring';

/** What is done in each visit of some states. Where only the caller acts, the code has to be busy until it does. */
function deeds<Deed extends string>(
  { steps, end }: EnvironmentPath,
  isOf: (state: string) => boolean,
  busy: Deed,
): Deed[] {
  const found: Deed[] = [];
  steps.forEach(({ state, event }, index) => {
    if (!isOf(state)) return;
    const entered = index === 0 || steps[index - 1]?.state !== state;
    const byCaller = event.move === 'assigned' || event.move === 'shutdown';
    if (entered) found.push(byCaller ? busy : (event.move as Deed));
    else if (!byCaller) found[found.length - 1] = event.move as Deed;
  });
  if (isOf(end) && steps.at(-1)?.state !== end) found.push(busy);
  return found;
}

export function storyOf(path: EnvironmentPath): PathStory {
  const inits = deeds<InitDeed>(path, loading, 'hangsInInit');
  // A request is either worked on in the next visit of `invoking`, or its init fails and no handler sees it.
  const requests: InvokeDeed[] = [];
  const invoked = deeds<InvokeDeed>(path, (state) => state === 'invoking', 'hangs');
  let visits = 0;
  let open = path.type === 'provisioned-concurrency' ? 0 : 1;
  const states = [...path.steps.map(({ state }) => state), path.end];
  states.forEach((state, index) => {
    const before = path.steps[index - 1];
    if (before?.event.move === 'assigned' && before.state.startsWith('ready')) {
      for (; open > 0; open -= 1) requests.push('answers');
      open = 1;
    }
    const entered = state === 'invoking' && before?.state !== 'invoking';
    if (!entered) return;
    requests.push(invoked[visits] ?? 'hangs');
    visits += 1;
    open = 0;
  });
  for (; open > 0; open -= 1) requests.push('answers');
  return { inits, requests };
}

/** Code that does it, in AWS's runtime client for Node.js. */
export function storyFiles({ inits }: PathStory): PackageFiles {
  return {
    'index.mjs': `
      const busy = () => new Promise(() => setInterval(() => undefined, 1000));
      const hang = () => { console.log('${hanging}'); return busy(); };
      const init = ${JSON.stringify(inits)}[process.pid - ${firstPid}];
      if (init === 'throwsInInit') throw new Error('thrown while the module was loaded');
      if (init === 'exitsInInit') process.exit(1);
      if (init === 'hangsInInit') await hang();
      const deeds = {
        answers: () => 1,
        throws: () => { throw new Error('thrown by the handler'); },
        throwsLater: () => { setTimeout(() => { throw new Error('nobody catches it'); }); return busy(); },
        exits: () => process.exit(1),
        runsOut: () => { for (const all = []; ; ) all.push(Buffer.alloc(16 * 1024 * 1024, 1)); },
        hangs: hang,
      };
      export const handler = async ({ deed }) => deeds[deed]();
    `,
  };
}

const error = { errorType: 'Error', errorMessage: 'thrown' };
const exit = { exitCode: 1 };

const simulatedInits: Record<InitDeed, SimulatedInit> = {
  loads: { does: 'finish' },
  throwsInInit: { does: 'fail', error },
  exitsInInit: { does: 'exit', exit },
  hangsInInit: { does: 'hang', log: [hanging] },
};
const simulatedAnswers: Record<InvokeDeed, SimulatedAnswer> = {
  answers: { does: 'answer', payload: 1 },
  throws: { does: 'fail', error },
  throwsLater: { does: 'fail', error, exit: { exitCode: 129 } },
  exits: { does: 'exit', exit },
  runsOut: { does: 'exit', exit: { signal: 'SIGKILL', outOfMemory: true } },
  hangs: { does: 'hang', log: [hanging] },
};

export function simulatedStory({ inits }: PathStory): SimulatedHandler {
  return {
    init: (attempt) => simulatedInits[inits[attempt - 1] ?? 'loads'],
    handle: (event) => simulatedAnswers[(event as { deed: InvokeDeed }).deed],
  };
}
