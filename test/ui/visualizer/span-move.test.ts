import { describe, expect, test } from 'vitest';
import { movedTo, spanUnder } from '#ui/visualizer/span-move.ts';
import { hourApart } from './example-picture.ts';

const { lanes } = hourApart;

describe('moving from span to span', () => {
  test('begins at the moment that is shown', () => {
    expect(movedTo('ArrowRight', lanes, null, 250)).toEqual({ lane: 0, span: 1 });
    expect(movedTo('ArrowRight', lanes, null, 3_600_200)).toEqual({ lane: 1, span: 1 });
  });
  test('goes along the lane and stops at its ends', () => {
    expect(movedTo('ArrowRight', lanes, { lane: 0, span: 1 }, 0)).toEqual({ lane: 0, span: 2 });
    expect(movedTo('ArrowLeft', lanes, { lane: 0, span: 0 }, 0)).toEqual({ lane: 0, span: 0 });
  });
  test('goes to what another lane does at the same time', () => {
    expect(movedTo('ArrowUp', lanes, { lane: 1, span: 1 }, 0)).toEqual({ lane: 0, span: 3 });
    expect(movedTo('ArrowDown', lanes, { lane: 1, span: 1 }, 0)).toEqual({ lane: 1, span: 1 });
  });
  test('leaves other keys alone, and does nothing where nothing is', () => {
    expect(movedTo('a', lanes, null, 0)).toBeUndefined();
    expect(movedTo('ArrowDown', [], null, 0)).toBeUndefined();
  });
  test('finds what is under the pointer, or just beside it', () => {
    expect(spanUnder(lanes, 0, 250, 0)).toEqual({ lane: 0, span: 1 });
    expect(spanUnder(lanes, 0, 97, 5)).toEqual({ lane: 0, span: 0 });
    expect(spanUnder(lanes, 0, 50, 5)).toBeNull();
    expect(spanUnder(lanes, 7, 250, 5)).toBeNull();
  });
});
