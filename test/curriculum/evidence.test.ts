import { describe, expect, it } from 'vitest';
import { canonicalJson, deployments, invocations } from '#curriculum/evidence.ts';
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

it('compares events by what they say, not by how they are spelt', () => {
  expect(canonicalJson('{ "b": [1, {"d": 1, "c": 2}], "a": null }')).toBe(
    canonicalJson('{"a":null,"b":[1,{"c":2,"d":1}]}'),
  );
  expect(canonicalJson('no json')).toBe('"no json"');
  expect(canonicalJson(undefined)).toBe('null');
});
