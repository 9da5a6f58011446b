import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { coalesced } from '#ui/session/coalesced.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('acts once for a burst, and again for the next', () => {
  const act = vi.fn();
  const soon = coalesced(act, { wait: 30, held: () => false, atMost: 200 });
  soon();
  soon();
  vi.advanceTimersByTime(29);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledTimes(1);
  soon();
  vi.advanceTimersByTime(30);
  expect(act).toHaveBeenCalledTimes(2);
});

it('waits for an invocation to end', () => {
  const act = vi.fn();
  let running = true;
  const soon = coalesced(act, { wait: 30, held: () => running, atMost: 200 });
  soon();
  vi.advanceTimersByTime(100);
  expect(act).not.toHaveBeenCalled();
  running = false;
  vi.advanceTimersByTime(30);
  expect(act).toHaveBeenCalledTimes(1);
});

it('does not wait for a long one: it is drawn while it runs', () => {
  const act = vi.fn();
  const soon = coalesced(act, { wait: 30, held: () => true, atMost: 200 });
  soon();
  vi.advanceTimersByTime(210);
  expect(act).toHaveBeenCalledTimes(1);
});
