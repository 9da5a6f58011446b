/**
 * Wildcards and variables of policies.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
import type { AccessRequest } from './access-request.ts';

/** `*`: any characters or none; `?`: exactly one. */
export function matchesWildcard(pattern: string, text: string): boolean {
  // Goes back to the last star only, so that no pattern takes long.
  let [at, from, star, mark] = [0, 0, -1, 0];
  while (from < text.length) {
    if (pattern[at] === '*') [star, mark, at] = [at, from, at + 1];
    else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[from]))
      [at, from] = [at + 1, from + 1];
    else if (star !== -1) [at, mark, from] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

/** Each part of an ARN is compared by itself; the sixth is all the rest. */
export function matchesArn(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const [wanted, found] = [partsOf(pattern), partsOf(arn)];
  return wanted.length === found.length
    ? wanted.every((part, index) => matchesWildcard(part, found[index] ?? ''))
    : // `arn:aws:s3*` and the like: a star at the end stands for the parts that are not there.
      wanted.length < found.length &&
        pattern.endsWith('*') &&
        wanted.every((part, index) => matchesWildcard(part, found[index] ?? ''));
}

function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length > 6 ? [...parts.slice(0, 5), parts.slice(5).join(':')] : parts;
}

/**
 * Puts the values of a request in the place of `${aws:…}`; `${*}`, `${?}` and `${$}` are the characters themselves.
 * `null`: the request has nothing to put there, and then the pattern matches nothing.
 */
export function filledIn(pattern: string, { context }: Pick<AccessRequest, 'context'>): string | null {
  let missing = false;
  const text = pattern.replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name === '*' || name === '?' || name === '$') return name;
    const [key = '', preset] = name.split(/\s*,\s*/);
    const value = contextValue(context, key.trim())?.[0] ?? preset?.replace(/^'(.*)'$/, '$1');
    missing ||= value === undefined;
    return value ?? '';
  });
  return missing ? null : text;
}

/** The values of a condition key, whose name is compared without regard to case; `null`: it has none. */
export function contextValue(context: AccessRequest['context'], key: string): readonly string[] | null {
  const found = Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
  if (found === undefined) return null;
  return typeof found === 'string' ? [found] : found;
}
