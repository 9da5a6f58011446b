import { expect, it } from 'vitest';
import type { EnvironmentState, ShutdownReason, TraceRecord } from '#model/telemetry/trace.ts';
import { horizonView } from '#ui/lifecycle/horizon.view.ts';
import { timelineView } from '#ui/lifecycle/timeline.view.ts';

type Step = [time: number, environmentId: string, state: EnvironmentState, reason?: ShutdownReason];

function horizon(now: number, ...steps: Step[]): string {
  const trace = steps.map(([time, environmentId, state, reason]): TraceRecord => ({
    type: 'environment.changed',
    record: { state, ...(reason ? { reason } : {}) },
    time,
    subject: { functionName: 'hello', environmentId },
  }));
  return horizonView(timelineView(trace, now)).words;
}

const cold: Step[] = [
  [1000, 'a', 'provisioning'],
  [1020, 'a', 'initializing'],
  [1080, 'a', 'invoking'],
];

it('says what the newest container does now, and for how long', () => {
  expect(horizon(0)).toBe('No container yet. Test makes one.');
  expect(horizon(1010, ...cold.slice(0, 1))).toBe('Environment 1 is being made · 10.0 ms');
  expect(horizon(1050, ...cold.slice(0, 2))).toBe('Environment 1 starts your code · 30.0 ms');
  expect(horizon(1085, ...cold)).toBe('Environment 1 has your event · 5.00 ms');
});

it('says of a frozen one what it took', () => {
  expect(horizon(9000, ...cold, [1090, 'a', 'ready'])).toBe(
    'Environment 1 is frozen · Init 60.0 ms, Invoke 10.0 ms',
  );
});

it('says how one ended, and that others are beside it', () => {
  expect(horizon(3000, ...cold, [1090, 'a', 'ready'], [2000, 'a', 'ended', 'replaced'])).toBe(
    'Environment 1 ended because a deployment replaced it.',
  );
  expect(horizon(1110, ...cold, [1100, 'b', 'provisioning'])).toBe(
    'Environment 2 is being made · 10.0 ms, 1 more beside it',
  );
});
