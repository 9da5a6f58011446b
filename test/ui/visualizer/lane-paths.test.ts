import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { laneColumns, coldStarts, lanePaths } from '#ui/visualizer/lane-paths.ts';
import { pictureAxis, whole } from '#ui/visualizer/time-axis.ts';
import { hourApart, lane } from './example-picture.ts';

const width = 800;
const shapes = (d: string | undefined) => (d?.match(/M/g) ?? []).length;

/** A lane of spans without gaps, each `each` ms long. */
function crowded(count: number, each: number) {
  const spans = Array.from({ length: count }, (_, index): ['invoke' | 'frozen', number, number] => [
    index % 2 === 0 ? 'invoke' : 'frozen',
    index * each,
    (index + 1) * each,
  ]);
  const one = lane(1, spans);
  const picture = { ...hourApart, untilMs: count * each, lanes: [one] };
  return laneColumns(one, pictureAxis(picture, false));
}

describe('lanes as paths', () => {
  test('draw each span that is wide enough as itself', () => {
    const axis = pictureAxis(hourApart, true);
    const { paths, counted } = lanePaths(
      hourApart.lanes.map((one) => laneColumns(one, axis)),
      { width, height: 20, zoom: whole },
    );
    expect(shapes(paths.init)).toBe(2);
    expect(shapes(paths.provision)).toBe(2);
    expect(shapes(paths.frozen)).toBe(1);
    expect(paths.many).toBeUndefined();
    expect(counted).toEqual([]);
  });

  test('say where a name has room, inside of what is in view', () => {
    const columns = [
      laneColumns(
        lane(1, [
          ['provision', 0, 500],
          ['init', 500, 510],
          ['invoke', 510, 1000],
        ]),
        {
          pieces: [{ from: 0, to: 1000, x0: 0, x1: 1, cut: false }],
          activeMs: 1000,
        },
      ),
    ];
    const { roomy } = lanePaths(columns, { width: 1000, height: 20, zoom: whole });
    expect(roomy.map(({ kind, x, width: wide }) => [kind, x, wide])).toEqual([
      ['provision', 0, 500],
      ['invoke', 510, 490],
    ]);
    const near = lanePaths(columns, { width: 1000, height: 20, zoom: { k: 2, x: -600 } });
    expect(near.roomy[0]).toMatchObject({ kind: 'provision', x: 0, width: 400 });
  });

  test('say what of a lane is a cold start, and that a container made for nobody has none', () => {
    const axis = { pieces: [{ from: 0, to: 1000, x0: 0, x1: 1, cut: false }], activeMs: 1000 };
    const columns = [
      lane(1, [
        ['provision', 100, 200],
        ['runtimeInit', 200, 300],
        ['functionInit', 300, 400],
        ['invoke', 400, 500],
        ['frozen', 500, 1000],
      ]),
      lane(2, [
        ['provision', 100, 200],
        ['init', 200, 300],
        ['frozen', 300, 600],
        ['invoke', 600, 700],
      ]),
      lane(3, [['provision', 900, 1000]]),
    ].map((one) => laneColumns(one, axis));
    expect(coldStarts(columns, { width: 1000, height: 20, zoom: whole })).toEqual([
      { lane: 0, x: 100, width: 300 },
    ]);
    expect(coldStarts(columns, { width: 1000, height: 20, zoom: { k: 2, x: -900 } })).toEqual([]);
  });

  test('leave nothing out: what is not drawn itself is counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (count) => {
        const { paths, counted } = lanePaths([crowded(count, 1)], { width, height: 20, zoom: whole });
        const drawn = shapes(paths.invoke) + shapes(paths.frozen);
        const merged = counted.reduce((sum, one) => sum + one.count, 0);
        expect(drawn + merged).toBe(count);
      }),
    );
  });

  test('have no more shapes than there is room for, and fewer where only a part is in view', () => {
    const columns = crowded(100_000, 1);
    const far = lanePaths([columns], { width, height: 20, zoom: whole });
    expect(far.counted).toEqual([expect.objectContaining({ count: 100_000 })]);
    const near = lanePaths([columns], { width, height: 20, zoom: { k: 5000, x: -1_000_000 } });
    expect(near.paths.many).toBeUndefined();
    expect(shapes(near.paths.invoke)).toBeGreaterThan(5);
    expect(shapes(near.paths.invoke)).toBeLessThan(20);
  });
});
