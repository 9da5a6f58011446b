/** Published logs, made again by the machines: the same lines with the same numbers, for the reason that they had. */
import { describe, expect, test } from 'vitest';
import facts from '#content/facts/log-lines.json' with { type: 'json' };
import { billedDurationMs } from '#model/lambda/billing.ts';
import { logLines } from '#model/telemetry/log-lines.ts';
import type { SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import { createSimulatedRuntime } from '#runtimes/simulated/simulated-runtime.ts';
import { handsOn } from '../support/account/account-hands.ts';

interface Published {
  lines: readonly string[];
  maxMemoryUsedMB: number;
  initMs?: number;
  handler: SimulatedHandler;
}

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|<id>|call-\d+/g;
const withoutIds = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replaceAll(anyId, '<id>'));
const { lines } = facts;

const published: Record<string, Published> = {
  'a process that exits': {
    lines: lines.crash.lines,
    maxMemoryUsedMB: 31,
    initMs: 80,
    handler: { handle: () => ({ does: 'exit', exit: { exitCode: 1 }, durationMs: 133.61 }) },
  },
  'a cold start that answers, billed as since August 2025': {
    lines: lines.report.lines.map((line) =>
      line.replace(
        'Billed Duration: 9 ms',
        `Billed Duration: ${billedDurationMs({ durationMs: 8.4, initDurationMs: 170.13 })} ms`,
      ),
    ),
    maxMemoryUsedMB: 66,
    initMs: 170.13,
    handler: { handle: () => ({ does: 'answer', payload: null, durationMs: 8.4 }) },
  },
};

async function logOf({ maxMemoryUsedMB, initMs = 100, handler }: Published): Promise<string[]> {
  const times = { provisionMs: 10, initMs, firstInvokeMs: 1, invokeMs: 1, maxMemoryUsedMB };
  const hands = handsOn({
    runtime: (clock) => createSimulatedRuntime({ clock: clock.runtime, seed: 'published', times, handler }),
  });
  hands.create('hello', { MemorySize: 128, Timeout: 3 });
  await hands.pass(1000);
  hands.test('{}');
  await hands.pass(3600);
  return withoutIds(logLines(hands.trace()).map(({ text }) => text));
}

describe('the machines write the log that was published of', () => {
  test.each(Object.entries(published))('%s', async (_, one) => {
    const log = await logOf(one);
    const wanted = withoutIds(one.lines);
    expect(log).toEqual(expect.arrayContaining(wanted));
    // In the same order, too.
    const places = wanted.map((line) => log.indexOf(line));
    expect(places).toEqual(places.toSorted((first, second) => first - second));
  });
});
