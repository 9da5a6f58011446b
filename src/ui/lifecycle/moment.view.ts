import type { Instant } from '#model/telemetry/trace.ts';
import type { TimelineSpan } from './timeline.view.ts';

/** A call reaches its container a little after it was made. */
const soonMs = 100;

/** The span to look at for a moment: what ran then or right after; where nothing did, what there was. */
export function spanAt<S extends Pick<TimelineSpan, 'kind' | 'from' | 'to'>>(
  spans: readonly S[],
  at: Instant,
): S | undefined {
  const running = spans.filter(({ kind }) => kind !== 'frozen');
  const holds = ({ from, to }: S) => from <= at && (to === null || at < to);
  return (
    running.findLast(holds) ??
    running.find(({ from }) => from >= at && from <= at + soonMs) ??
    spans.findLast(holds) ??
    running.findLast(({ from }) => from <= at) ??
    spans.at(0)
  );
}
