import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOf } from '#ui/lifecycle/timeline-scale.ts';
import { tickText, ticksOf } from '#ui/visualizer/ticks.ts';
import { played } from '#ui/visualizer/player.ts';
import { instantAt, pictureAxis, toMs, toX, type Frame } from '#ui/visualizer/time-axis.ts';
import { hourApart } from './example-picture.ts';

const folded = pictureAxis(hourApart, true);
const even = pictureAxis(hourApart, false);

describe('the axis of a run', () => {
  test('gives an idle hour little room where it is folded, and all that it took where it is not', () => {
    const hour = (axis: typeof folded) => placeOf(axis, 3_599_000) - placeOf(axis, 1000);
    expect(hour(folded)).toBeLessThan(0.1);
    expect(hour(even)).toBeGreaterThan(0.99);
  });

  test.each([
    ['folded', folded],
    ['even', even],
  ])('leads from an instant to its place and back, %s', (_, axis) => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: hourApart.untilMs, noNaN: true }), (ms) => {
        expect(instantAt(axis, placeOf(axis, ms))).toBeCloseTo(ms, 3);
      }),
    );
  });

  test('keeps what lies under the pointer, however it is zoomed', () => {
    const frame: Frame = { axis: folded, zoom: { k: 40, x: -900 }, width: 800 };
    expect(toX(frame, toMs(frame, 123))).toBeCloseTo(123, 3);
  });

  test('plays as fast as it was asked, and passes a fold in less than a second', () => {
    expect(played(folded, 100, 50, 1)).toBeCloseTo(150);
    expect(played(folded, 100, 50, 0.1)).toBeCloseTo(105);
    expect(played(folded, 1000, 800, 1)).toBeGreaterThan(3_599_900);
    expect(played(even, 1000, 800, 1)).toBeCloseTo(1800);
    expect(played(folded, 0, 1e9, 1)).toBe(hourApart.untilMs);
  });

  test('has marks at round times that leave each other room', () => {
    const frame: Frame = { axis: even, zoom: { k: 1, x: 0 }, width: 900 };
    const ticks = ticksOf(frame);
    expect(ticks.map(({ text }) => text)).toContain('30 min');
    ticks.slice(1).forEach(({ x }, index) => expect(x - (ticks[index]?.x ?? 0)).toBeGreaterThan(60));
    const near = ticksOf({ axis: folded, zoom: { k: 1, x: 0 }, width: 900 });
    expect(near.map(({ text }) => text)).toContain('200 ms');
  });

  test('says times as short as their distance allows', () => {
    expect(tickText(240, 20)).toBe('240 ms');
    expect(tickText(0.25, 0.25)).toBe('0.25 ms');
    expect(tickText(14 * 86_400_000 + 63_000, 1000)).toBe('14 d 0:01:03');
    expect(tickText(3 * 86_400_000 + 7_200_000, 60_000)).toBe('3 d 2:00');
    expect(tickText(1200, 200)).toBe('1.2 s');
    expect(tickText(60_000, 60_000)).toBe('1 min');
    expect(tickText(61_500, 500)).toBe('1 min 1.5 s');
  });
});
