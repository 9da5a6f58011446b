/** What the callers see, as paths: how long each waits for an answer, stacked as high as many wait at once. */
import type { Outcome, PictureRequest, QueueWait } from './picture.ts';
import { toX, type Frame } from './time-axis.ts';

/** Intervals on as few rows as they need, first come first served. */
export function packed(intervals: readonly { from: number; to: number }[]): {
  rows: number[];
  height: number;
} {
  const ends: number[] = [];
  const rows = intervals.map(({ from, to }) => {
    const free = ends.findIndex((end) => end <= from);
    const row = free === -1 ? ends.length : free;
    ends[row] = to;
    return row;
  });
  return { rows, height: Math.max(1, ends.length) };
}

/** A sign at one place, for one or for several who got the same there. */
export interface Sign {
  x: number;
  count: number;
}

export interface CallerPaths {
  bars: Partial<Record<Outcome, string>>;
  /** Requests that were turned away at once. */
  turnedAway: readonly Sign[];
}

/** The least width of a bar, in pixels. */
const seen = 1.6;
/** Signs that are nearer to each other than this become one, in pixels. */
const signRoom = 15;

export function callerPaths(requests: readonly PictureRequest[], frame: Frame, height: number): CallerPaths {
  const waiting = requests.filter(({ outcome }) => outcome !== 'throttled' && outcome !== 'refused');
  const { rows, height: high } = packed(waiting);
  const rowHeight = Math.min(9, height / high);
  const parts: Partial<Record<Outcome, string[]>> = {};
  waiting.forEach(({ from, to, outcome }, index) => {
    const bar = barPath(frame, { from, to }, height - ((rows[index] ?? 0) + 1) * rowHeight, rowHeight);
    if (bar !== null) (parts[outcome] ??= []).push(bar);
  });
  const bars = Object.fromEntries(
    Object.entries(parts).map(([outcome, pieces]) => [outcome, pieces.join('')]),
  );
  const away = requests.filter(({ outcome }) => outcome === 'throttled' || outcome === 'refused');
  return {
    bars,
    turnedAway: signs(
      away.map(({ from }) => from),
      frame,
    ),
  };
}

function barPath(
  frame: Frame,
  { from, to }: { from: number; to: number },
  top: number,
  rowHeight: number,
): string | null {
  const x0 = Math.max(toX(frame, from), -8);
  const x1 = Math.min(Math.max(toX(frame, to), x0 + seen), frame.width + 8);
  if (x1 < 0 || x0 > frame.width || x1 <= x0) return null;
  const tall = Math.max(1, rowHeight - (rowHeight > 3 ? 1.5 : 0.5));
  return `M${x0.toFixed(1)} ${top.toFixed(1)}h${(x1 - x0).toFixed(1)}v${tall.toFixed(1)}H${x0.toFixed(1)}z`;
}

function signs(times: readonly number[], frame: Frame): Sign[] {
  const found: Sign[] = [];
  for (const time of times) {
    const x = toX(frame, time);
    if (x < 0 || x > frame.width) continue;
    const last = found.at(-1);
    if (last && x - last.x < signRoom) last.count += 1;
    else found.push({ x, count: 1 });
  }
  return found;
}

export interface QueuePaths {
  first: string;
  again: string;
  dropped: readonly Sign[];
}

/** The same event keeps its row from its first wait to its last. */
export function queuePaths(queue: readonly QueueWait[], frame: Frame, height: number): QueuePaths {
  const order = [...new Set(queue.map(({ requestId }) => requestId))];
  const rowHeight = Math.min(9, height / Math.max(1, order.length));
  const paths = { first: '', again: '' };
  for (const { requestId, from, to, again } of queue) {
    const bar = barPath(frame, { from, to }, order.indexOf(requestId) * rowHeight, rowHeight);
    if (bar !== null && to > from) paths[again ? 'again' : 'first'] += bar;
  }
  const given = queue.filter(({ end }) => end === 'dropped').map(({ to }) => to);
  return { ...paths, dropped: signs(given, frame) };
}
