import { describe, expect, it } from 'vitest';
import type { TraceEvent, TraceRecord } from '#model/telemetry/trace.ts';
import { canonicalJson, deployments, invocations, printedLines } from '#curriculum/evidence.ts';
import { traceScript } from './trace-script.ts';

const event = { name: 'Ada' };

describe('deployments', () => {
  it('are what the API accepted, with what the console knew', () => {
    const { trace } = traceScript().deploy('one').deploy('two', { undeployed: false });
    expect(deployments(trace)).toMatchObject([
      { action: 'UpdateFunctionCode', codeSha256: 'one', undeployedChanges: true },
      { action: 'UpdateFunctionCode', codeSha256: 'two', undeployedChanges: false },
    ]);
  });

  it('leave out what was refused', () => {
    expect(deployments(traceScript().deploy('one', { status: 409 }).trace)).toEqual([]);
  });
});

describe('invocations', () => {
  it('tell cold from warm by the Init Duration of their report', () => {
    const { trace } = traceScript().test({ event, answer: 'hi', initMs: 120 }).test({ event, answer: 'hi' });
    expect(invocations(trace)).toMatchObject([
      { cold: true, initDurationMs: 120, environmentId: 'env-1' },
      { cold: false, durationMs: 3 },
    ]);
    expect(invocations(trace)[1]).not.toHaveProperty('initDurationMs');
  });

  it('carry the code that was deployed when they were asked for', () => {
    const { trace } = traceScript()
      .test({ event, answer: 'old' })
      .deploy('one')
      .test({ event, answer: 'new', undeployed: true });
    const [before, after] = invocations(trace);
    expect(before).not.toHaveProperty('codeSha256');
    expect(before).toMatchObject({ undeployedChanges: false, answer: '"old"' });
    expect(after).toMatchObject({ codeSha256: 'one', undeployedChanges: true, answer: '"new"' });
  });

  it('keep a failed answer as an answer', () => {
    const { trace } = traceScript().test({ event, answer: { errorType: 'Error' }, failed: true });
    expect(invocations(trace)).toMatchObject([{ failed: true, answer: '{"errorType":"Error"}' }]);
  });

  it('are not there before they are answered', () => {
    const { trace } = traceScript().test({ event, answer: 'hi' });
    expect(invocations(trace.slice(0, -1))).toEqual([]);
  });
});

describe('printed lines', () => {
  const at = (time: number, event: TraceEvent): TraceRecord => ({
    ...event,
    time,
    subject: { functionName: 'f', environmentId: 'env-1' },
  });
  const start = (time: number, requestId: string) =>
    at(time, { type: 'platform.start', record: { requestId, version: '$LATEST' } });
  const done = (time: number, requestId: string) =>
    at(time, {
      type: 'platform.runtimeDone',
      record: { requestId, status: 'success', metrics: { durationMs: 1, producedBytes: 0 } },
    });
  const line = (time: number, record: string | Record<string, unknown>) =>
    at(time, { type: 'function', record });

  it('belong to whoever had the container, whatever id they carry', () => {
    const trace = [start(1, 'one'), done(2, 'one'), start(3, 'two'), line(4, 'now\tone\tINFO\tlate')];
    expect(printedLines(trace)).toEqual([
      { at: 4, environmentId: 'env-1', text: 'now\tone\tINFO\tlate', during: 'two' },
    ]);
  });

  it('may belong to nobody', () => {
    const trace = [line(1, 'plain'), start(2, 'one'), done(3, 'one'), line(4, { message: 'hi' })];
    expect(printedLines(trace)).toEqual([
      { at: 1, environmentId: 'env-1', text: 'plain' },
      { at: 4, environmentId: 'env-1', text: '{"message":"hi"}' },
    ]);
  });
});

it('compares events by what they say, not by how they are spelt', () => {
  expect(canonicalJson('{ "b": [1, {"d": 1, "c": 2}], "a": null }')).toBe(
    canonicalJson('{"a":null,"b":[1,{"c":2,"d":1}]}'),
  );
  expect(canonicalJson('no json')).toBe('"no json"');
  expect(canonicalJson(undefined)).toBe('null');
});
