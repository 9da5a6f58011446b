/** All that can happen to an environment, with what a handler or its caller has to do for it. */
import { environmentMachine } from '#machines/environment.machine.ts';
import type { EnvironmentEvent } from '#machines/environment.types.ts';
import type { EnvironmentSpec, InitOutcome, InvocationInput, InvokeOutcome } from '#model/runtime-port.ts';

/** What the code of a process does while it is loaded. */
export type InitDeed = 'loads' | 'throwsInInit' | 'exitsInInit' | 'hangsInInit';
/** What a handler does with an event. */
export type InvokeDeed = 'answers' | 'throws' | 'throwsLater' | 'exits' | 'runsOut' | 'hangs';
type Move =
  | InitDeed
  | InvokeDeed
  | 'provisioned'
  | 'reset'
  | 'stopped'
  | 'expires'
  | 'assigned'
  | 'shutdown'
  | 'refused'
  | 'breaks';

export type MoveEvent = EnvironmentEvent & { move: Move };

/** What no handler and no caller does. Everything else is replayed. */
export const notReplayed: Partial<Record<Move, string>> = {
  refused: 'A runtime refuses where the browser lacks something, or is offline.',
  breaks:
    'A driver that rejects is a fault of the site; test/machines/environment.machine.test.ts breaks each of them.',
};

export const spec: EnvironmentSpec = {
  environmentId: 'environment',
  functionName: 'hello',
  functionVersion: '$LATEST',
  functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:hello',
  region: 'us-east-1',
  // The client for Node.js 22 posts what nobody catches before it ends, which the one for 24 does not.
  runtime: 'nodejs22.x',
  architecture: 'x86_64',
  handler: 'index.handler',
  memorySizeMB: 128,
  ephemeralStorageMB: 512,
  variables: {},
  files: {},
  logGroup: '/aws/lambda/hello',
  logStream: '2026/11/23/[$LATEST]environment',
  logFormat: 'Text',
};

export function request(requestId: string, payload = '{}'): InvocationInput {
  return { requestId, payload, timeoutMs: 3000, invokedFunctionArn: spec.functionArn, traceId: '' };
}

const at = 1;
const measured = { startedAt: at, endedAt: at, durationMs: 0 };
const error = { errorType: 'Error', errorMessage: '' };
const exit = { exitCode: 1 };

const inits: Record<InitDeed, InitOutcome> = {
  loads: { ...measured, status: 'success' },
  throwsInInit: { ...measured, status: 'error', errorType: 'Runtime.Unknown', error, exit },
  exitsInInit: { ...measured, status: 'error', errorType: 'Runtime.ExitError', error, exit },
  hangsInInit: { ...measured, status: 'timeout' },
};

const worked = { ...measured, maxMemoryUsedMB: 1 };
const invokes: Record<InvokeDeed, InvokeOutcome> = {
  answers: { ...worked, status: 'success', payload: '1', contentType: 'application/json' },
  throws: { ...worked, status: 'error', errorType: 'Runtime.Unknown', error },
  throwsLater: { ...worked, status: 'error', errorType: 'Runtime.Unknown', error, exit },
  exits: { ...worked, status: 'failure', errorType: 'Runtime.ExitError', exit },
  runsOut: { ...worked, status: 'failure', errorType: 'Runtime.OutOfMemory', exit: { signal: 'SIGKILL' } },
  hangs: { ...worked, status: 'timeout' },
};

/** What an actor that a state invokes says; XState writes such events itself, and its types do not name them. */
function said(move: Move, kind: 'done' | 'error', state: string, content: object): MoveEvent {
  const type = `xstate.${kind}.actor.0.environment.${state}`;
  return { type, ...content, move } as unknown as MoveEvent;
}

const done = (state: string, outcomes: Partial<Record<Move, unknown>>): MoveEvent[] => [
  ...Object.entries(outcomes).map(([move, output]) => said(move as Move, 'done', state, { output })),
  said('breaks', 'error', state, { error: new Error('broken') }),
];

const outcomes: Record<string, MoveEvent[]> = {
  provisioning: done('provisioning', {
    provisioned: { ok: true, at },
    refused: { ok: false, at, reason: 'offline', detail: '' },
  }),
  initializing: done('initializing', inits),
  restoring: done('restoring', inits),
  invoking: done('invoking', invokes),
  resetting: done('resetting', { reset: { at } }),
  shuttingDown: done('shuttingDown', { stopped: { at } }),
};

const [expiry] = environmentMachine.getStateNodeById('environment.ready').after;

/** What can happen in a state, whether the machine has an answer to it or not. */
export function movesIn(state: string): MoveEvent[] {
  return [
    ...(outcomes[state] ?? []),
    ...(state === 'ready' && expiry
      ? [{ type: expiry.eventType, move: 'expires' } as unknown as MoveEvent]
      : []),
    { type: 'invocation.assigned', at, invocation: request('next'), move: 'assigned' },
    { type: 'shutdown.requested', at, reason: 'replaced', move: 'shutdown' },
  ];
}
