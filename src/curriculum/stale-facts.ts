/** Which facts of the ledger were read too long ago. */

/** A fact, by the path of its entry, and when it was read. */
export interface DatedFact {
  /** `<file>/<entry>/…`. */
  key: string;
  /** YYYY-MM-DD. */
  asOf: string;
}

/** How long a fact is believed without being read again, in days. */
export const staleAfterDays = 180;

const dayMs = 86_400_000;

/** Everything in a file of facts that says when it was read. */
export function datedFacts(key: string, data: unknown): DatedFact[] {
  if (typeof data !== 'object' || data === null) return [];
  const own = 'asOf' in data && typeof data.asOf === 'string' ? [{ key, asOf: data.asOf }] : [];
  return [...own, ...Object.entries(data).flatMap(([name, value]) => datedFacts(`${key}/${name}`, value))];
}

/**
 * Those that were read more than `days` days before `on`, the oldest first.
 *
 * @param on YYYY-MM-DD
 */
export function staleFacts(
  facts: readonly DatedFact[],
  on: string,
  days = staleAfterDays,
): (DatedFact & { ageDays: number })[] {
  return facts
    .map((fact) => ({ ...fact, ageDays: Math.round((Date.parse(on) - Date.parse(fact.asOf)) / dayMs) }))
    .filter(({ ageDays }) => ageDays > days)
    .toSorted((a, b) => b.ageDays - a.ageDays || (a.key < b.key ? -1 : 1));
}
