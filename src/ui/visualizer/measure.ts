/** A length of the run's time, measured by hand. */
import { durationText } from '#ui/lifecycle/duration.ts';
import { words } from './measure.words.ts';
import type { Picture } from './picture.ts';

/** Milliseconds of the run; `to` may lie before `from`. */
export interface Measure {
  from: number;
  to: number;
}

/** The edge of a span, a mark or a caller's wait that is nearest to `ms`; `ms` itself where none is near. */
export function snapped({ lanes, requests }: Picture, ms: number, toleranceMs: number): number {
  let nearest = ms;
  let distance = toleranceMs;
  const meet = (edge: number): void => {
    const away = Math.abs(edge - ms);
    if (away >= distance) return;
    nearest = edge;
    distance = away;
  };
  for (const { spans, marks } of lanes) {
    for (const { from, to } of spans) {
      meet(from);
      meet(to);
    }
    for (const { at } of marks) meet(at);
  }
  for (const { from, to } of requests) {
    meet(from);
    meet(to);
  }
  return nearest;
}

/** “From 165.0 ms to 284.1 ms: 119.1 ms”. */
export function measureWords({ from, to }: Measure): string {
  const [begin, end] = from <= to ? [from, to] : [to, from];
  return words.measured(durationText(begin), durationText(end), durationText(end - begin));
}
