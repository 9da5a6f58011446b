/** Where a path is replayed: a runtime and its time. */
import { SimulatedClock, type ActorOptions, type AnyActorLogic } from 'xstate';
import type { Runtime } from '#model/runtime-port.ts';
import { systemClock, type Clock } from '#runtimes/runtime-api/clock.ts';
import type { SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import { createSimulatedRuntime } from '#runtimes/simulated/simulated-runtime.ts';
import { TimerQueue } from '#runtimes/simulated/timer-queue.ts';

export interface Stage {
  runtime: Runtime;
  /** The drivers'. */
  clock: Clock;
  /** The machine's own. */
  machineClock: NonNullable<ActorOptions<AnyActorLogic>['clock']>;
  /** Lets the time pass that something is limited to, or kept for. */
  elapse(): void;
  /** Lets happen what happens by itself. */
  breathe(): Promise<void>;
}

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

const epoch = Date.UTC(2026, 10, 23, 8);

/** Nothing runs, and time goes from timer to timer. */
export function simulatedStage(handler: SimulatedHandler): Stage {
  const queue = new TimerQueue();
  const clock = queue.runtimeClock(epoch);
  return {
    runtime: createSimulatedRuntime({ clock, seed: 'paths', handler }),
    clock,
    machineClock: queue,
    elapse: () => undefined,
    async breathe() {
      for (let turns = 0; turns < 3; turns += 1) await turn();
      if (queue.next !== null) queue.advance(queue.next);
    },
  };
}

/** Waits from here on are limits, which pass when a replay says so: nobody waits for them, and nothing is too slow. */
const limitMs = 1000;

/** Code really runs, in one runtime for one replay after the other; limits are over when they are said to be. */
export function realStages(makeRuntime: (clock: Clock) => Runtime): { runtime: Runtime; next(): Stage } {
  const held = new Set<() => void>();
  const clock: Clock = {
    ...systemClock,
    after(ms, callback) {
      if (ms < limitMs) return systemClock.after(ms, callback);
      held.add(callback);
      return () => held.delete(callback);
    },
  };
  const runtime = makeRuntime(clock);
  return {
    runtime,
    next() {
      held.clear();
      const machineClock = new SimulatedClock();
      return {
        runtime,
        clock,
        machineClock,
        elapse() {
          for (const callback of [...held]) {
            held.delete(callback);
            callback();
          }
          machineClock.increment(Number.MAX_SAFE_INTEGER / 2);
        },
        breathe: () => new Promise((resolve) => void systemClock.after(1, resolve)),
      };
    },
  };
}
