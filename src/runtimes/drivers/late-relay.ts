import type { RuntimeListener } from '#model/runtime-port.ts';
import type { Clock } from '../runtime-api/clock.ts';

/** How long an event may wait to be carried on, in ms: too short to be seen. */
const patienceMs = 25;

export interface LateRelay {
  listener: RuntimeListener;
  /** Carries on what waits, now. */
  flush(): void;
}

/**
 * Carries what a runtime reports to the account a little later. Each event takes the account a part of a
 * millisecond; done at once, that would be counted as time of the handler, which answers on the same thread.
 * The events keep their order and the time at which they happened.
 */
export function lateRelay(listener: RuntimeListener, after: Clock['after']): LateRelay {
  let waiting: Parameters<RuntimeListener>[] = [];
  let cancel: (() => void) | undefined;
  const flush = (): void => {
    cancel?.();
    cancel = undefined;
    const events = waiting;
    waiting = [];
    for (const [event, time] of events) listener(event, time);
  };
  return {
    listener(event, time) {
      waiting.push([event, time]);
      cancel ??= after(patienceMs, flush);
    },
    flush,
  };
}
