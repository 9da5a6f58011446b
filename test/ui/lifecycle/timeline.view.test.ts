import { expect, it } from 'vitest';
import type { EnvironmentState, ShutdownReason, TraceRecord } from '#model/telemetry/trace.ts';
import { timelineView } from '#ui/lifecycle/timeline.view.ts';

const became = (
  time: number,
  state: EnvironmentState,
  environmentId = 'e1',
  reason?: ShutdownReason,
): TraceRecord => ({
  type: 'environment.changed',
  record: reason ? { state, reason } : { state },
  time,
  subject: { functionName: 'hello', environmentId },
});
const start = (time: number, requestId: string): TraceRecord => ({
  type: 'platform.start',
  record: { requestId, version: '$LATEST' },
  time,
  subject: { functionName: 'hello', environmentId: 'e1', requestId },
});

const coldThenWarm = [
  became(1000, 'provisioning'),
  became(1020, 'initializing'),
  became(1080, 'invoking'),
  start(1080, 'first'),
  became(1090, 'ready'),
  became(31_090, 'invoking'),
  start(31_090, 'second'),
  became(31_100, 'ready'),
];

it('draws a cold start and a warm one of the same environment, with the pause between cut', () => {
  const view = timelineView(coldThenWarm, 31_100);
  expect(view.lanes).toHaveLength(1);
  const [lane] = view.lanes;
  expect(lane?.spans.map(({ label, ms, requestId }) => [label, ms, requestId])).toEqual([
    ['Provision', 20, null],
    ['Init', 60, null],
    ['Invoke', 10, 'first'],
    ['Frozen', 30_000, null],
    ['Invoke', 10, 'second'],
    ['Frozen', 0, null],
  ]);
  expect(view.cuts.map(({ text }) => text)).toEqual(['30.0 s']);
  const widths = lane?.spans.map(({ width }) => width) ?? [];
  expect((widths[1] ?? 0) / (widths[2] ?? 1)).toBeCloseTo(6);
  expect(widths[2]).toBeCloseTo(widths[4] ?? 0);
  expect(view.busy).toBe(false);
  expect(view.scaleBar?.text).toBe('20 ms');
});

it('grows while a handler runs', () => {
  const trace = [became(0, 'provisioning'), became(10, 'initializing')];
  const view = timelineView(trace, 60);
  expect(view.busy).toBe(true);
  expect(view.lanes[0]?.spans.at(-1)).toMatchObject({ kind: 'init', to: null, ms: 50 });
});

it('says why an environment ended', () => {
  const view = timelineView(
    [
      became(0, 'provisioning'),
      became(5, 'ready'),
      became(9, 'shuttingDown', 'e1', 'replaced'),
      became(10, 'ended', 'e1', 'replaced'),
      became(11, 'provisioning', 'e2'),
    ],
    20,
  );
  expect(view.lanes.map(({ name, alive, ending }) => [name, alive, ending])).toEqual([
    ['Environment 1', false, 'ended because a deployment replaced it'],
    ['Environment 2', true, null],
  ]);
});

it('is empty before anything happened', () => {
  expect(timelineView([], 5000)).toMatchObject({
    lanes: [],
    cuts: [],
    scaleBar: null,
    busy: false,
    earlier: 0,
  });
});

it('leaves old bursts to the table', () => {
  const trace = Array.from({ length: 30 }, (_, burst) => [
    became(burst * 10_000, 'invoking'),
    became(burst * 10_000 + 5, 'ready'),
  ]).flat();
  const view = timelineView(trace, 300_000);
  expect(view.from).toBe(220_000);
  expect(view.earlier).toBeGreaterThan(40);
  expect(view.lanes[0]?.spans).toHaveLength(60);
});
