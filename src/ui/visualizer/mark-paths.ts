/**
 * Marks of lanes as two paths: messages of the Runtime API above the spans, lines of the log below them. Marks
 * that would lie upon one another become one, with their number.
 */
import { placeOf, type TimeAxis } from '#ui/lifecycle/timeline-scale.ts';
import { firstVisible } from './lane-paths.ts';
import type { MarkKind, PictureLane } from './picture.ts';
import type { Zoom } from './time-axis.ts';

/** The marks of one kind in one lane; places are 0 to 1 of the whole axis. */
interface MarkColumn {
  at: Float64Array;
  /** Which marks of the lane they are. */
  index: Uint32Array;
}
export type MarkColumns = Record<MarkKind, MarkColumn>;

export function markColumns({ marks }: PictureLane, axis: TimeAxis): MarkColumns {
  const column = (kind: MarkKind): MarkColumn => {
    const index = Uint32Array.from(marks.flatMap((mark, each) => (mark.kind === kind ? [each] : [])));
    return { at: Float64Array.from(index, (each) => placeOf(axis, marks[each]?.at ?? 0)), index };
  };
  return { api: column('api'), log: column('log') };
}

/** One mark, or several that are drawn as one. */
export interface MarkSign {
  kind: MarkKind;
  lane: number;
  x0: number;
  x1: number;
  /** Which marks of the lane. */
  marks: readonly number[];
}

/** Marks that are nearer to each other than this become one, in pixels. */
const room = 13;

interface Rows {
  width: number;
  zoom: Zoom;
}

/** @param lanes those that are drawn, from the top */
export function markSigns(lanes: readonly MarkColumns[], rows: Rows): MarkSign[] {
  return lanes.flatMap((lane, order) =>
    (['api', 'log'] as const).flatMap((kind) =>
      signsOf(lane[kind], rows).map((sign) => ({ ...sign, kind, lane: order })),
    ),
  );
}

function signsOf({ at, index }: MarkColumn, { width, zoom }: Rows): Omit<MarkSign, 'kind' | 'lane'>[] {
  const scale = zoom.k * width;
  const signs: { x0: number; x1: number; marks: number[] }[] = [];
  for (let next = firstVisible(at, (-8 - zoom.x) / scale); next < at.length; next += 1) {
    const x = zoom.x + (at[next] ?? 0) * scale;
    if (x > width + 8) break;
    const mark = index[next] ?? 0;
    const last = signs.at(-1);
    if (last && x - last.x1 < room) {
      last.x1 = x;
      last.marks.push(mark);
    } else signs.push({ x0: x, x1: x, marks: [mark] });
  }
  return signs;
}

/**
 * @param height of a lane, in pixels
 * @param inset room above and below a span, in pixels
 */
export function markPath(signs: readonly MarkSign[], kind: MarkKind, height: number, inset: number): string {
  return signs
    .filter((sign) => sign.kind === kind)
    .map(({ lane, x0, x1 }) => {
      const size = Math.min(6, inset);
      const edge = kind === 'api' ? lane * height + inset : (lane + 1) * height - inset;
      const left = (x0 - size / 2).toFixed(1);
      const wide = (x1 - x0 + size).toFixed(1);
      // A wedge that points at the span from above; a stub that hangs from it.
      return kind === 'api'
        ? `M${left} ${(edge - size).toFixed(1)}h${wide}L${x1.toFixed(1)} ${edge.toFixed(1)}H${x0.toFixed(1)}z`
        : `M${left} ${edge.toFixed(1)}h${wide}v${(size * 0.7).toFixed(1)}h-${wide}z`;
    })
    .join('');
}
