import { describe, expect, it } from 'vitest';
import { evaluate, type Evidence } from '#curriculum/check.ts';
import { lessonCheck } from '#curriculum/lesson-checks.ts';
import { traceScript } from '../curriculum/trace-script.ts';

const check = await lessonCheck('5-the-function-page/5-deploy-then-test');

const ada = { name: 'Ada' };
const bob = { name: 'Bob' };
const judged = ({ trace }: { trace: Evidence['trace'] }) => evaluate(check, { functions: [], trace });
const hintOf = (script: { trace: Evidence['trace'] }) => {
  const report = judged(script);
  return report.passed ? 'passed' : report.hint.id;
};

describe('Deploy, then Test', () => {
  it('passes with the old answer first and another one after the deployment', () => {
    const script = traceScript()
      .test({ event: ada, answer: 'old', undeployed: true, environment: 'env-1', initMs: 90 })
      .deploy('new')
      .test({ event: ada, answer: 'new', environment: 'env-2', initMs: 90 });
    expect(judged(script).passed).toBe(true);
    expect(check.outcomes['after-deploy']?.({ functions: [], trace: script.trace })).toBe('another');
  });

  it('lets a learner begin badly and still get there', () => {
    const script = traceScript()
      .deploy('first')
      .test({ event: ada, answer: 'first' })
      .test({ event: ada, answer: 'first', undeployed: true })
      .deploy('second')
      .test({ event: bob, answer: 'second' })
      .test({ event: ada, answer: 'second' });
    expect(judged(script).passed).toBe(true);
  });

  it('does not let a Test with another event pass as another answer', () => {
    const script = traceScript()
      .test({ event: ada, answer: 'Hello, Ada.', undeployed: true })
      .deploy('new')
      .test({ event: bob, answer: 'Hello, Bob.' });
    expect(judged(script)).toMatchObject({
      passed: false,
      hint: { id: 'sameEvent' },
      observed: 'Invoke with {"name":"Bob"}',
    });
  });

  it('asks for the Test after the deployment', () => {
    const script = traceScript().test({ event: ada, answer: 'old', undeployed: true }).deploy('new');
    expect(hintOf(script)).toBe('testAgain');
  });

  it('does not count a deployment that was refused', () => {
    const script = traceScript()
      .test({ event: ada, answer: 'old', undeployed: true })
      .deploy('new', { status: 409 })
      .test({ event: ada, answer: 'old', undeployed: true });
    expect(hintOf(script)).toBe('deployNow');
  });

  it('shows the steps that hold, and when to look', () => {
    const script = traceScript()
      .test({ event: ada, answer: 'old', undeployed: true })
      .deploy('comment')
      .test({ event: ada, answer: 'old', environment: 'env-2' });
    const report = judged(script);
    expect(report.steps.map(({ holds }) => holds)).toEqual([true, true, false]);
    expect(report).toMatchObject({
      hint: { id: 'sameAnswer' },
      expected: 'another answer than "old"',
      observed: '"old"',
    });
    expect(report).toMatchObject({ where: script.trace.at(-3)?.time });
  });

  it('tells a deployment that was not through from one that changes nothing', () => {
    const script = traceScript()
      .test({ event: ada, answer: 'old', undeployed: true })
      .deploy('new')
      .test({ event: ada, answer: 'old' });
    expect(hintOf(script)).toBe('tooSoon');
  });

  it('says what happened to the prediction, whatever came first', () => {
    const outcome = (script: { trace: Evidence['trace'] }) =>
      check.outcomes['before-deploy']?.({ functions: [], trace: script.trace });
    const undeployed = { event: ada, answer: 'old', undeployed: true };
    expect(outcome(traceScript().test(undeployed))).toBeUndefined();
    expect(outcome(traceScript().test({ event: ada, answer: 'old' }).test(undeployed))).toBe('old');
    expect(outcome(traceScript().test(undeployed).deploy('new').test({ event: ada, answer: 'new' }))).toBe(
      'old',
    );
    expect(outcome(traceScript().test({ ...undeployed, failed: true }))).toBe('error');
  });
});
