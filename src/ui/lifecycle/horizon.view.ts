/** What runs below, in one line: for the strip that stays in the window while the rest is under its edge. */
import { durationText } from './duration.ts';
import type { SpanKind } from './span-kinds.ts';
import type { TimelineSpan, TimelineView } from './timeline.view.ts';

export interface HorizonView {
  words: string;
  /** Of the newest environment, as shares of the width. */
  spans: readonly TimelineSpan[];
}

const doing: Record<SpanKind, string> = {
  provision: 'is being made',
  extensionInit: 'starts its extensions',
  init: 'starts your code',
  runtimeInit: 'starts its runtime',
  functionInit: 'runs your code outside the handler',
  restore: 'gets its snapshot',
  frozen: 'is frozen',
  invoke: 'has your event',
  reset: 'is started again',
  shutdown: 'is shut down',
};

export function horizonView({ lanes }: TimelineView): HorizonView {
  const lane = lanes.at(-1);
  if (!lane) return { words: 'No container yet. Test makes one.', spans: [] };
  const last = lane.spans.at(-1);
  const alive = lanes.filter((each) => each.alive).length;
  const others = alive > 1 ? `, ${alive - 1} more beside it` : '';
  if (!lane.alive || !last)
    return { words: `${lane.name} ${lane.ending ?? 'has ended'}.`, spans: lane.spans };
  const past = lane.spans.slice(0, -1).filter(({ kind }) => kind !== 'frozen' && kind !== 'provision');
  const newest = last.kind === 'frozen' ? past.slice(-2).map(measured).join(', ') : durationText(last.ms);
  return {
    words: `${lane.name} ${doing[last.kind]}${newest === '' ? '' : ` · ${newest}`}${others}`,
    spans: lane.spans,
  };
}

function measured({ label, ms }: TimelineSpan): string {
  return `${label} ${durationText(ms)}`;
}
