import { expect, it } from 'vitest';
import type { InvocationView } from '#model/telemetry/invocation-view.ts';
import { resultView } from '#ui/runner/workbench/result.view.ts';

const warm: InvocationView = {
  requestId: 'c0ffee00-0000-4000-8000-000000000001',
  attempt: 1,
  functionName: 'hello',
  environmentId: 'e1',
  status: 'succeeded',
  start: 'warm',
  startedAt: 0,
  endedAt: 2,
  metrics: { durationMs: 1.234, billedDurationMs: 2, memorySizeMB: 128, maxMemoryUsedMB: 41.6 },
  payload: '{"ok":true}',
  log: [],
  logTail: 'START RequestId: c0ffee00\n',
};

it('shows what the console shows', () => {
  const view = resultView(warm);
  expect(view.headline).toBe('Executing function: succeeded');
  expect(view.spoken).toBe('Succeeded in 1.23 ms');
  expect(view.response).toBe('{\n  "ok": true\n}');
  expect(view.summary).toEqual([
    { key: 'Status', value: 'Succeeded' },
    { key: 'Duration', value: '1.23 ms' },
    { key: 'Billed duration', value: '2 ms' },
    { key: 'Resources configured', value: '128 MB' },
    { key: 'Max memory used', value: '42 MB' },
    { key: 'Start', value: 'warm' },
    { key: 'Request ID', value: warm.requestId },
  ]);
});

it('has an init duration after a cold start, and an error where there was one', () => {
  const view = resultView({
    ...warm,
    status: 'failed',
    start: 'cold',
    errorType: 'Runtime.ExitError',
    metrics: { ...warm.metrics!, initDurationMs: 80 },
    payload: 'not JSON',
  });
  expect(view.spoken).toBe('Failed in 1.23 ms');
  expect(view.response).toBe('not JSON');
  expect(view.summary).toContainEqual({ key: 'Init duration', value: '80.00 ms' });
  expect(view.summary[0]).toEqual({ key: 'Status', value: 'Failed: Runtime.ExitError' });
});

it("names the error of the payload where REPORT does not, and never that of a handler's own answer", () => {
  const payload =
    '{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: 1 Error: Task timed out after 3.00 seconds"}';
  expect(resultView({ ...warm, status: 'failed', payload }).summary[0]?.value).toBe(
    'Failed: Sandbox.Timedout',
  );
  expect(resultView({ ...warm, payload }).summary[0]?.value).toBe('Succeeded');
});

it('says nothing yet while it runs', () => {
  const { metrics: _metrics, payload: _payload, ...rest } = warm;
  const view = resultView({ ...rest, status: 'running' });
  expect(view).toMatchObject({ spoken: '', response: null });
});
