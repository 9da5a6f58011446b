import { describe, expect, test } from 'vitest';
import { branchWords } from '#ui/visualizer/branch-words.ts';
import type { Outcome } from '#ui/visualizer/picture.ts';
import { pictureAxis } from '#ui/visualizer/time-axis.ts';
import { hourApart, lane } from './example-picture.ts';

const asked = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome, index) => ({ requestId: `r${index}`, from: index, to: 10 * (index + 1), outcome }));

describe('two branches of a run', () => {
  test('are told apart by their environments, their answers and the longest wait', () => {
    const requests = asked(['answered', 'answered', 'throttled', 'failed']);
    expect(branchWords({ ...hourApart, requests })).toBe(
      '2 environments; 2 answered, 1 failed, 1 turned away; the longest wait 37.0 ms',
    );
    expect(branchWords({ ...hourApart, lanes: [lane(1, [])] })).toBe('1 environment');
  });

  test('share a clock that reaches over both and shows what happens in either', () => {
    const late = { ...hourApart, untilMs: 9_000_000, lanes: [lane(1, [['invoke', 8_000_000, 8_000_500]])] };
    const { pieces } = pictureAxis(hourApart, true, late);
    expect(pieces.at(-1)?.to).toBe(9_000_000);
    const shown = pieces.find(({ from, to }) => from <= 8_000_100 && 8_000_100 <= to);
    expect(shown?.cut).toBe(false);
  });
});
