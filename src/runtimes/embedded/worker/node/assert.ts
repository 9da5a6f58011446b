/** `node:assert`, its strict form. */
import { inspect } from 'node-inspect-extracted';
import { isDeepStrictEqual } from './util.ts';

interface Failure {
  actual?: unknown;
  expected?: unknown;
  operator?: string;
  message?: string;
}

class AssertionError extends Error {
  override readonly name = 'AssertionError';
  readonly code = 'ERR_ASSERTION';
  readonly generatedMessage: boolean;
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string | undefined;

  constructor(failure: Failure) {
    super(
      failure.message ??
        `Expected values to be strictly equal:\n\n${inspect(failure.actual)} !== ${inspect(failure.expected)}\n`,
    );
    this.generatedMessage = failure.message === undefined;
    this.actual = failure.actual;
    this.expected = failure.expected;
    this.operator = failure.operator;
  }
}

type Message = string | Error | undefined;
type Expected = RegExp | (new (...values: never[]) => unknown) | ((error: unknown) => unknown) | object;

function fail(failure: Failure, message: Message): never {
  if (message instanceof Error) throw message;
  throw new AssertionError(message === undefined ? failure : { ...failure, message });
}

function matches(error: unknown, expected: Expected | undefined): boolean {
  if (expected === undefined) return true;
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected === 'function') {
    if (expected.prototype !== undefined && error instanceof (expected as new () => unknown)) return true;
    return !/^class\s/.test(String(expected)) && (expected as (error: unknown) => unknown)(error) === true;
  }
  return Object.entries(expected).every(([name, value]) => {
    const actual: unknown = Reflect.get(error as object, name);
    return value instanceof RegExp ? value.test(String(actual)) : isDeepStrictEqual(actual, value);
  });
}

const ok = (value: unknown, message?: Message): void => {
  if (!value) {
    fail(
      { actual: value, expected: true, operator: '==' },
      message ?? 'The expression evaluated to a falsy value',
    );
  }
};

const same =
  (operator: string, isSame: (actual: unknown, expected: unknown) => boolean, wanted: boolean) =>
  (actual: unknown, expected: unknown, message?: Message): void => {
    if (isSame(actual, expected) !== wanted) fail({ actual, expected, operator }, message);
  };

const caught = (error: unknown, expected: Expected | string | undefined, message: Message): void => {
  if (typeof expected !== 'string' && !matches(error, expected)) {
    if (message !== undefined) fail({ actual: error, expected }, message);
    throw error as Error;
  }
};

const settled = async (work: Promise<unknown> | (() => Promise<unknown>)) => {
  try {
    await (typeof work === 'function' ? work() : work);
    return null;
  } catch (error) {
    return { error };
  }
};

const assertions = {
  ok,
  equal: same('strictEqual', Object.is, true),
  strictEqual: same('strictEqual', Object.is, true),
  notEqual: same('notStrictEqual', Object.is, false),
  notStrictEqual: same('notStrictEqual', Object.is, false),
  deepEqual: same('deepStrictEqual', isDeepStrictEqual, true),
  deepStrictEqual: same('deepStrictEqual', isDeepStrictEqual, true),
  notDeepEqual: same('notDeepStrictEqual', isDeepStrictEqual, false),
  notDeepStrictEqual: same('notDeepStrictEqual', isDeepStrictEqual, false),
  throws(work: () => unknown, expected?: Expected | string, message?: Message): void {
    try {
      work();
    } catch (error) {
      caught(error, expected, message);
      return;
    }
    fail({ operator: 'throws' }, message ?? 'Missing expected exception.');
  },
  doesNotThrow: (work: () => unknown): void => {
    work();
  },
  async rejects(
    work: Promise<unknown> | (() => Promise<unknown>),
    expected?: Expected | string,
    message?: Message,
  ) {
    const outcome = await settled(work);
    if (!outcome) fail({ operator: 'rejects' }, message ?? 'Missing expected rejection.');
    caught(outcome.error, expected, message);
  },
  async doesNotReject(work: Promise<unknown> | (() => Promise<unknown>)) {
    const outcome = await settled(work);
    if (outcome) throw outcome.error as Error;
  },
  match: (text: string, pattern: RegExp, message?: Message): void => {
    if (!pattern.test(text)) {
      fail(
        { actual: text, expected: pattern },
        message ?? `The input did not match the regular expression ${String(pattern)}`,
      );
    }
  },
  doesNotMatch: (text: string, pattern: RegExp, message?: Message): void => {
    if (pattern.test(text))
      fail(
        { actual: text, expected: pattern },
        message ?? `The input was expected not to match ${String(pattern)}`,
      );
  },
  fail: (message?: Message): never => fail({ operator: 'fail' }, message ?? 'Failed'),
  ifError: (value: unknown): void => {
    if (value !== null && value !== undefined) throw value as Error;
  },
  AssertionError,
};

const assertModule = Object.assign((value: unknown, message?: Message) => ok(value, message), assertions);
export const assert = Object.assign(assertModule, { strict: assertModule });
