import { describe, expect, it } from 'vitest';
import { spanAt } from '#ui/lifecycle/moment.view.ts';

const spans = [
  { kind: 'provision', from: 100, to: 200 },
  { kind: 'init', from: 200, to: 300 },
  { kind: 'invoke', from: 300, to: 400 },
  { kind: 'frozen', from: 400, to: 900 },
  { kind: 'invoke', from: 900, to: null },
] as const;
const at = (time: number) => {
  const span = spanAt(spans, time);
  return span && `${span.kind} ${span.from}`;
};

describe('spanAt', () => {
  it.each([
    ['what runs then', 250, 'init 200'],
    ['what begins then', 300, 'invoke 300'],
    ['what follows a call at once', 95, 'provision 100'],
    ['what follows a call of a warm container', 880, 'invoke 900'],
    ['the frozen time, where nothing runs', 500, 'frozen 400'],
    ['what still lasts', 5000, 'invoke 900'],
    ['the beginning, for what was before it', -500, 'provision 100'],
  ])('finds %s', (_what, time, expected) => {
    expect(at(time)).toBe(expected);
  });

  it('finds the last thing that ran, for what came after the end', () => {
    expect(spanAt([{ kind: 'shutdown', from: 1, to: 2 }], 50)?.kind).toBe('shutdown');
    expect(spanAt([], 50)).toBeUndefined();
  });
});
