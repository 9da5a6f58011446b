import { describe, expect, it } from 'vitest';
import { noProgress, parseProgress } from '#ui/lesson/progress.ts';

describe('parseProgress', () => {
  it('reads back what was saved', () => {
    const saved = {
      doneAt: '2026-11-23T08:00:00.000Z',
      predictions: { one: 'old', two: null },
      happened: { one: 'new' },
    };
    expect(parseProgress(JSON.stringify(saved))).toEqual(saved);
  });

  it.each([
    null,
    '',
    'null',
    '[]',
    '"done"',
    '{',
    '{"predictions":3}',
    '{"doneAt":"yesterday"}',
    '{"doneAt":true}',
  ])('makes nothing of %j', (text) => {
    expect(parseProgress(text)).toEqual(noProgress);
  });

  it('keeps the good entries beside a bad one', () => {
    expect(parseProgress('{"doneAt":1,"predictions":{"one":"old","two":7},"happened":{"one":null}}')).toEqual(
      {
        predictions: { one: 'old' },
        happened: {},
      },
    );
  });
});
