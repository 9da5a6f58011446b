/** From mark to mark by key. */
import type { PictureLane } from './picture.ts';
import type { ChosenMarks } from './visualizer.svelte.ts';

/** The next mark of the lane, or the last one; `null` where the lane has none. */
export function nextMark(
  lanes: readonly PictureLane[],
  lane: number,
  chosen: ChosenMarks | null,
  ms: number,
  direction: 1 | -1,
): ChosenMarks | null {
  const marks = lanes[lane]?.marks ?? [];
  if (marks.length === 0) return null;
  const here = chosen?.lane === lane ? (direction === 1 ? chosen.marks.at(-1) : chosen.marks[0]) : undefined;
  const to = here === undefined ? firstFrom(marks, ms, direction) : here + direction;
  return { lane, marks: [Math.min(marks.length - 1, Math.max(0, to))] };
}

function firstFrom(marks: PictureLane['marks'], ms: number, direction: 1 | -1): number {
  if (direction === -1) return marks.findLastIndex(({ at }) => at <= ms);
  const found = marks.findIndex(({ at }) => at >= ms);
  return found === -1 ? marks.length - 1 : found;
}
