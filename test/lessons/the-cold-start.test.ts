import { describe, expect, it } from 'vitest';
import { evaluate, type Evidence } from '#curriculum/check.ts';
import { lessonCheck } from '#curriculum/lesson-checks.ts';
import { traceScript } from '../curriculum/trace-script.ts';

const check = await lessonCheck('6-inside-the-container/1-the-cold-start');

const event = { item: 'tea' };
const answer = { item: 'tea', price: 240 };
const health = { event: { action: 'health' }, answer: { healthy: true } };
const judged = ({ trace }: { trace: Evidence['trace'] }) => evaluate(check, { functions: [], trace });
const hintOf = (script: { trace: Evidence['trace'] }) => {
  const report = judged(script);
  return report.passed ? 'passed' : report.hint.id;
};
const slow = () => traceScript().test({ event, answer, initMs: 900 });

describe('The cold start', () => {
  it('passes when Init is halved, the answer stays and the warm caller does not wait', () => {
    const script = slow().deploy('new').test({ event, answer, initMs: 90, ms: 810 }).test({ event, answer });
    expect(judged(script).passed).toBe(true);
  });

  it('judges the newest attempt, and passes with any good one', () => {
    const removed = { event, answer: { item: 'tea' }, initMs: 80 };
    const bad = slow()
      .deploy('bad')
      .test(removed)
      .test({ event, answer: { item: 'tea' } });
    expect(hintOf(bad)).toBe('answerChanged');
    const mended = bad.deploy('good').test({ event, answer, initMs: 90, ms: 800 }).test({ event, answer });
    expect(hintOf(mended)).toBe('passed');
    expect(hintOf(mended.deploy('worse').test({ event, answer, initMs: 900 }))).toBe('passed');
  });

  it.each([
    ['nothing was run', traceScript(), 'runItFirst'],
    ['only the health check was run', traceScript().test({ ...health, initMs: 900 }), 'needsPrices'],
    [
      'the slow code was never measured',
      traceScript().deploy('new').test({ event, answer, initMs: 90 }),
      'nothingToCompare',
    ],
    ['nothing was changed', slow(), 'changeIt'],
    ['a warm Test was taken for a cure', slow().test({ event, answer }), 'warmIsNotShorter'],
    ['nobody has called the new code', slow().deploy('new'), 'testAgain'],
    [
      'only another event was sent',
      slow()
        .deploy('new')
        .test({ ...health, initMs: 90 }),
      'sameEvent',
    ],
    ['the old container answered once more', slow().deploy('new').test({ event, answer }), 'tooSoon'],
    [
      'the new code fails',
      slow()
        .deploy('new')
        .test({ event, answer: { errorType: 'ReferenceError' }, initMs: 90, failed: true }),
      'broken',
    ],
    ['Init is still long', slow().deploy('new').test({ event, answer, initMs: 460 }), 'stillInInit'],
    [
      'nobody has tested it warm',
      slow().deploy('new').test({ event, answer, initMs: 90, ms: 800 }),
      'testWarm',
    ],
    [
      'every invocation waits',
      slow().deploy('new').test({ event, answer, initMs: 90, ms: 800 }).test({ event, answer, ms: 800 }),
      'everyInvocation',
    ],
  ])('has a hint for it when %s', (_what, script, hint) => {
    expect(hintOf(script)).toBe(hint);
  });

  it('says what it expected and what it saw', () => {
    const report = judged(slow().deploy('new').test({ event, answer, initMs: 460 }));
    expect(report).toMatchObject({
      expected: 'Init Duration of at most 450 ms, half of 900 ms',
      observed: '460 ms',
    });
    expect(report.steps.map(({ holds }) => holds)).toEqual([true, true, false, false, false]);
  });

  it('tells from the learner’s own runs what the second Test and the first caller paid', () => {
    const outcomes = (script: { trace: Evidence['trace'] }) =>
      Object.values(check.outcomes).map((outcome) => outcome({ functions: [], trace: script.trace }));
    expect(outcomes(slow())).toEqual([undefined, undefined]);
    expect(outcomes(slow().test({ event, answer }))).toEqual(['none', undefined]);
    const moved = slow().deploy('new').test({ event, answer, initMs: 90, ms: 810 });
    expect(outcomes(moved)).toEqual([undefined, 'same']);
    const built = slow().deploy('new').test({ event, answer, initMs: 90, ms: 5 });
    expect(outcomes(built)).toEqual([undefined, 'less']);
  });
});
