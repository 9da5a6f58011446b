import type { ErrorPayload, ProcessExit } from '#model/runtime-port.ts';

/** Signals as Go's runtime, in which AWS's supervisor is written, spells them (Go, syscall/zerrors_linux). */
const spelled: Record<string, string> = {
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

/**
 * How AWS words the end of a runtime process, without the request id that it puts in front
 * (content/facts/error-types.json, Runtime.ExitError).
 */
export function exitReason({ exitCode, signal }: ProcessExit): string {
  if (signal) return `Runtime exited with error: signal: ${spelled[signal] ?? signal}`;
  if (exitCode) return `Runtime exited with error: exit status ${exitCode}`;
  return 'Runtime exited without providing a reason';
}

/** What stands for the error that a process which simply ended never posted. */
export function exitError(errorType: string, exit: ProcessExit): ErrorPayload {
  return { errorType, errorMessage: exitReason(exit) };
}
