import { describe, expect, test } from 'vitest';
import { statesOf, waysOf } from '#ui/visualizer/machine-words.ts';
import { machines } from '#ui/visualizer/now.view.ts';
import { eventWords, wayWords } from '#ui/visualizer/way-words.ts';

describe('what happens, as it is said', () => {
  test.each(machines.map((machine) => [machine.id, machine] as const))(
    'has words for all that the %s waits for',
    (_, machine) => {
      const ways = [...statesOf(machine).flatMap((state) => state.ways), ...waysOf(machine.root)];
      const waited = ways.filter(({ on, breakdown }) => on !== 'at once' && !breakdown);
      expect(waited.length).toBeGreaterThan(0);
      for (const way of waited) expect(wayWords(way)).toMatch(/^[^.[\]]+$/);
    },
  );

  test('is not made up for what no machine waits for', () => {
    expect(() => eventWords('moon.rose')).toThrow(/moon\.rose/);
  });
});
