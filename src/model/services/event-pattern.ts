/**
 * Patterns of EventBridge: which events a rule takes. Event source mappings filter with them, and SNS with its filter
 * policies.
 *
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */

export type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether an event has all that the pattern asks for. Each array lists what may stand there. */
export function matchesPattern(pattern: JsonObject, event: JsonObject): boolean {
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or' && Array.isArray(wanted))
      return wanted.some((each) => isObject(each) && matchesPattern(each, event));
    const found = Object.hasOwn(event, name) ? event[name] : undefined;
    if (isObject(wanted)) return matchesPattern(wanted, isObject(found) ? found : {});
    return Array.isArray(wanted) && wanted.some((each) => matchesValue(each, found));
  });
}

/** An array in the event matches when one of its members does. */
function matchesValue(wanted: unknown, found: unknown): boolean {
  if (isObject(wanted) && 'exists' in wanted) return (found !== undefined) === wanted['exists'];
  if (found === undefined) return false;
  if (Array.isArray(found)) return found.some((each) => matchesValue(wanted, each));
  return isObject(wanted) ? matchesOperator(wanted, found) : wanted === found;
}

function matchesOperator(wanted: JsonObject, found: unknown): boolean {
  const [operator, value] = Object.entries(wanted)[0] ?? [];
  if (operator === 'anything-but')
    return !(Array.isArray(value) ? value : [value]).some((each) => matchesValue(each, found));
  if (operator === 'numeric')
    return typeof found === 'number' && Array.isArray(value) && inRange(value, found);
  return typeof found === 'string' && matchesText(operator, value, found);
}

function matchesText(operator: string | undefined, value: unknown, found: string): boolean {
  // { "prefix": { "equals-ignore-case": "…" } }
  if (isObject(value)) {
    const part = value['equals-ignore-case'];
    return typeof part === 'string' && matchesText(operator, part.toLowerCase(), found.toLowerCase());
  }
  if (typeof value !== 'string') return false;
  switch (operator) {
    case 'prefix':
      return found.startsWith(value);
    case 'suffix':
      return found.endsWith(value);
    case 'equals-ignore-case':
      return found.toLowerCase() === value.toLowerCase();
    case 'wildcard':
      return wildcard(value).test(found);
    default:
      return false;
  }
}

function wildcard(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`);
}

const comparisons: Readonly<Record<string, (found: number, limit: number) => boolean>> = {
  '=': (found, limit) => found === limit,
  '>': (found, limit) => found > limit,
  '>=': (found, limit) => found >= limit,
  '<': (found, limit) => found < limit,
  '<=': (found, limit) => found <= limit,
};

/** `['>', 0, '<=', 5]`. */
function inRange(bounds: readonly unknown[], found: number): boolean {
  const pairs = bounds.flatMap((sign, index) =>
    index % 2 === 0 ? [[sign, bounds[index + 1]] as const] : [],
  );
  return (
    pairs.length > 0 &&
    pairs.every(([sign, limit]) => {
      const held = comparisons[String(sign)];
      return held !== undefined && typeof limit === 'number' && held(found, limit);
    })
  );
}
