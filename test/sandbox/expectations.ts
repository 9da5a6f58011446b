import { expect } from 'vitest';
import type { InvokeOutcome } from '#model/runtime-port.ts';
import type { LambdaUnderTest } from '../contract/lambda-under-test.ts';

/** What the handler returned. */
export function resultOf(outcome: InvokeOutcome): unknown {
  if (outcome.status !== 'success') expect.fail(`The handler did not return: ${JSON.stringify(outcome)}`);
  return JSON.parse(outcome.payload);
}

export const returns =
  (expected: unknown) =>
  (outcome: InvokeOutcome): void => {
    expect(resultOf(outcome)).toEqual(expected);
  };

/** Each try ended with one of these errors. */
export const refuses =
  (...names: string[]) =>
  (outcome: InvokeOutcome): void => {
    const tries = resultOf(outcome) as string[];
    expect(tries.length).toBeGreaterThan(0);
    const allowed = names.map((name) => `refused: ${name}`);
    expect(tries.filter((result) => !allowed.includes(result))).toEqual([]);
  };

export const timesOut = (outcome: InvokeOutcome): void => {
  expect(outcome).toMatchObject({ status: 'timeout' });
};

export const runsOutOfMemory = (outcome: InvokeOutcome, lambda: LambdaUnderTest): void => {
  expect(outcome).toMatchObject({
    status: 'failure',
    errorType: 'Runtime.OutOfMemory',
    exit: { signal: 'SIGKILL' },
    maxMemoryUsedMB: lambda.spec.memorySizeMB,
  });
};
