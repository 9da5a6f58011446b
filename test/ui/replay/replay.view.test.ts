import { expect, it } from 'vitest';
import { replayRows } from '#ui/replay/replay.view.ts';
import { traceScript } from '../../curriculum/trace-script.ts';

it('tells what was sent, who answered and what was deployed in between', () => {
  const { trace } = traceScript()
    .test({ event: { name: 'Ada' }, answer: 'old', initMs: 90 })
    .test({ event: {}, answer: 'old' })
    .deploy('new')
    .test({
      event: {},
      answer: { errorMessage: 'broken', errorType: 'Error', trace: [] },
      initMs: 90,
      environment: 'env-2',
      failed: true,
    });
  expect(
    replayRows(trace).map((row) => (row.kind === 'test' ? { ...row, at: undefined } : row.kind)),
  ).toEqual([
    {
      kind: 'test',
      event: '{"name":"Ada"}',
      answer: '"old"',
      failed: false,
      container: 1,
      cold: true,
      lines: [],
    },
    { kind: 'test', event: '{}', answer: '"old"', failed: false, container: 1, cold: false, lines: [] },
    'deployed',
    {
      kind: 'test',
      event: '{}',
      answer: 'Error: broken',
      failed: true,
      container: 2,
      cold: true,
      lines: [],
    },
  ]);
});

it('shows nothing where nothing has happened', () => {
  expect(replayRows([])).toEqual([]);
});

it('shows what was printed as it was meant', () => {
  const { trace } = traceScript().test({ event: {}, answer: null });
  const [called] = trace;
  const requestId = called?.type === 'api.called' ? called.record.callId : '';
  const subject = { functionName: 'greeter', environmentId: 'env-1' };
  const lines = ['2026-11-23T10:00:00.000Z\tid\tINFO\thello\n', 'plain\n', 'x'.repeat(200)];
  const [row] = replayRows([
    ...trace,
    { type: 'platform.start', time: 5000, subject, record: { requestId, version: '$LATEST' } },
    ...lines.map((record) => ({ type: 'function' as const, time: 5001, subject, record })),
  ]);
  expect(row?.kind === 'test' && row.lines).toEqual(['INFO hello', 'plain', `${'x'.repeat(160)}…`]);
});
