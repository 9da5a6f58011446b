/** The timeline by keyboard and mouse: what a key does, and what lies under a pointer. Fetched at the first touch. */
import type { LaneSize } from './lane-size.ts';
import { nextMark } from './mark-move.ts';
import { markColumns, markSigns, type MarkSign } from './mark-paths.ts';
import type { MarkKind } from './picture.ts';
import { movedTo, spanUnder } from './span-move.ts';
import { toMs, type Frame } from './time-axis.ts';
import type { Visualizer } from './visualizer.svelte.ts';

export interface LaneDeeds {
  desk: Visualizer;
  frame: Frame;
  size: LaneSize;
  zoomBy: (factor: number) => void;
  panBy: (pixels: number) => void;
  togglePlay: () => void;
  /** Where the lanes scroll. */
  region: HTMLElement;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey'>;

export function pressKey({ key, shiftKey }: Pressed, deeds: LaneDeeds): void {
  const { desk, frame, zoomBy, panBy, togglePlay } = deeds;
  const simple: Record<string, () => void> = {
    '+': () => zoomBy(1.6),
    '=': () => zoomBy(1.6),
    '-': () => zoomBy(1 / 1.6),
    '0': () => zoomBy(0),
    ' ': togglePlay,
    ',': () => void desk.step(-1),
    '.': () => void desk.step(1),
    Home: () => desk.seek(0),
    End: () => desk.seek(desk.picture.untilMs),
    m: () => toMark(1, deeds),
    M: () => toMark(-1, deeds),
    r: () => measureHere(desk),
    Escape: () => {
      desk.choose(null);
      desk.measure = null;
    },
    Enter: () => toChosen(desk),
    ...(shiftKey
      ? { ArrowLeft: () => panBy(frame.width / 4), ArrowRight: () => panBy(-frame.width / 4) }
      : {}),
  };
  const does = simple[key];
  if (does) does();
  else toSpan(key, deeds);
}

function toChosen(desk: Visualizer): void {
  const at = desk.chosenSpan?.from ?? desk.chosenMarkList[0]?.at;
  if (at !== undefined) desk.seek(at);
}

/** The first time from this moment, the second time to it. */
function measureHere(desk: Visualizer): void {
  const { measuring, measure, ms } = desk;
  const begun = measuring && measure && measure.from === measure.to;
  desk.measuring = true;
  desk.measure = { from: begun ? measure.from : ms, to: ms };
}

/** Scrolls to a lane. */
function reveal(lane: number, { region, size: { height } }: LaneDeeds): void {
  const top = lane * height;
  if (top < region.scrollTop) region.scrollTop = top;
  else if (top + height > region.scrollTop + region.clientHeight)
    region.scrollTop = top + height - region.clientHeight;
}

function toSpan(key: string, deeds: LaneDeeds): void {
  const { desk } = deeds;
  const moved = movedTo(key, desk.picture.lanes, desk.chosen, desk.ms);
  if (!moved) return;
  desk.choose(moved);
  reveal(moved.lane, deeds);
}

function toMark(direction: 1 | -1, deeds: LaneDeeds): void {
  const { desk } = deeds;
  const { chosen, chosenSpan, chosenMarks, picture, ms } = desk;
  const lane = (chosenMarks ?? chosen)?.lane ?? 0;
  const marked = nextMark(picture.lanes, lane, chosenMarks, chosenSpan?.from ?? ms, direction);
  if (!marked) return;
  desk.choose(null, marked);
  reveal(lane, deeds);
}

/** How far from a span or a mark a pointer may be, in pixels. */
const reach = 5;

/** The sign at a place of a lane; `above`: in its upper half, where the messages are. */
export function signAt(signs: readonly MarkSign[], lane: number, x: number, above: boolean): MarkSign | null {
  const kind: MarkKind = above ? 'api' : 'log';
  return (
    signs.find(
      (sign) => sign.lane === lane && sign.kind === kind && x >= sign.x0 - reach && x <= sign.x1 + reach,
    ) ?? null
  );
}

/** Chooses what lies under a place of the lanes, in pixels from their corner. */
export function pressAt(
  { x, y }: { x: number; y: number },
  { desk, frame, size }: Pick<LaneDeeds, 'desk' | 'frame' | 'size'>,
): void {
  const { lanes } = desk.picture;
  const order = Math.floor(y / size.height);
  const down = y - order * size.height;
  const onEdge = down < size.inset || down > size.height - size.inset;
  const lane = lanes[order];
  const signs = lane && onEdge ? markSigns([markColumns(lane, frame.axis)], frame) : [];
  const sign = signAt(signs, 0, x, down < size.height / 2);
  if (sign) desk.choose(null, { lane: order, marks: sign.marks });
  else {
    const ms = toMs(frame, x);
    desk.choose(spanUnder(lanes, order, ms, Math.abs(toMs(frame, x + reach) - ms)));
  }
  if (desk.chosen || desk.chosenMarks) void desk.wake();
}
