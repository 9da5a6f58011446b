/**
 * What an invoker gets when the platform, not the runtime, speaks for a function that failed.
 *
 * Source: content/facts/error-types.json. The platform puts the request id in front of its sentence
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html).
 */
import type { ErrorPayload, ProcessExit } from '../runtime-port.ts';
import { responseBytes } from './limits.ts';

/** Three decimals and more are cut to two, as AWS does: `3.00 seconds`. */
export function timeoutSentence(timeoutSeconds: number): string {
  return `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`;
}

export function timeoutPayload(requestId: string, timeoutSeconds: number): ErrorPayload {
  return platformPayload('Sandbox.Timedout', requestId, timeoutSentence(timeoutSeconds));
}

/** The process ended without an answer. */
export function exitPayload(requestId: string, exit: ProcessExit): ErrorPayload {
  return platformPayload('Runtime.ExitError', requestId, exitSentence(exit));
}

/** The process was killed because it wanted more memory than the function has. */
export function outOfMemoryPayload(requestId: string): ErrorPayload {
  return platformPayload('Runtime.OutOfMemory', requestId, exitSentence({ signal: 'SIGKILL' }));
}

/** Errors of an init that the platform found, and no runtime reported. */
const platformErrors = ['Runtime.ExitError', 'Runtime.OutOfMemory', 'Runtime.InvalidEntrypoint'];

/** What an invoker gets of an init that failed: what the runtime posted, or the platform's own sentence. */
export function initErrorPayload(requestId: string, error: ErrorPayload): ErrorPayload {
  if (!platformErrors.includes(error.errorType)) return error;
  return platformPayload(error.errorType, requestId, error.errorMessage);
}

/** The answer was larger than a synchronous invocation may bring back. */
export function responseTooLargePayload(): ErrorPayload {
  return {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${responseBytes} bytes).`,
  };
}

/** Signals as Go, in which AWS's supervisor is written, spells them (Go, syscall/zerrors_linux). */
const signalNames: Readonly<Record<string, string>> = {
  SIGABRT: 'aborted',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGHUP: 'hangup',
  SIGILL: 'illegal instruction',
  SIGINT: 'interrupt',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
  SIGTRAP: 'trace/breakpoint trap',
};

/** How a process ended, in the platform's words. */
export function exitSentence({ exitCode, signal }: ProcessExit): string {
  if (signal) return `Runtime exited with error: signal: ${signalNames[signal] ?? signal}`;
  return exitCode
    ? `Runtime exited with error: exit status ${exitCode}`
    : 'Runtime exited without providing a reason';
}

function platformPayload(errorType: string, requestId: string, sentence: string): ErrorPayload {
  return { errorType, errorMessage: `RequestId: ${requestId} Error: ${sentence}` };
}
