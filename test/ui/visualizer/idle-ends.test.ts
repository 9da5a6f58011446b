import { expect, test } from 'vitest';
import { idleEnds } from '#ui/visualizer/idle-ends.ts';
import type { PictureLane } from '#ui/visualizer/picture.ts';
import { lane } from './example-picture.ts';

const axis = { pieces: [{ from: 0, to: 1000, x0: 0, x1: 1, cut: false }], activeMs: 1000 };
const frame = { axis, zoom: { k: 1, x: 0 }, width: 500 };

/** A lane whose end at 800 may have come from 600 on. */
const ended: PictureLane = {
  ...lane(2, []),
  spans: [
    { kind: 'invoke', from: 100, to: 400, requestId: null },
    { kind: 'frozen', from: 400, to: 800, requestId: null, assumedFrom: 600 },
    { kind: 'shutdown', from: 800, to: 810, requestId: null, assumedFrom: 600 },
  ],
};

test('an idle end is in doubt from when anybody has seen one, to where it is drawn', () => {
  const alive = lane(1, [['frozen', 0, 1000]]);
  expect(idleEnds([alive, ended], frame)).toEqual([{ lane: 1, x: 300, width: 100, ending: 5, room: 100 }]);
});

test('one that is out of view is not drawn', () => {
  expect(idleEnds([ended], { ...frame, zoom: { k: 2, x: 0 } })).toEqual([]);
  expect(idleEnds([ended], { ...frame, zoom: { k: 2, x: -900 } })).toEqual([]);
});
