import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge, placeOf, timeAxis } from '#ui/lifecycle/timeline-scale.ts';

describe('the time axis', () => {
  it('draws what runs to scale', () => {
    const axis = timeAxis([{ from: 0, to: 100 }], { from: 0, to: 100 });
    expect(axis.pieces).toEqual([{ from: 0, to: 100, x0: 0, x1: 1, cut: false }]);
    expect(placeOf(axis, 25)).toBeCloseTo(0.25);
  });

  it('cuts a long pause and keeps what is around it to one scale', () => {
    const axis = timeAxis(
      [
        { from: 0, to: 90 },
        { from: 60_000, to: 60_010 },
      ],
      { from: 0, to: 60_010 },
    );
    expect(axis.pieces.map(({ cut }) => cut)).toEqual([false, true, false]);
    const [cold, pause, warm] = axis.pieces.map(({ x0, x1 }) => x1 - x0);
    expect(pause).toBeCloseTo(0.05);
    expect((cold ?? 0) / (warm ?? 1)).toBeCloseTo(9);
  });

  it('leaves a short pause as long as it was', () => {
    const axis = timeAxis(
      [
        { from: 0, to: 90 },
        { from: 95, to: 100 },
      ],
      { from: 0, to: 100 },
    );
    expect(axis.pieces).toHaveLength(1);
    expect(placeOf(axis, 95)).toBeCloseTo(0.95);
  });

  it('stands when nothing ran, or nothing lasted', () => {
    expect(timeAxis([], { from: 5, to: 5 }).pieces).toEqual([]);
    expect(placeOf(timeAxis([], { from: 5, to: 5 }), 5)).toBe(0);
    expect(timeAxis([], { from: 0, to: 9000 }).pieces).toEqual([
      { from: 0, to: 9000, x0: 0, x1: 1, cut: true },
    ]);
  });

  it('never runs backwards and ends at 1, whatever happened', () => {
    const interval = fc
      .tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 5000 }))
      .map(([from, length]) => ({ from, to: from + length }));
    fc.assert(
      fc.property(fc.array(interval, { minLength: 1, maxLength: 30 }), (busy) => {
        const whole = {
          from: Math.min(...busy.map(({ from }) => from)),
          to: Math.max(...busy.map(({ to }) => to)),
        };
        fc.pre(whole.to > whole.from);
        const axis = timeAxis(busy, whole);
        let last = 0;
        for (const piece of axis.pieces) {
          expect(piece.x0).toBeCloseTo(last, 9);
          expect(piece.x1).toBeGreaterThanOrEqual(piece.x0);
          last = piece.x1;
        }
        expect(last).toBeCloseTo(1, 9);
      }),
    );
  });
});

it('merges what touches and clips it', () => {
  const whole = { from: 10, to: 100 };
  expect(
    merge(
      [
        { from: 50, to: 60 },
        { from: 0, to: 20 },
        { from: 20, to: 30 },
        { from: 55, to: 70 },
        { from: 200, to: 300 },
      ],
      whole,
    ),
  ).toEqual([
    { from: 10, to: 30 },
    { from: 50, to: 70 },
  ]);
});
