/**
 * The condition of a statement.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
import type { AccessRequest } from './access-request.ts';
import { inAddressRange } from './ip-range.ts';
import { contextValue, filledIn, matchesArn, matchesWildcard } from './wildcard.ts';

export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

type Compare = (found: string, wanted: string) => boolean;

const numeric =
  (compare: (a: number, b: number) => boolean): Compare =>
  (found, wanted) =>
    compare(Number(found), Number(wanted));
/** ISO 8601, or seconds since 1970. */
const instant = (text: string): number => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text));
const dated =
  (compare: (a: number, b: number) => boolean): Compare =>
  (found, wanted) =>
    compare(instant(found), instant(wanted));
const sameText: Compare = (found, wanted) => found === wanted;
const sameLetters: Compare = (found, wanted) => found.toLowerCase() === wanted.toLowerCase();
const likeText: Compare = (found, wanted) => matchesWildcard(wanted, found);
const likeArn: Compare = (found, wanted) => matchesArn(wanted, found);

const less = (a: number, b: number): boolean => a < b;
const atMost = (a: number, b: number): boolean => a <= b;
const equal = (a: number, b: number): boolean => a === b;

const comparisons: Readonly<Record<string, Compare>> = {
  StringEquals: sameText,
  StringEqualsIgnoreCase: sameLetters,
  StringLike: likeText,
  NumericEquals: numeric(equal),
  NumericLessThan: numeric(less),
  NumericLessThanEquals: numeric(atMost),
  NumericGreaterThan: numeric((a, b) => less(b, a)),
  NumericGreaterThanEquals: numeric((a, b) => atMost(b, a)),
  DateEquals: dated(equal),
  DateLessThan: dated(less),
  DateLessThanEquals: dated(atMost),
  DateGreaterThan: dated((a, b) => less(b, a)),
  DateGreaterThanEquals: dated((a, b) => atMost(b, a)),
  Bool: sameLetters,
  BinaryEquals: sameText,
  IpAddress: inAddressRange,
  // The two do the same, wildcards included.
  ArnEquals: likeArn,
  ArnLike: likeArn,
};

/** Those that are true where no value matches, and where there is none at all. */
const negated: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
};

export interface Unmet {
  operator: string;
  key: string;
}

/** The first part of a condition that a request does not meet; `null`: it meets them all. */
export function unmetCondition(condition: Condition, request: AccessRequest): Unmet | null {
  for (const [operator, keys] of Object.entries(condition)) {
    for (const [key, values] of Object.entries(keys)) {
      if (!holds(operator, key, typeof values === 'string' ? [values] : values, request))
        return { operator, key };
    }
  }
  return null;
}

function holds(operator: string, key: string, wanted: readonly string[], request: AccessRequest): boolean {
  const [, set, name = '', ifExists] =
    /^(?:(ForAnyValue|ForAllValues):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  const found = contextValue(request.context, key);
  if (name === 'Null') return wanted.includes(String(found === null));
  if (found === null && ifExists !== undefined) return true;
  const opposite = Object.hasOwn(negated, name) ? negated[name] : undefined;
  const positive = opposite ?? name;
  const compare = Object.hasOwn(comparisons, positive) ? comparisons[positive] : undefined;
  // IAM takes no policy with an operator that it does not know.
  if (compare === undefined) return false;
  const one = (value: string): boolean => {
    const matches = wanted.some((each) => {
      const text = filledIn(each, request);
      return text !== null && compare(value, text);
    });
    return matches !== (opposite !== undefined);
  };
  if (set === 'ForAllValues') return (found ?? []).every(one);
  if (set === 'ForAnyValue') return (found ?? []).some(one);
  if (found === null) return opposite !== undefined;
  return opposite === undefined ? found.some(one) : found.every(one);
}
