import { beforeEach, expect, it } from 'vitest';
import type { RuntimeEvent } from '#model/telemetry/trace.ts';
import { lateRelay, type LateRelay } from '#runtimes/drivers/late-relay.ts';

const line = (record: string): RuntimeEvent => ({ type: 'function', record });

let told: string[];
let due: (() => void) | undefined;
let relay: LateRelay;

beforeEach(() => {
  told = [];
  due = undefined;
  relay = lateRelay(
    (event, time) => {
      told.push(`${time} ${event.type === 'function' ? JSON.stringify(event.record) : event.type}`);
    },
    (_ms, callback) => {
      due = callback;
      return () => {
        due = undefined;
      };
    },
  );
});

it('carries on in order, with the times at which things happened, when the time has come', () => {
  relay.listener(line('a'), 1);
  relay.listener(line('b'), 2);
  expect(told).toEqual([]);
  due?.();
  expect(told).toEqual(['1 "a"', '2 "b"']);
});

it('carries on at once before an outcome is told, and only once', () => {
  relay.listener(line('a'), 1);
  relay.flush();
  expect(told).toEqual(['1 "a"']);
  expect(due).toBeUndefined();
  relay.flush();
  expect(told).toEqual(['1 "a"']);
});

it('waits anew after each delivery', () => {
  relay.listener(line('a'), 1);
  due?.();
  relay.listener(line('b'), 2);
  expect(told).toEqual(['1 "a"']);
  due?.();
  expect(told).toEqual(['1 "a"', '2 "b"']);
});
