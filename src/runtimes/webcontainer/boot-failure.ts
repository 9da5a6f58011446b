import { RuntimeUnavailableError, type RuntimeFailure } from '#model/runtime-port.ts';

/**
 * What browsers say when the library's own file cannot be fetched, and WebContainers when it cannot go on: its
 * troubleshooting guide names the lack of memory; the next comes from the service worker that it needs, which
 * browsers refuse to a frame whose storage they block.
 */
const reasons: readonly (readonly [RegExp, RuntimeFailure])[] = [
  [/dynamically imported module|module script failed/i, 'offline'],
  [/out of memory|allocation failed/i, 'outOfMemory'],
  [/service ?worker|cookie|storage|SecurityError|access is denied/i, 'storageBlocked'],
  [/SharedArrayBuffer/, 'noSharedMemory'],
  [/isolat/i, 'notIsolated'],
];

export function failureFrom(message: string): RuntimeFailure {
  return reasons.find(([pattern]) => pattern.test(message))?.[1] ?? 'unknown';
}

export function asUnavailable(error: unknown): RuntimeUnavailableError {
  if (error instanceof RuntimeUnavailableError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new RuntimeUnavailableError(failureFrom(message), message);
}
