/** The time of a run on the width of a drawing: to scale, or with the idle time folded. */
import {
  merge,
  placeOf,
  timeAxis,
  type AxisPiece,
  type Interval,
  type TimeAxis,
} from '#ui/lifecycle/timeline-scale.ts';
import type { Picture } from './picture.ts';

/** Room before and after what happens, in ms: nothing is drawn upon an edge. */
const marginMs = 15;

/**
 * Idle time is folded where the reader wants it and there is more of it than of anything else.
 *
 * @param beside a second run under the same clock
 */
export function pictureAxis(picture: Picture, folded: boolean, beside: Picture | null = null): TimeAxis {
  const pictures = beside ? [picture, beside] : [picture];
  const whole = { from: 0, to: Math.max(1, ...pictures.map(({ untilMs }) => untilMs)) };
  if (!folded) return timeAxis([whole], whole);
  return timeAxis(merge(pictures.flatMap(busyIn), whole), whole);
}

function busyIn(picture: Picture): Interval[] {
  return [
    ...picture.lanes.flatMap(({ spans }) => spans.filter(({ kind }) => kind !== 'frozen')),
    ...picture.requests.map(({ from }) => ({ from, to: from })),
    ...picture.queue.filter(({ end }) => end !== null).map(({ to }) => ({ from: to, to })),
    ...picture.changes,
  ].map(({ from, to }) => ({ from: from - marginMs, to: to + marginMs }));
}

/** The piece of the axis that `place` lies in. */
function pieceAt({ pieces }: TimeAxis, place: number): AxisPiece | undefined {
  return pieces.find(({ x1 }) => place <= x1) ?? pieces.at(-1);
}

/** What lies at a place of the axis, 0 to 1: the other direction of `placeOf`. */
export function instantAt(axis: TimeAxis, place: number): number {
  const piece = pieceAt(axis, place);
  if (!piece) return 0;
  const share = piece.x1 === piece.x0 ? 0 : (place - piece.x0) / (piece.x1 - piece.x0);
  return piece.from + Math.min(1, Math.max(0, share)) * (piece.to - piece.from);
}

/** Where the part of the axis that is drawn lies: pixels = `x` + `k` × width × place. */
export interface Zoom {
  k: number;
  x: number;
}
export const whole: Zoom = { k: 1, x: 0 };

export interface Tick {
  x: number;
  text: string;
}

export interface Frame {
  axis: TimeAxis;
  zoom: Zoom;
  /** Pixels. */
  width: number;
}

export function toX({ axis, zoom, width }: Frame, ms: number): number {
  return zoom.x + zoom.k * width * placeOf(axis, ms);
}

export function toMs({ axis, zoom, width }: Frame, x: number): number {
  return instantAt(axis, (x - zoom.x) / (zoom.k * width));
}

/** The most that is worth zooming in to, in pixels per ms. */
const finest = 400;

export function deepestZoom(axis: TimeAxis, width: number): number {
  const scaled = axis.pieces.find(({ cut }) => !cut);
  if (!scaled || scaled.to <= scaled.from) return 8;
  const perMs = ((scaled.x1 - scaled.x0) * width) / (scaled.to - scaled.from);
  return Math.max(8, finest / perMs);
}
