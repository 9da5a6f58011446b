/** What is left in environments of the events before: the answer to “what survives in a warm container”. */
import type { EnvironmentSummary } from '#machines/environment.types.ts';
import { words } from './holdings.words.ts';

type Held = Pick<EnvironmentSummary, 'place' | 'phase' | 'invocations'>;

function whoseTraces(before: ReadonlySet<number>): string {
  const [count] = before;
  return before.size === 1 && count !== undefined ? words.events(count) : words.theirEvents;
}

/** @param members in the same place; of one environment or of several */
export function holdings(members: readonly Held[]): string {
  const [first] = members;
  if (!first) return '';
  const it = members.length === 1 ? words.one : words.each;
  // An init inside an invocation comes after a reset: another process, in the same place.
  const wasReset = members.some(({ phase }) => phase === 'invoke');
  const seen = new Set(members.map(({ invocations }) => invocations));
  switch (first.place) {
    case 'provisioning':
      return words.nothing(it);
    case 'initializing':
      return wasReset ? words.anew(it) : words.first(it);
    case 'restoring':
      return words.snapshot(it);
    case 'invoking':
      if (wasReset) return words.workingSinceReset(it);
      return Math.max(...seen) <= 1
        ? words.working(it)
        : words.workingAfter(it, whoseTraces(new Set([...seen].map((count) => count - 1))));
    case 'ready.frozen':
      if (wasReset) return words.keptSinceReset(it);
      return Math.max(...seen) === 0 ? words.kept(it) : words.keptAfter(it, whoseTraces(seen));
    case 'ready.emptied':
    case 'resetting':
      return words.lost(it);
    case 'shuttingDown':
    case 'ended':
      return words.gone(it);
  }
}
