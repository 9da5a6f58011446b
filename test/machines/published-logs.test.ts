/**
 * Published logs, made again by the machines: the same lines in the same order, nothing more and nothing less, with
 * the same numbers for the reason that they had. Times that the code took are given; what Lambda computes is not.
 */
import { describe, expect, test } from 'vitest';
import facts from '#content/facts/log-lines.json' with { type: 'json' };
import { billedDurationMs } from '#model/lambda/billing.ts';
import { logLines } from '#model/telemetry/log-lines.ts';
import type { SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import { createSimulatedRuntime } from '#runtimes/simulated/simulated-runtime.ts';
import { handsOn } from '../support/account/account-hands.ts';
import {
  excerptStories,
  listedDifferences,
  publishedStories,
  type PublishedStory,
} from './published-stories.ts';

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|<id>|call-\d+/g;
const anyVersion = /(Runtime Version: )\S+(\tRuntime Version ARN: )\S+/;
/** Without what is another one's each time. The tab at an end is often lost where a log is copied from. */
const comparable = (line: string): string =>
  line.replaceAll(anyId, '<id>').replace(anyVersion, '$1<version>$2<arn>').trimEnd();
const kindOf = (line: string): string => line.split(/[ \t]/, 1)[0] ?? '';
const memoryIn = (lines: readonly string[]): number =>
  Number(/Memory Size: (\d+) MB/.exec(lines.join('\n'))?.[1] ?? 128);
const answered = 5000;

/** All that the container wrote from the published part on. */
async function logOf({ timeout = 3, inits, requests, before = 0 }: PublishedStory, MemorySize: number) {
  const handler: SimulatedHandler = {
    init: (attempt) => inits[Math.min(attempt, inits.length) - 1] ?? { does: 'finish' },
    handle: (step) => requests[step as number] ?? { does: 'hang' },
  };
  const hands = handsOn({
    runtime: (clock) => createSimulatedRuntime({ clock: clock.runtime, seed: 'published', handler }),
  });
  await hands.created({ MemorySize, Timeout: timeout });
  let published = 0;
  for (const [step] of requests.entries()) {
    if (step === before) published = hands.trace().length;
    const call = hands.test(JSON.stringify(step));
    while (!hands.answer(call)) await hands.pass(answered);
  }
  return logLines(hands.trace().slice(published)).map(({ text }) => comparable(text));
}

/** The report with the time that the machines give, and what would be billed for it. */
function withoutPlatformTime(lines: readonly string[]): string[] {
  const initMs = Number(/Init Duration: ([\d.]+) ms\tPhase: invoke/.exec(lines.join('\n'))?.[1]);
  return lines.map((line) =>
    line.replace(/Duration: [\d.]+ ms\tBilled Duration: \d+ ms/, () => {
      const billed = billedDurationMs({ durationMs: initMs });
      return `Duration: ${initMs.toFixed(2)} ms\tBilled Duration: ${billed} ms`;
    }),
  );
}

interface Told {
  name: string;
  lines: readonly string[];
  story: PublishedStory;
}

const told: Told[] = [
  ...Object.entries(publishedStories).map(([name, story]) => ({
    name,
    story,
    lines: facts.published[name as keyof typeof publishedStories].lines,
  })),
  ...Object.entries(excerptStories).map(([name, story]) => ({
    name,
    story,
    lines: facts.lines[name as keyof typeof excerptStories].lines,
  })),
];

describe('the machines write the log that was published of', () => {
  test.each(told)('$name', async ({ lines, story }) => {
    const log = await logOf(story, memoryIn(lines));
    // Whoever published a log left out whole kinds of lines, if any, and never one of a kind.
    const kinds = new Set(lines.map(kindOf));
    const wanted = (story.differs ? withoutPlatformTime(lines) : lines).map(comparable);
    expect(log.filter((line) => kinds.has(kindOf(line)))).toEqual(wanted);
  });

  test('every log that is kept, and at least twelve', () => {
    expect(Object.keys(publishedStories)).toEqual(Object.keys(facts.published));
    expect(told.length).toBeGreaterThanOrEqual(12);
  });
});

describe('a published report', () => {
  const logs = [...told, { name: 'reportRestored', lines: facts.lines.reportRestored.lines }];
  const reports = logs.flatMap(({ name, lines }) =>
    lines.filter((line) => line.startsWith('REPORT')).map((line) => ({ name, line })),
  );

  test.each(reports)('of $name bills what the model bills', ({ line }) => {
    const number = (label: string) => Number(new RegExp(`\t${label}: ([\\d.]+) ms`).exec(line)?.[1] ?? 0);
    const billed = billedDurationMs({
      durationMs: number('Duration'),
      initDurationMs: number('Init Duration'),
      billedRestoreDurationMs: number('Billed Restore Duration'),
    });
    expect(billed).toBe(number('Billed Duration'));
  });
});

describe('the listed differences', () => {
  test('are all there, and no larger than they say', () => {
    const differing = told.filter(({ story }) => story.differs);
    expect(new Set(differing.map(({ story }) => story.differs))).toEqual(
      new Set(Object.keys(listedDifferences)),
    );
    for (const { lines } of differing) {
      const text = lines.join('\n');
      const initMs = Number(/Init Duration: ([\d.]+) ms\tPhase: invoke/.exec(text)?.[1]);
      const requestMs = Number(/REPORT.*?\tDuration: ([\d.]+) ms/.exec(text)?.[1]);
      expect(requestMs - initMs).toBeGreaterThan(0);
      expect(requestMs - initMs).toBeLessThan(15);
    }
  });
});
