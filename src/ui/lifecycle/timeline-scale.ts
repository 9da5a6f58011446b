/**
 * A time axis that stays to scale where something happens and is cut where everything is frozen: a pause of a
 * minute beside a handler that ran for two milliseconds would leave nothing to see.
 */
import type { Instant } from '#model/telemetry/trace.ts';

export interface Interval {
  from: Instant;
  to: Instant;
}

export interface AxisPiece extends Interval {
  /** Share of the whole width, 0 to 1. */
  x0: number;
  x1: number;
  /** A cut: drawn narrower than it lasted. */
  cut: boolean;
}

export interface TimeAxis {
  pieces: readonly AxisPiece[];
  /** Milliseconds that the part to scale stands for. */
  activeMs: number;
}

/** Width of one cut, as a share of the whole. */
const cutWidth = 0.05;
const cutsAtMost = 0.35;

/**
 * @param busy when something ran, in any order, overlaps allowed
 * @param whole what the axis has to reach over
 */
export function timeAxis(busy: readonly Interval[], whole: Interval): TimeAxis {
  const active = merge(busy, whole);
  const activeMs = active.reduce((sum, piece) => sum + piece.to - piece.from, 0);
  // A pause shorter than this is drawn as long as it was.
  const patience = Math.max(activeMs / 4, 1);
  const raw: { interval: Interval; cut: boolean }[] = [];
  const add = (interval: Interval, cut: boolean): void => {
    if (interval.to <= interval.from) return;
    const last = raw.at(-1);
    if (last && !last.cut && !cut) last.interval = { from: last.interval.from, to: interval.to };
    else raw.push({ interval, cut });
  };
  let at = whole.from;
  for (const piece of [...active, { from: whole.to, to: whole.to }]) {
    add({ from: at, to: piece.from }, piece.from - at > patience);
    add(piece, false);
    at = Math.max(at, piece.to);
  }
  const cuts = raw.filter((piece) => piece.cut).length;
  const perCut =
    cuts === raw.length ? 1 / Math.max(cuts, 1) : Math.min(cutWidth, cutsAtMost / Math.max(cuts, 1));
  const scaledMs = raw.reduce((sum, { interval, cut }) => (cut ? sum : sum + interval.to - interval.from), 0);
  const share = cuts === raw.length ? 0 : 1 - cuts * perCut;
  let x = 0;
  const pieces = raw.map(({ interval, cut }): AxisPiece => {
    const width = cut ? perCut : ((interval.to - interval.from) / scaledMs) * share;
    const piece = { ...interval, x0: x, x1: x + width, cut };
    x += width;
    return piece;
  });
  return { pieces, activeMs };
}

/** Where an instant lies, 0 to 1; what is outside lies at the nearer end. */
export function placeOf(axis: TimeAxis, instant: Instant): number {
  const first = axis.pieces[0];
  if (!first || instant <= first.from) return 0;
  for (const piece of axis.pieces) {
    if (instant <= piece.to)
      return piece.x0 + ((instant - piece.from) / (piece.to - piece.from)) * (piece.x1 - piece.x0);
  }
  return 1;
}

/** The intervals joined where they touch, clipped to `whole`, in order. */
export function merge(intervals: readonly Interval[], whole: Interval): Interval[] {
  const joined: Interval[] = [];
  const inOrder = intervals
    .map(({ from, to }) => ({ from: Math.max(from, whole.from), to: Math.min(to, whole.to) }))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from);
  for (const interval of inOrder) {
    const last = joined.at(-1);
    if (last && interval.from <= last.to) last.to = Math.max(last.to, interval.to);
    else joined.push({ ...interval });
  }
  return joined;
}
