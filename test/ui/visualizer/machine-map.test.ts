import { describe, expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import { environmentMachine } from '#machines/environment.machine.ts';
import { eventSourceMappingMachine } from '#machines/event-source-mapping.machine.ts';
import { functionMachine } from '#machines/function.machine.ts';
import { invocationMachine } from '#machines/invocation.machine.ts';
import { queuedEventMachine } from '#machines/queued-event.machine.ts';
import { statesOf } from '#ui/visualizer/machine-words.ts';
import { machineMap, type MapBox } from '#ui/visualizer/map/machine-map.ts';

const machines: AnyStateMachine[] = [
  environmentMachine,
  functionMachine,
  invocationMachine,
  queuedEventMachine,
  eventSourceMappingMachine,
];

const overlap = (one: MapBox, other: MapBox) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe.each(machines.map((machine) => [machine.id, machine] as const))(
  'the map of the %s',
  (_, machine) => {
    test('has a box for each state, inside the map, and none upon another', async () => {
      const map = await machineMap(machine);
      const states = statesOf(machine).map(({ id }) => id);
      expect(map.boxes.map(({ id }) => id)).toEqual(expect.arrayContaining(states));
      const simple = map.boxes.filter(({ compound }) => !compound);
      for (const one of simple) {
        expect(one.x + one.width).toBeLessThanOrEqual(map.width);
        expect(one.y + one.height).toBeLessThanOrEqual(map.height);
        expect(simple.filter((other) => other !== one && overlap(one, other)).map(({ id }) => id)).toEqual(
          [],
        );
      }
    });

    test('has an arrow with words for each way that no breakdown takes', async () => {
      const map = await machineMap(machine);
      const ways = statesOf(machine).flatMap(({ id, ways: out }) =>
        out.filter(({ breakdown }) => !breakdown).map(({ to }) => `${id}>${to}`),
      );
      expect(map.arrows.length).toBeGreaterThanOrEqual(new Set(ways).size);
      for (const { path } of map.arrows) expect(path).toMatch(/^M[\d.-]+ [\d.-]+L/);
    });
  },
);

test('a way says what has to happen, and under which condition', () => {
  const initializing = statesOf(environmentMachine).find(({ id }) => id === 'environment.initializing');
  expect(initializing?.ways.map(({ on, given, to }) => [on, given, to])).toEqual([
    ['init is done', 'succeeded unasked', 'environment.ready'],
    ['init is done', 'succeeded', 'environment.invoking'],
    ['init is done', 'failed first', 'environment.resetting'],
    ['init breaks', null, 'environment.shuttingDown'],
  ]);
});
