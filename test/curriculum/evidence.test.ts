import { describe, expect, it } from 'vitest';
import type { TraceEvent, TraceRecord } from '#model/telemetry/trace.ts';
import {
  canonicalJson,
  deployments,
  environmentsByHand,
  exchanges,
  invocations,
  printedLines,
  processEnded,
  settingsChanges,
} from '#curriculum/evidence.ts';
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

const at = (time: number, event: TraceEvent, environmentId = 'env-1'): TraceRecord => ({
  ...event,
  time,
  subject: { functionName: 'f', environmentId },
});

describe('printed lines', () => {
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

describe('exchanges', () => {
  const asked = (wireId: string, path: string) =>
    ({
      type: 'runtimeApi.request',
      record: { wireId, method: 'GET', path, headers: {}, body: '', bodyBytes: 0 },
    }) as const;
  const answered = (wireId: string, status: number) =>
    ({
      type: 'runtimeApi.response',
      record: { wireId, status, headers: {}, body: '', bodyBytes: 0, waitedMs: 1 },
    }) as const;

  it('tie each answer to its question, and know what hangs', () => {
    const trace = [
      at(1, asked('wire-1', '/next')),
      at(2, asked('wire-2', '/x')),
      at(3, answered('wire-2', 400)),
    ];
    const one = { environmentId: 'env-1', method: 'GET', body: '' };
    expect(exchanges(trace)).toEqual([
      { ...one, at: 1, path: '/next' },
      { ...one, at: 2, path: '/x', status: 400 },
    ]);
  });

  it('keep two environments apart that number their messages alike', () => {
    const trace = [
      at(1, asked('wire-1', '/next'), 'env-1'),
      at(2, asked('wire-1', '/next'), 'env-2'),
      at(3, answered('wire-1', 200), 'env-2'),
    ];
    expect(exchanges(trace).map(({ status }) => status)).toEqual([undefined, 200]);
  });
});

it('knows the environments in which somebody answers themselves', () => {
  const started = (argv: string[]) =>
    ({ type: 'process.started', record: { pid: 2, argv, env: {}, cwd: '/var/task' } }) as const;
  const trace = [at(1, started(['/var/lang/bin/node']), 'env-1'), at(2, started(['you']), 'env-2')];
  expect([...environmentsByHand(trace)]).toEqual(['env-2']);
});

it('reads what a change of the configuration asked for, once it is accepted', () => {
  const change = (callId: string, status: number): TraceRecord[] => [
    at(1, {
      type: 'api.called',
      record: {
        callId,
        eventName: 'UpdateFunctionConfiguration',
        http: { method: 'PUT', path: '/2015-03-31/functions/f/configuration' },
        requestParameters: { FunctionName: 'f', Timeout: 10 },
      },
    }),
    at(2, {
      type: 'api.answered',
      record: { callId, eventName: 'UpdateFunctionConfiguration', status, responseElements: {} },
    }),
  ];
  expect(settingsChanges([...change('one', 409), ...change('two', 200)])).toEqual([
    { at: 2, request: { FunctionName: 'f', Timeout: 10 } },
  ]);
});

it.each([
  ['timeout', undefined, true],
  ['error', 'Runtime.ExitError', true],
  ['failure', 'Runtime.OutOfMemory', true],
  ['error', 'Runtime.Unknown', false],
  ['success', undefined, false],
] as const)('knows whether the process ended: %s %s', (status, errorType, ended) => {
  const [one] = invocations(traceScript().test({ event, answer: 'hi' }).trace);
  expect(one && processEnded({ ...one, status, ...(errorType ? { errorType } : {}) })).toBe(ended);
});

it('compares events by what they say, not by how they are spelt', () => {
  expect(canonicalJson('{ "b": [1, {"d": 1, "c": 2}], "a": null }')).toBe(
    canonicalJson('{"a":null,"b":[1,{"c":2,"d":1}]}'),
  );
  expect(canonicalJson('no json')).toBe('"no json"');
  expect(canonicalJson(undefined)).toBe('null');
});
