import { describe, expect, it } from 'vitest';
import { EventLoop } from '#runtimes/embedded/worker/process/event-loop.ts';
import { createTimers } from '#runtimes/embedded/worker/process/timers.ts';

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function loopWith(beforeExit: () => void = () => undefined) {
  const seen: string[] = [];
  const loop: EventLoop = new EventLoop({
    beforeExit: () => {
      seen.push('beforeExit');
      beforeExit();
    },
    exit: () => seen.push('exit'),
  });
  return { loop, seen, timers: createTimers(loop).functions };
}

describe('a process', () => {
  it('ends when its last timer has run', async () => {
    const { seen, timers } = loopWith();
    timers.setTimeout(() => seen.push('timer'), 5);
    await expect.poll(() => seen).toEqual(['timer', 'beforeExit', 'exit']);
  });

  it('goes on when beforeExit begins something new', async () => {
    let again = true;
    const { seen, timers } = loopWith(() => {
      if (again) timers.setTimeout(() => seen.push('second'), 1);
      again = false;
    });
    timers.setImmediate(() => seen.push('first'));
    await expect.poll(() => seen).toEqual(['first', 'beforeExit', 'second', 'beforeExit', 'exit']);
  });

  it('gets a beforeExit of its own for what began and ended meanwhile', async () => {
    let times = 0;
    const { seen, loop } = loopWith(() => {
      if (times++ > 0) return;
      loop.hold();
      loop.release();
    });
    loop.hold();
    loop.release();
    await expect.poll(() => seen).toEqual(['beforeExit', 'beforeExit', 'exit']);
  });

  it('is not kept alive by a timer that is unreferenced or cleared', async () => {
    const { seen, timers } = loopWith();
    timers.setInterval(() => undefined, 1000).unref();
    const cleared = timers.setTimeout(() => seen.push('never'), 1);
    timers.clearTimeout(cleared);
    await expect.poll(() => seen).toEqual(['beforeExit', 'exit']);
  });

  it('runs nothing while it is frozen, and what fell due after the thaw', async () => {
    const { loop, seen, timers } = loopWith();
    loop.hold();
    timers.setTimeout(() => seen.push('timer'), 1);
    timers.setImmediate(() => seen.push('immediate'));
    loop.freeze();
    await pause(30);
    expect(seen).toEqual([]);
    loop.thaw();
    await expect.poll(() => seen.toSorted()).toEqual(['immediate', 'timer']);
  });

  it('clears a timer by its number, as old code does', async () => {
    const { loop, seen, timers } = loopWith();
    loop.hold();
    timers.clearTimeout(Number(timers.setTimeout(() => seen.push('never'), 1)));
    await pause(20);
    expect(seen).toEqual([]);
  });
});
