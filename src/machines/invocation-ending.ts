/** From what a runtime measured to what the invoker gets. */
import {
  exitPayload,
  initErrorPayload,
  outOfMemoryPayload,
  timeoutPayload,
} from '#model/lambda/error-payload.ts';
import type { InitOutcome, InvocationInput, InvokeOutcome } from '#model/runtime-port.ts';
import type { InvocationEnding } from './invocation.types.ts';

const encoder = new TextEncoder();

/** @param invocation with the whole time that the function has, whatever an init took of it */
export function endingOfInvoke(invocation: InvocationInput, outcome: InvokeOutcome): InvocationEnding {
  const { requestId, timeoutMs } = invocation;
  switch (outcome.status) {
    case 'success':
      return { status: 'success', payload: outcome.payload, contentType: outcome.contentType };
    case 'error':
      return { status: 'error', error: outcome.error };
    case 'timeout':
      return { status: 'error', error: timeoutPayload(requestId, timeoutMs / 1000) };
    case 'failure':
      return {
        status: 'error',
        error:
          outcome.errorType === 'Runtime.OutOfMemory'
            ? outOfMemoryPayload(requestId)
            : exitPayload(requestId, outcome.exit),
      };
  }
}

/** Of an invocation in whose time the init ran and failed. */
export function endingOfInit(
  { requestId, timeoutMs }: InvocationInput,
  outcome: InitOutcome,
): InvocationEnding {
  return outcome.status === 'error'
    ? { status: 'error', error: initErrorPayload(requestId, outcome.error) }
    : { status: 'error', error: timeoutPayload(requestId, timeoutMs / 1000) };
}

/** Bytes that the runtime posted as its answer. */
export function payloadBytes(outcome: InvokeOutcome): number {
  if (outcome.status === 'success') return encoder.encode(outcome.payload).length;
  return outcome.status === 'error' ? encoder.encode(JSON.stringify(outcome.error)).length : 0;
}
