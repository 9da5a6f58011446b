import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextMark } from '#ui/visualizer/mark-move.ts';
import { signAt } from '#ui/visualizer/lane-keys.ts';
import { markColumns, markSigns } from '#ui/visualizer/mark-paths.ts';
import type { PictureMark } from '#ui/visualizer/picture.ts';
import { pictureAxis, whole } from '#ui/visualizer/time-axis.ts';
import { hourApart, lane } from './example-picture.ts';

const width = 800;
const marked = (marks: readonly PictureMark[]) => ({ ...lane(1, [['invoke', 0, 1000]]), marks });
const log = (at: number): PictureMark => ({ at, kind: 'log', text: `at ${at}` });
const axis = pictureAxis({ ...hourApart, untilMs: 1000, lanes: [] }, false);

describe('log lines and Runtime API calls upon the lanes', () => {
  test('are drawn at their instants where they have room, and by their kind', () => {
    const one = marked([log(100), { at: 100, kind: 'api', text: 'GET' }, log(500)]);
    const signs = markSigns([markColumns(one, axis)], { width, zoom: whole });
    expect(signs.map(({ kind, x0, marks }) => [kind, Math.round(x0), marks])).toEqual([
      ['api', 80, [1]],
      ['log', 80, [0]],
      ['log', 400, [2]],
    ]);
    expect(signAt(signs, 0, 82, true)?.marks).toEqual([1]);
    expect(signAt(signs, 0, 82, false)?.marks).toEqual([0]);
    expect(signAt(signs, 0, 200, false)).toBeNull();
  });

  test('are never left out: each is in one sign, at any zoom', () => {
    const times = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 400 }), (at, k) => {
        const one = marked(at.toSorted((first, other) => first - other).map(log));
        const columns = markColumns(one, axis);
        const seen = new Set<number>();
        // All of the axis, window after window.
        for (let place = 0; place < k; place += 1)
          for (const { marks } of markSigns([columns], { width, zoom: { k, x: -place * width } }))
            for (const mark of marks) seen.add(mark);
        expect(seen.size).toBe(at.length);
      }),
      { numRuns: 30 },
    );
  });

  test('are walked by key from where the reader stands', () => {
    const lanes = [marked([log(100), log(200), log(300)])];
    const from150 = nextMark(lanes, 0, null, 150, 1);
    expect(from150).toEqual({ lane: 0, marks: [1] });
    expect(nextMark(lanes, 0, from150, 150, 1)).toEqual({ lane: 0, marks: [2] });
    expect(nextMark(lanes, 0, { lane: 0, marks: [2] }, 150, 1)).toEqual({ lane: 0, marks: [2] });
    expect(nextMark(lanes, 0, null, 150, -1)).toEqual({ lane: 0, marks: [0] });
    expect(nextMark(lanes, 0, null, 900, 1)).toEqual({ lane: 0, marks: [2] });
    expect(nextMark([marked([])], 0, null, 0, 1)).toBeNull();
  });
});
