import { describe, expect, it } from 'vitest';
import { defineCheck, evaluate, evidenceOf, type Evidence } from '#curriculum/check.ts';

const nothing: Evidence = { functions: [], trace: [] };

const check = defineCheck({
  steps: [
    { id: 'first', label: 'Do this.' },
    { id: 'second', label: 'Then that.' },
  ],
  hints: { tryIt: 'Try it.' },
  judge: ({ functions }) =>
    functions.length > 0
      ? { passed: true }
      : {
          passed: false,
          missing: 'second',
          hint: 'tryIt',
          expected: 'a function',
          observed: 'none',
          where: 7,
        },
  outcomes: {},
});

describe('evaluate', () => {
  it('shows the steps before the missing one as done, and the hint in words', () => {
    expect(evaluate(check, nothing)).toEqual({
      passed: false,
      steps: [
        { id: 'first', label: 'Do this.', holds: true },
        { id: 'second', label: 'Then that.', holds: false },
      ],
      hint: { id: 'tryIt', text: 'Try it.' },
      expected: 'a function',
      observed: 'none',
      where: 7,
    });
  });
});

it('takes evidence from an account: a draft is what is not deployed', () => {
  expect(evidenceOf({ functions: [], trace: [] })).toEqual(nothing);
});
