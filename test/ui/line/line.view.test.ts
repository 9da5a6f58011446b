import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  developer,
  devops,
  middle,
  parsePosition,
  positionAfterEnd,
  positionAfterKey,
  positionAtOffset,
  positionAtPointer,
  settle,
  stageHeights,
  stageOffset,
  uprightKeys,
  valueText,
} from '#ui/line/line.view.ts';

const sizes = { above: 300, below: 800 };
const anyPosition = fc.integer({ min: developer, max: devops });
const anySizes = fc.record({
  above: fc.integer({ min: 1, max: 5000 }),
  below: fc.integer({ min: 1, max: 5000 }),
});

describe('a stage', () => {
  it('leaves both parts their own height at rest, so that nothing moves when the page wakes up', () => {
    expect(stageHeights(middle, sizes)).toEqual({ above: undefined, below: undefined });
  });

  it('shows nothing below at the developer end, and only a hand of empty paper', () => {
    expect(stageHeights(developer, sizes)).toEqual({ above: 492, below: 0 });
  });

  it('shows nothing above at the DevOps end, and all that is below', () => {
    expect(stageHeights(devops, sizes)).toEqual({ above: 0, below: undefined });
  });

  it('hides nothing before it is measured, so that a page without scripts has all of it', () => {
    expect(stageHeights(developer, { above: 0, below: 0 })).toEqual({ above: undefined, below: undefined });
  });

  it('puts the line where the pointer is', () => {
    fc.assert(
      fc.property(anyPosition, anySizes, (position, of) => {
        expect(positionAtOffset(stageOffset(position, of), of)).toBeCloseTo(position, 6);
      }),
    );
  });

  it('never leaves its ends, however far the pointer goes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9999, max: 9999 }), anySizes, (offset, of) => {
        const position = positionAtOffset(offset, of);
        expect(position).toBeGreaterThanOrEqual(developer);
        expect(position).toBeLessThanOrEqual(devops);
      }),
    );
  });

  it('stays put where a part is empty', () => {
    expect(positionAtOffset(-40, { above: 0, below: 100 })).toBe(middle);
    expect(positionAtOffset(40, { above: 100, below: 0 })).toBe(middle);
  });
});

describe('panes', () => {
  it('give the pointer the middle of the line', () => {
    expect(positionAtPointer(45, 490, 90)).toBe(devops);
    expect(positionAtPointer(245, 490, 90)).toBe(middle);
    expect(positionAtPointer(445, 490, 90)).toBe(developer);
    expect(positionAtPointer(9999, 490, 90)).toBe(developer);
  });

  it('survive a box that is smaller than the line', () => {
    expect(positionAtPointer(10, 40, 90)).toBe(middle);
  });
});

describe('keys', () => {
  it.each([
    ['ArrowUp', 50, 55],
    ['ArrowDown', 50, 45],
    ['PageUp', 50, 75],
    ['PageDown', 10, 0],
    ['ArrowUp', 98, 100],
    ['Home', 70, 0],
    ['End', 70, 100],
    ['Enter', 70, 50],
  ])('%s takes the line from %i to %i', (key, from, to) => {
    expect(positionAfterKey(key, from)).toBe(to);
  });

  it.each(['Tab', 'a', 'Escape', 'toString'])('%s is left to the page', (key) => {
    expect(positionAfterKey(key, 50)).toBeUndefined();
  });
});

it('is caught by the ends and the middle', () => {
  expect([3, 4, 5, 47, 56.4, 97].map(settle)).toEqual([0, 0, 5, 50, 56, 100]);
});

it('comes back from an end by a second press', () => {
  expect(positionAfterEnd(devops, 30)).toBe(devops);
  expect(positionAfterEnd(devops, devops)).toBe(middle);
});

it('says where it lies in words', () => {
  expect([0, 25, 50, 75, 100].map((position) => valueText(position, 'stage'))).toMatchInlineSnapshot(`
    [
      "Developer: only what the console shows",
      "50% of what runs underneath is covered",
      "Both sides in full",
      "50% of the console is covered",
      "DevOps: only what runs underneath",
    ]
  `);
  expect(valueText(40, 'panes')).toBe('60% console, 40% underneath');
});

it('believes storage only where it holds a position', () => {
  expect(['0', '50', '100'].map(parsePosition)).toEqual([0, 50, 100]);
  expect([null, '', '101', '-1', '1e1', '5.5', 'NaN', '{}'].map(parsePosition)).toEqual(
    Array(8).fill(undefined),
  );
});

describe('an upright line', () => {
  it('gives the console less to the left and more to the right, as up and down do to one that lies', () => {
    expect(positionAfterKey(uprightKeys['ArrowLeft'] ?? '', middle)).toBe(middle + 5);
    expect(positionAfterKey(uprightKeys['ArrowRight'] ?? '', middle)).toBe(middle - 5);
    expect(positionAtPointer(300, 1200, 0)).toBe(75);
  });
});
