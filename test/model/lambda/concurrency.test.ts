import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  executionPool,
  isFull,
  reservable,
  throttled,
  unreservedConcurrency,
} from '#model/lambda/concurrency.ts';
import { refuse } from '#model/lambda/rules/refuse.ts';
import { withFunction } from './example-function.ts';

const use = { limit: 1000, reserved: { mine: 2, off: 0 }, running: { mine: 2, hers: 5, his: 7 } };

describe('the executions that a function draws from', () => {
  it('are its own where it has reserved some, whatever the others do', () => {
    expect(executionPool('mine', use)).toEqual({
      inUse: 2,
      limit: 2,
      reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    });
    expect(isFull(executionPool('mine', use))).toBe(true);
    expect(isFull(executionPool('mine', { ...use, running: { mine: 1, hers: 998 } }))).toBe(false);
    expect(isFull(executionPool('off', use))).toBe(true);
  });

  it('are what nobody has reserved otherwise, shared with all that have reserved nothing', () => {
    expect(executionPool('hers', use)).toEqual({
      inUse: 12,
      limit: 998,
      reason: 'ConcurrentInvocationLimitExceeded',
    });
  });

  it('leave at least a hundred unreserved, whatever is asked for in whatever order', () => {
    const names = fc.constantFrom('a', 'b', 'c');
    const asked = fc.array(fc.tuple(names, fc.integer({ min: 0, max: 1200 })), { maxLength: 20 });
    fc.assert(
      fc.property(asked, (requests) => {
        const reserved: Record<string, number> = {};
        for (const [name, value] of requests) {
          if (value <= reservable(name, { limit: 1000, reserved })) reserved[name] = value;
          expect(unreservedConcurrency({ limit: 1000, reserved })).toBeGreaterThanOrEqual(100);
        }
      }),
    );
  });
});

describe('PutFunctionConcurrency', () => {
  const put = (ReservedConcurrentExecutions: number, FunctionName = 'hello') =>
    refuse(
      { action: 'PutFunctionConcurrency', request: { FunctionName, ReservedConcurrentExecutions } },
      { ...withFunction, concurrency: { limit: 1000, reserved: { hello: 300, other: 400 } } },
    );

  it('is taken up to what leaves a hundred, its own reservation not counted', () => {
    expect(put(500)).toBeNull();
    expect(put(0)).toBeNull();
  });

  it('is refused in AWS’s words beyond that', () => {
    expect(put(501)).toEqual({
      code: 'InvalidParameterValueException',
      status: 400,
      message:
        "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
      member: 'ReservedConcurrentExecutions',
    });
    expect(put(-1)?.message).toBe(
      "1 validation error detected: Value '-1' at 'reservedConcurrentExecutions' failed to satisfy constraint: Member must have value greater than or equal to 0",
    );
    expect(put(1, 'nobody')?.code).toBe('ResourceNotFoundException');
  });
});

describe('DeleteFunctionConcurrency', () => {
  it('is taken for any function that is there', () => {
    const remove = (FunctionName: string) =>
      refuse({ action: 'DeleteFunctionConcurrency', request: { FunctionName } }, withFunction);
    expect(remove('hello')).toBeNull();
    expect(remove('nobody')?.code).toBe('ResourceNotFoundException');
  });
});

describe('a throttled caller', () => {
  it('hears why, and when to try again', () => {
    expect(throttled('ConcurrentInvocationLimitExceeded')).toEqual({
      code: 'TooManyRequestsException',
      status: 429,
      message: 'Rate Exceeded.',
      throttle: { reason: 'ConcurrentInvocationLimitExceeded', retryAfterSeconds: 1 },
    });
  });
});
