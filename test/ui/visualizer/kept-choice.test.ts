import { describe, expect, test } from 'vitest';
import { keptChoice } from '#ui/visualizer/kept-choice.ts';
import type { Picture } from '#ui/visualizer/picture.ts';
import { hourApart, lane } from './example-picture.ts';

const marked = (texts: [number, string][]): Picture['lanes'][number] => ({
  ...lane(1, [['invoke', 300, 400]]),
  marks: texts.map(([at, text]) => ({ at, kind: 'log', text })),
});
const pictureOf = (...lanes: Picture['lanes'][number][]): Picture => ({ ...hourApart, lanes });
const span = (lane: number, span: number) => ({ chosen: { lane, span }, marks: null });

describe('what is chosen, when the run is worked out anew', () => {
  test('a span is found again by its beginning, wherever it now ends and stands', () => {
    const now = pictureOf(
      lane(7, [['provision', 0, 10]]),
      lane(1, [
        ['provision', 100, 200],
        ['runtimeInit', 200, 250],
        ['functionInit', 250, 300],
        ['invoke', 300, 900],
      ]),
    );
    expect(keptChoice(hourApart, now, span(0, 2))).toEqual(span(1, 3));
  });
  test('one that begins elsewhere, is of another kind or has lost its environment is let go', () => {
    const none = { chosen: null, marks: null };
    const later = pictureOf(
      lane(1, [
        ['provision', 100, 250],
        ['init', 250, 350],
      ]),
    );
    expect(keptChoice(hourApart, later, span(0, 1))).toEqual(none);
    expect(keptChoice(hourApart, later, span(1, 0))).toEqual(none);
    expect(keptChoice(hourApart, pictureOf(lane(1, [['frozen', 300, 400]])), span(0, 2))).toEqual(none);
    expect(keptChoice(hourApart, hourApart, none)).toEqual(none);
  });
  test('marks are found by their time and text; those that are gone are left out', () => {
    const before = pictureOf(
      marked([
        [310, 'START'],
        [320, 'hello'],
        [390, 'END'],
      ]),
    );
    const now = pictureOf(
      marked([
        [310, 'START'],
        [315, 'new'],
        [320, 'hello'],
      ]),
    );
    const chosen = { chosen: null, marks: { lane: 0, marks: [1, 2] } };
    expect(keptChoice(before, now, chosen)).toEqual({ chosen: null, marks: { lane: 0, marks: [2] } });
  });
});
