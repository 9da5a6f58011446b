import { words } from './line.words.ts';

/**
 * Where the line lies, as a number: 0 is the developer's end (nothing below is seen), 100 is the DevOps end
 * (nothing above is seen).
 *
 * On a *stage* both parts are as tall as their content, and at 50 both are whole. On *panes* the parts share a
 * given height, and the number is the share of what lies below.
 */
export type LinePosition = number;
export type LineVariant = 'stage' | 'panes';

export const developer: LinePosition = 0;
export const middle: LinePosition = 50;
export const devops: LinePosition = 100;

/** Sizes in CSS pixels. */
export interface StageSizes {
  above: number;
  below: number;
}

/** How far below the content above it the line can sink: a hand's breadth of empty paper, no more. */
const deepest = 192;

const travel = (sizes: StageSizes) => Math.min(sizes.below, deepest);

export function clamp(position: number): LinePosition {
  return Math.min(devops, Math.max(developer, position));
}

/** How far the line lies from its rest on a stage, in pixels; downwards is positive. */
export function stageOffset(position: LinePosition, sizes: StageSizes): number {
  const part = (middle - position) / middle;
  return part >= 0 ? part * travel(sizes) : part * sizes.above;
}

/** The reverse of {@link stageOffset}, for a pointer that has dragged the line to `offset`. */
export function positionAtOffset(offset: number, sizes: StageSizes): LinePosition {
  const reach = offset >= 0 ? travel(sizes) : sizes.above;
  return reach <= 0 ? middle : clamp(middle - (offset / reach) * middle);
}

/**
 * What is left of each part of a stage, in pixels; `undefined` where the part keeps its own height, and as long as
 * nobody has measured.
 */
export function stageHeights(
  position: LinePosition,
  sizes: StageSizes,
): { above: number | undefined; below: number | undefined } {
  if (sizes.above + sizes.below === 0) return { above: undefined, below: undefined };
  const offset = stageOffset(position, sizes);
  return {
    above: position === middle ? undefined : sizes.above + offset,
    below: position < middle ? sizes.below * (position / middle) : undefined,
  };
}

/** For panes: a pointer at `y` pixels below the top of a box of `height`, of which the line itself takes `line`. */
export function positionAtPointer(y: number, height: number, line: number): LinePosition {
  const room = height - line;
  return room <= 0 ? middle : clamp(devops - ((y - line / 2) / room) * devops);
}

/** The ends and the middle catch a line that is let go beside them. */
export function settle(position: LinePosition): LinePosition {
  const catching = [developer, middle, devops].find((stop) => Math.abs(position - stop) <= 4);
  return catching ?? Math.round(position);
}

const steps: Readonly<Record<string, (position: LinePosition) => LinePosition>> = {
  ArrowUp: (position) => position + 5,
  ArrowDown: (position) => position - 5,
  PageUp: (position) => position + 25,
  PageDown: (position) => position - 25,
  Home: () => developer,
  End: () => devops,
  Enter: () => middle,
};

/**
 * Where a key takes the line, or `undefined` for a key that is none of its own. The keys are those of the window
 * splitter (https://www.w3.org/WAI/ARIA/apg/patterns/windowsplitter/); the pages move it by a quarter.
 */
export function positionAfterKey(key: string, position: LinePosition): LinePosition | undefined {
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return step && clamp(step(Math.round(position)));
}

/** The keys of a line that stands upright, as those of one that lies: to the left is up, the console gets less. */
export const uprightKeys: Readonly<Record<string, string>> = {
  ArrowLeft: 'ArrowUp',
  ArrowRight: 'ArrowDown',
};

/** A second press on the end where the line lies brings it back to the middle. */
export function positionAfterEnd(end: LinePosition, position: LinePosition): LinePosition {
  return position === end ? middle : end;
}

/** What a screen reader says in place of the number. */
export function valueText(position: LinePosition, variant: LineVariant): string {
  const at = Math.round(position);
  if (at === developer) return words.onlyConsole;
  if (at === devops) return words.onlyBelow;
  if (variant === 'panes') return words.shares(devops - at, at);
  if (at === middle) return words.both;
  return at < middle ? words.belowCovered(devops - 2 * at) : words.consoleCovered(2 * at - devops);
}

/** What storage holds, or `undefined` where it holds no position. */
export function parsePosition(stored: string | null): LinePosition | undefined {
  if (stored === null || !/^\d{1,3}$/.test(stored)) return undefined;
  const position = Number(stored);
  return position <= devops ? position : undefined;
}
