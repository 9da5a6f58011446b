/**
 * A runtime that has to be fetched from somewhere else and may not come: from the learner's choice to a container
 * that works, and every way in which that fails.
 *
 * To provide: `probe` (can it work here? asks nobody) and `container`, which gets a container when it is started,
 * reports about it, and gives it up when it is stopped.
 */
import { assign, fromCallback, fromPromise, setup, stateIn } from 'xstate';
import { RuntimeUnavailableError } from '#model/runtime-port.ts';
import type { RuntimeFailure } from '#model/runtime-port.ts';
import type { StateMeta } from './state-meta.ts';
import type {
  ContainerReport,
  Restart,
  RuntimeSessionContext,
  RuntimeSessionEvent,
  RuntimeTrouble,
  SupportFound,
} from './runtime-session.types.ts';

/** A boot that takes longer has failed, in ms. The library itself would wait for ever. */
export const bootTimeoutMs = 15_000;

const guide = 'https://webcontainers.io/guides';

/** What a learner can lift without another browser or a better connection. */
const liftable: readonly RuntimeFailure[] = ['storageBlocked', 'heldElsewhere', 'blocked'];

const late = (reason: 'hostUnreachable' | 'timedOut'): RuntimeTrouble => ({
  reason,
  detail: `Given up after ${bootTimeoutMs / 1000} s.`,
});

