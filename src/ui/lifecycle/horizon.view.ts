/** What runs below, in one line: for the strip that stays in the window while the rest is under its edge. */
import { words } from './below.words.ts';
import { durationText } from './duration.ts';
import type { TimelineSpan, TimelineView } from './timeline.view.ts';

export interface HorizonView {
  words: string;
  /** Of the newest environment, as shares of the width. */
  spans: readonly TimelineSpan[];
}

const said = words.horizon;

export function horizonView({ lanes }: TimelineView): HorizonView {
  const lane = lanes.at(-1);
  if (!lane) return { words: said.none, spans: [] };
  const last = lane.spans.at(-1);
  const alive = lanes.filter((each) => each.alive).length;
  if (!lane.alive || !last)
    return {
      words: lane.ending === null ? said.hasEnded(lane.name) : said.ended(lane.name, lane.ending),
      spans: lane.spans,
    };
  const past = lane.spans.slice(0, -1).filter(({ kind }) => kind !== 'frozen' && kind !== 'provision');
  const newest = last.kind === 'frozen' ? past.slice(-2).map(measured).join(', ') : durationText(last.ms);
  const doing = `${said[last.kind](lane.name)}${newest === '' ? '' : ` · ${newest}`}`;
  return { words: alive > 1 ? said.others(doing, alive - 1) : doing, spans: lane.spans };
}

function measured({ label, ms }: TimelineSpan): string {
  return `${label} ${durationText(ms)}`;
}
