/** The ends of idle time: AWS does not say when they come, so what is drawn of them is our choice. */
import type { PictureLane } from './picture.ts';
import { toX, type Frame } from './time-axis.ts';

interface IdleEnd {
  /** Which of the lanes. */
  lane: number;
  /** Pixels: where the doubt begins, and how long it is to the end that we chose. */
  x: number;
  width: number;
  /** How much the end itself takes. */
  ending: number;
  /** From its beginning to the edge of the drawing. */
  room: number;
}

/** Those that are in view, of lanes that are drawn. */
export function idleEnds(lanes: readonly PictureLane[], frame: Frame): IdleEnd[] {
  return lanes.flatMap(({ spans }, lane) => {
    const last = spans.at(-1);
    if (last?.assumedFrom === undefined) return [];
    const [x, to, over] = [toX(frame, last.assumedFrom), toX(frame, last.from), toX(frame, last.to)];
    if (x > frame.width || to < 0) return [];
    return [{ lane, x, width: to - x, ending: over - to, room: frame.width - to }];
  });
}
