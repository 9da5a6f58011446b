/** What the engine says of an error beyond the error itself. */
import { native } from './native.ts';

let hear: ((event: ErrorEvent) => void) | null = null;

/** To be called before anyone else listens for errors: who listens first, hears first. */
export function listenToReports(): void {
  globalThis.addEventListener('error', (event) => {
    if (!hear) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    hear(event);
  });
}

/** Has the engine report `error` as if nobody had caught it, to us alone. */
export function reportOf(error: unknown): ErrorEvent | null {
  let report: ErrorEvent | null = null;
  hear = (event) => {
    report = event;
  };
  try {
    native.reportError?.(error);
  } finally {
    hear = null;
  }
  return report;
}