export const runtimeSessionMachine = setup({
  types: {
    context: {} as RuntimeSessionContext,
    events: {} as RuntimeSessionEvent,
    meta: {} as StateMeta,
  },
  actors: {
    probe: fromPromise<SupportFound>(() => Promise.reject(new Error('The actor "probe" was not provided.'))),
    container: fromCallback<RuntimeSessionEvent>(({ sendBack }) => {
      const report: ContainerReport = {
        type: 'boot.failed',
        reason: 'unknown',
        detail: 'The actor "container" was not provided to the machine.',
      };
      sendBack(report);
    }),
  },
  delays: { bootTimeout: bootTimeoutMs },
  guards: {
    supported: (_, found: SupportFound) => found.supported,
    liftable: (_, { reason }: RuntimeTrouble) => liftable.includes(reason),
    step: (_, { is, step }: { is: string; step: string }) => is === step,
  },
  actions: {
    fail: assign((_, { reason, detail }: RuntimeTrouble) => ({
      trouble: { reason, detail },
      nodeVersion: null,
      restart: null,
    })),
    begin: assign({ trouble: null, nodeVersion: null }),
    work: assign((_, { nodeVersion }: { nodeVersion: string }) => ({ nodeVersion })),
    noteRestart: assign(({ context }, { at }: { at: number }) => ({
      restart: { at, because: 'hotLoop' } satisfies Restart,
      restarts: context.restarts + 1,
    })),
    acknowledge: assign({ restart: null }),
  },
}).createMachine({
  id: 'runtimeSession',
  context: { nodeVersion: null, trouble: null, restart: null, restarts: 0 },
  initial: 'idle',
  states: {
    idle: {
      description: 'Nobody has chosen this runtime, and nobody was contacted.',
      meta: {
        console: 'Functions run in the embedded runtime.',
        below: 'There is no container, and no code of it was loaded.',
        fidelity: 'simplified',
      },
      on: { 'runtime.chosen': 'checking' },
    },
    checking: {
      description: 'The page looks whether this browser can have a container at all.',
      meta: {
        console: 'WebContainers is chosen; nothing runs yet.',
        below: 'A container needs memory that threads share, which only an isolated page gets.',
        source: `${guide}/browser-support`,
        fidelity: 'documented',
      },
      entry: 'begin',
      invoke: {
        src: 'probe',
        onDone: [
          { guard: { type: 'supported', params: ({ event }) => event.output }, target: 'held' },
          {
            target: 'unsupported',
            actions: {
              type: 'fail',
              params: ({ event }) =>
                event.output.supported ? { reason: 'unknown' as const, detail: '' } : event.output,
            },
          },
        ],
        onError: {
          target: 'failed',
          actions: { type: 'fail', params: ({ event }) => unforeseen(event.error) },
        },
      },
      on: { 'runtime.left': 'gone' },
    },
    held: {
      description: 'This tab has a container, or is about to.',
      meta: {
        console: 'WebContainers is chosen.',
        below: 'StackBlitz’s frame is part of the page; leaving this state takes the container down.',
        source: `${guide}/introduction`,
        fidelity: 'documented',
      },
      invoke: { src: 'container', id: 'container' },
      initial: 'booting',
      on: {
        'runtime.left': 'gone',
        'restart.acknowledged': { actions: 'acknowledge' },
        'boot.failed': [
          {
            guard: { type: 'liftable', params: ({ event }) => event },
            target: 'blocked',
            actions: { type: 'fail', params: ({ event }) => event },
          },
          { target: 'failed', actions: { type: 'fail', params: ({ event }) => event } },
        ],
        'container.lost': { target: 'failed', actions: { type: 'fail', params: ({ event }) => event } },
      },
      states: {
        booting: {
          description: 'The container is on its way.',
          meta: {
            console: 'A step at a time is shown; functions cannot run yet.',
            below: 'The engine comes from StackBlitz. If it does not come in 15 s, the page gives up.',
            source: `${guide}/quickstart`,
            fidelity: 'documented',
          },
          initial: 'claiming',
          after: {
            bootTimeout: [
              {
                guard: stateIn('#runtimeSession.held.booting.reaching'),
                target: '#runtimeSession.failed',
                actions: { type: 'fail', params: late('hostUnreachable') },
              },
              { target: '#runtimeSession.failed', actions: { type: 'fail', params: late('timedOut') } },
            ],
          },
          on: {
            'boot.advanced': [
              {
                guard: { type: 'step', params: ({ event }) => ({ is: event.step, step: 'reaching' }) },
                target: '.reaching',
              },
              {
                guard: { type: 'step', params: ({ event }) => ({ is: event.step, step: 'starting' }) },
                target: '.starting',
              },
              {
                guard: { type: 'step', params: ({ event }) => ({ is: event.step, step: 'preparing' }) },
                target: '.preparing',
              },
            ],
            'boot.succeeded': {
              target: 'ready',
              actions: { type: 'work', params: ({ event }) => event },
            },
          },
          states: {
            claiming: {
              description: 'The tab asks the others of this site whether one has a container.',
              meta: {
                console: 'Step 1: asking the other tabs.',
                below: 'A Web Lock: several containers at once exhaust a browser’s memory.',
                source: `${guide}/troubleshooting`,
                fidelity: 'documented',
              },
            },
            reaching: {
              description: 'The page waits for StackBlitz to answer.',
              meta: {
                console: 'Step 2: contacting stackblitz.com.',
                below:
                  'A hidden frame loads from there. From now on StackBlitz knows this browser’s address.',
                source: `${guide}/quickstart`,
                fidelity: 'documented',
              },
            },
            starting: {
              description: 'StackBlitz answers; its engine is loaded and started.',
              meta: {
                console: 'Step 3: starting WebContainers.',
                below:
                  'Some megabytes of WebAssembly are fetched and compiled: an operating system in a worker.',
                source: `${guide}/introduction`,
                fidelity: 'documented',
              },
            },
            preparing: {
              description: 'AWS’s runtime client is put into the container.',
              meta: {
                console: 'Step 4: preparing Node.js.',
                below:
                  'A supervisor process starts; it will start a process of Node.js for each environment.',
                fidelity: 'simplified',
              },
            },
          },
        },
        ready: {
          description: 'Functions run as real processes of Node.js.',
          meta: {
            console: 'Test runs the function in WebContainers.',
            below:
              'Each execution environment is a process under the supervisor, in a container of this tab.',
            fidelity: 'simplified',
          },
          on: {
            'container.stuck': {
              target: 'restarting',
              actions: { type: 'noteRestart', params: ({ event }) => event },
            },
          },
        },
        restarting: {
          description: 'A process did not end when it was killed, so its whole container is given up.',
          meta: {
            console: 'The function timed out; the next Test waits for a new container.',
            below:
              'A loop that never pauses cannot be interrupted in WebContainers. All environments end, and what was in /tmp is lost.',
            source: 'https://github.com/stackblitz/webcontainer-core/issues/1121',
            fidelity: 'documented',
          },
          always: { target: '#runtimeSession.held', reenter: true },
        },
      },
    },
    unsupported: {
      description: 'This browser, or this page, cannot have a container.',
      meta: {
        console: 'The reason, and the way back to the embedded runtime.',
        below: 'Nobody was contacted.',
        source: `${guide}/browser-support`,
        fidelity: 'documented',
      },
      on: { 'runtime.retried': 'checking', 'runtime.chosen': 'checking', 'runtime.left': 'gone' },
    },
    blocked: {
      description: 'Something in this browser stands in the way, and can be moved.',
      meta: {
        console: 'The reason, what to change, and Retry.',
        below: 'A setting keeps StackBlitz’s frame from working, or another tab has the container.',
        source: `${guide}/browser-config`,
        fidelity: 'documented',
      },
      on: { 'runtime.retried': 'checking', 'runtime.chosen': 'checking', 'runtime.left': 'gone' },
    },
    failed: {
      description: 'The container did not come, or it was lost.',
      meta: {
        console: 'The reason, Retry, and the way back to the embedded runtime.',
        below: 'A boot that hung goes on when it is retried: its frame is loaded again, the page is not.',
        fidelity: 'simplified',
      },
      on: { 'runtime.retried': 'checking', 'runtime.chosen': 'checking', 'runtime.left': 'gone' },
    },
    gone: {
      description: 'The container was given up.',
      meta: {
        console: 'Functions run in the embedded runtime again, or the page was left.',
        below: 'Its processes have ended, and its files are gone.',
        fidelity: 'simplified',
      },
      entry: 'begin',
      on: { 'runtime.chosen': 'checking' },
    },
  },
});

function unforeseen(error: unknown): RuntimeTrouble {
  if (error instanceof RuntimeUnavailableError) return { reason: error.reason, detail: error.message };
  return { reason: 'unknown', detail: error instanceof Error ? error.message : String(error) };
}
