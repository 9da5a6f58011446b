/**
 * Who may run how often at the same time.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
import { fact } from '../facts/ledger.ts';
import type { ApiError } from './api-call.ts';
import { refusal } from './api-message.ts';

/** Those of AWS's reasons for a 429 that are met here (`ThrottleReason` of the API model). */
export const throttleReasons = [
  'ConcurrentInvocationLimitExceeded',
  'ReservedFunctionConcurrentInvocationLimitExceeded',
] as const;
export type ThrottleReason = (typeof throttleReasons)[number];

/** Of an account in one Region, by the name of the function. */
export interface ConcurrencyUse {
  /** Executions that the account may have. */
  limit: number;
  /** Of functions that have reserved some. */
  reserved: Readonly<Record<string, number>>;
  /** Executions at the moment; a function without any may be left out. */
  running: Readonly<Record<string, number>>;
}

/** The executions that one function draws from: its own, or those that nobody has reserved. */
export interface ExecutionPool {
  inUse: number;
  limit: number;
  /** What a caller hears who is one too many. */
  reason: ThrottleReason;
}

/** What has to stay unreserved in an account. */
export const unreservedFloor = fact('unreservedFloor').value;
const retryAfterSeconds = fact('retryAfter').value;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function own(record: Readonly<Record<string, number>>, name: string): number | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** What the functions without a reservation share. */
export function unreservedConcurrency({
  limit,
  reserved,
}: Pick<ConcurrencyUse, 'limit' | 'reserved'>): number {
  return Math.max(0, limit - sum(Object.values(reserved)));
}

/** Reserved executions are both a guarantee and a ceiling: the function has these and no others. */
export function executionPool(functionName: string, use: ConcurrencyUse): ExecutionPool {
  const reserved = own(use.reserved, functionName);
  if (reserved !== undefined) {
    return {
      inUse: own(use.running, functionName) ?? 0,
      limit: reserved,
      reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    };
  }
  const others = Object.entries(use.running).filter(([name]) => own(use.reserved, name) === undefined);
  return {
    inUse: sum(others.map(([, running]) => running)),
    limit: unreservedConcurrency(use),
    reason: 'ConcurrentInvocationLimitExceeded',
  };
}

/** Whether one more execution is one too many. Counted before this one. */
export function isFull({ inUse, limit }: ExecutionPool): boolean {
  return inUse >= limit;
}

/** The most that a function may reserve, with what the others have. */
export function reservable(
  functionName: string,
  { limit, reserved }: Pick<ConcurrencyUse, 'limit' | 'reserved'>,
): number {
  const others = Object.entries(reserved).filter(([name]) => name !== functionName);
  return Math.max(0, limit - unreservedFloor - sum(others.map(([, value]) => value)));
}

export function unreservedTooLow(): ApiError {
  return refusal('unreservedTooLow', { min: unreservedFloor }, 'ReservedConcurrentExecutions');
}

/** The answer to a synchronous caller who is one too many. */
export function throttled(reason: ThrottleReason): ApiError {
  return { ...refusal('rateExceeded'), throttle: { reason, retryAfterSeconds } };
}
