/**
 * The state of the runtime process as the Runtime API sees it, and what it may ask for in each
 * (aws-lambda-runtime-interface-emulator, internal/lambda/core/states.go; the names are AWS's, they stand in
 * the messages of refusals).
 */
export type RuntimeState =
  | 'Started'
  | 'InitError'
  | 'Ready'
  | 'Running'
  | 'InvocationResponse'
  | 'InvocationErrorResponse'
  | 'RuntimeResponseSentState';

/** The state that a request would lead to. */
export type RequestedState = 'Ready' | 'InitError' | 'InvocationResponse' | 'InvocationErrorResponse';

const allowed: Record<RuntimeState, readonly RequestedState[]> = {
  Started: ['Ready', 'InitError'],
  InitError: [],
  Ready: ['Ready'],
  // Asking again while an event is being worked on gives the same event again: a client whose connection broke.
  Running: ['Ready', 'InvocationResponse', 'InvocationErrorResponse'],
  InvocationResponse: [],
  InvocationErrorResponse: [],
  RuntimeResponseSentState: ['Ready'],
};

export function mayMove(from: RuntimeState, to: RequestedState): boolean {
  return allowed[from].includes(to);
}
