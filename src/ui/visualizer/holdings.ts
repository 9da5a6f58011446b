/** What is left in environments of the events before: the answer to “what survives in a warm container”. */
import type { EnvironmentSummary } from '#machines/environment.types.ts';

type Held = Pick<EnvironmentSummary, 'place' | 'phase' | 'invocations'>;

const events = (count: number): string => (count === 1 ? 'one event' : `${count} events`);

function whoseTraces(before: ReadonlySet<number>): string {
  const [count] = before;
  return before.size === 1 && count !== undefined ? events(count) : 'their events';
}

/** @param members in the same place; of one environment or of several */
export function holdings(members: readonly Held[]): string {
  const [first] = members;
  if (!first) return '';
  const it = members.length === 1 ? 'It' : 'Each';
  // An init inside an invocation comes after a reset: another process, in the same place.
  const wasReset = members.some(({ phase }) => phase === 'invoke');
  const seen = new Set(members.map(({ invocations }) => invocations));
  switch (first.place) {
    case 'provisioning':
      return `${it} holds nothing yet.`;
    case 'initializing':
      return wasReset
        ? `${it} makes its variables anew; what was in /tmp is still there.`
        : `${it} makes its variables; nothing is left from anybody.`;
    case 'restoring':
      return `${it} gets the variables that the snapshot has.`;
    case 'invoking':
      if (wasReset) return `${it} has its variables since the reset; /tmp has stayed.`;
      return Math.max(...seen) <= 1
        ? `${it} has variables as the init left them: nobody was here before.`
        : `${it} finds variables and /tmp as ${whoseTraces(new Set([...seen].map((count) => count - 1)))} left them.`;
    case 'ready.frozen':
      if (wasReset) return `${it} keeps its variables since the reset, and /tmp.`;
      return Math.max(...seen) === 0
        ? `${it} has done its init, and no event was here yet.`
        : `${it} keeps variables and /tmp as ${whoseTraces(seen)} left them.`;
    case 'ready.emptied':
    case 'resetting':
      return `${it} has lost its variables with the process; /tmp stays.`;
    case 'shuttingDown':
    case 'ended':
      return `${it} loses variables and /tmp.`;
  }
}
