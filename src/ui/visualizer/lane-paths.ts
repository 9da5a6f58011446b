/**
 * Lanes as paths, one for each kind of span. What is narrower than can be seen is drawn together with its
 * neighbours and counted, so that a drawing of a hundred thousand spans has as many shapes as its width has room for.
 */
import type { SpanKind } from '#ui/lifecycle/span-kinds.ts';
import type { PictureLane } from './picture.ts';
import { placeOf, type TimeAxis } from '#ui/lifecycle/timeline-scale.ts';
import type { Zoom } from './time-axis.ts';

/** The spans of one lane as columns; places are 0 to 1 of the whole axis. */
export interface LaneColumns {
  from: Float64Array;
  to: Float64Array;
  kinds: readonly SpanKind[];
}

export function laneColumns({ spans }: PictureLane, axis: TimeAxis): LaneColumns {
  return {
    from: Float64Array.from(spans, (span) => placeOf(axis, span.from)),
    to: Float64Array.from(spans, (span) => placeOf(axis, span.to)),
    kinds: spans.map(({ kind }) => kind),
  };
}

/** Spans that are drawn as one. */
export interface Cluster {
  x: number;
  width: number;
  lane: number;
  count: number;
}

/** A span that may have room for its name; the part of it that is in view. */
export interface Roomy {
  kind: SpanKind;
  lane: number;
  /** Pixels. */
  x: number;
  width: number;
}

export interface LanePaths {
  /** `d` of each kind. */
  paths: Partial<Record<SpanKind | 'many', string>>;
  /** Those that have room for a number. */
  counted: readonly Cluster[];
  roomy: readonly Roomy[];
}

interface Rows {
  /** Pixels. */
  width: number;
  /** Of a lane. */
  height: number;
  zoom: Zoom;
  /** Above and below a span, as a share of its lane. */
  inset?: number;
}

/** The least that is drawn on its own, in pixels. */
const seen = 1.6;
/** A number needs as much room. */
const countRoom = 22;
/** The shortest name needs as much. */
const nameRoom = 44;
const usualInset = 0.16;

/** The first span that ends at or after `place`. Spans of a lane follow one another. */
export function firstVisible(to: Float64Array, place: number): number {
  let low = 0;
  let high = to.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((to[middle] ?? Infinity) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param lanes those that are drawn, from the top */
export function lanePaths(lanes: readonly LaneColumns[], rows: Rows): LanePaths {
  const parts: Partial<Record<SpanKind | 'many', string[]>> = {};
  const counted: Cluster[] = [];
  const roomy: Roomy[] = [];
  lanes.forEach((lane, index) => drawLane(lane, index, rows, { parts, counted, roomy }));
  const paths = Object.fromEntries(
    Object.entries(parts).map(([kind, pieces]) => [kind, pieces.join('')]),
  ) as LanePaths['paths'];
  return { paths, counted, roomy };
}

interface Drawn {
  parts: Partial<Record<SpanKind | 'many', string[]>>;
  counted: Cluster[];
  roomy: Roomy[];
}

function drawLane(
  { from, to, kinds }: LaneColumns,
  lane: number,
  { width, height, zoom, inset = usualInset }: Rows,
  { parts, counted, roomy }: Drawn,
): void {
  const scale = zoom.k * width;
  const top = ((lane + inset) * height).toFixed(1);
  const tall = (height * (1 - 2 * inset)).toFixed(1);
  const middle = ((lane + 0.5) * height - 0.75).toFixed(1);
  const draw = (kind: SpanKind | 'many', x0: number, x1: number): void => {
    const left = Math.max(x0, -8);
    const wide = Math.min(x1, width + 8) - left;
    if (wide <= 0) return;
    const rest =
      kind === 'frozen' ? `${middle}h${wide.toFixed(1)}v1.5h-` : `${top}h${wide.toFixed(1)}v${tall}h-`;
    (parts[kind] ??= []).push(`M${left.toFixed(1)} ${rest}${wide.toFixed(1)}z`);
  };
  let cluster: { x0: number; x1: number; count: number; kind: SpanKind } | null = null;
  const flush = (): void => {
    if (!cluster) return;
    const { x0, count, kind } = cluster;
    const x1 = Math.max(cluster.x1, x0 + seen);
    draw(count === 1 ? kind : 'many', x0, x1);
    if (count > 1 && x1 - x0 >= countRoom) counted.push({ x: x0, width: x1 - x0, lane, count });
    cluster = null;
  };
  const last = (width + 8 - zoom.x) / scale;
  for (let index = firstVisible(to, (-8 - zoom.x) / scale); index < from.length; index += 1) {
    const start = from[index] ?? 0;
    if (start > last) break;
    const kind = kinds[index] ?? 'frozen';
    const x0 = zoom.x + start * scale;
    const x1 = zoom.x + (to[index] ?? start) * scale;
    if (x1 - x0 >= seen) {
      flush();
      draw(kind, x0, x1);
      const left = Math.max(0, x0);
      const wide = Math.min(width, x1) - left;
      if (wide >= nameRoom) roomy.push({ kind, lane, x: left, width: wide });
    } else if (cluster && x0 - cluster.x1 <= seen) {
      cluster.x1 = x1;
      cluster.count += 1;
    } else {
      flush();
      cluster = { x0, x1, count: 1, kind };
    }
  }
  flush();
}

const starting: ReadonlySet<SpanKind> = new Set([
  'provision',
  'extensionInit',
  'init',
  'runtimeInit',
  'functionInit',
  'restore',
]);

/** The part of a lane that a caller waits for: all before its first event. One that is made for nobody has none. */
export function coldStarts(
  lanes: readonly LaneColumns[],
  { width, zoom }: Rows,
): { lane: number; x: number; width: number }[] {
  return lanes.flatMap(({ from, kinds }, lane) => {
    const first = kinds.findIndex((kind) => !starting.has(kind));
    if (first < 1 || kinds[first] !== 'invoke') return [];
    const at = (index: number) => zoom.x + (from[index] ?? 0) * zoom.k * width;
    const x = Math.max(0, at(0));
    const wide = Math.min(width, at(first)) - x;
    return wide > 0 ? [{ lane, x, width: wide }] : [];
  });
}
