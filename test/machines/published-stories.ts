/**
 * What happened in each published log of content/facts/log-lines.json, as the code and its caller had it: how long
 * their own work took and what memory it used. What Lambda makes of that is not said here; the machines have to.
 */
import type { SimulatedAnswer, SimulatedInit } from '#runtimes/simulated/simulated-handler.ts';

export interface PublishedStory {
  /** Seconds, as configured. The default of the console if left out. */
  timeout?: number;
  /** Of each process of the container, in order. The last one stands for all after it. */
  inits: readonly SimulatedInit[];
  requests: readonly SimulatedAnswer[];
  /** Requests before the published part. */
  before?: number;
  /** What the published log shows and the machines do not write: one of the listed differences. */
  differs?: keyof typeof listedDifferences;
}

/** Where a published log and ours may differ, and why. Anything else has to be the same. */
export const listedDifferences = {
  platformTime:
    'A request whose init failed in it took some milliseconds longer on AWS than that init: work of the platform itself, for which nobody has published a model. The machines count none.',
};

const loads = (durationMs: number): SimulatedInit => ({ does: 'finish', durationMs });
const answers = (durationMs: number, usesMB: number): SimulatedAnswer => ({
  does: 'answer',
  payload: null,
  durationMs,
  usesMB,
});
const hangs = (usesMB: number): SimulatedAnswer => ({ does: 'hang', usesMB });
const exits = (durationMs: number, usesMB: number): SimulatedAnswer => ({
  does: 'exit',
  exit: { exitCode: 1 },
  durationMs,
  usesMB,
});
const runsOut = (durationMs: number): SimulatedAnswer => ({
  does: 'exit',
  exit: { signal: 'SIGKILL', outOfMemory: true },
  durationMs,
});
const fails = (errorType: string, durationMs: number, usesMB: number): SimulatedInit => ({
  does: 'fail',
  error: { errorType, errorMessage: 'The module could not be loaded.' },
  durationMs,
  usesMB,
});

/** A request that no process is left to work on. */
const unheard = answers(0, 0);
const [missing, syntax] = ['Runtime.ImportModuleError', 'Runtime.UserCodeSyntaxError'];

export const publishedStories = {
  coldThenWarm: {
    inits: [loads(162.08)],
    requests: [answers(62.14, 78), answers(4.73, 78), answers(2.04, 78), answers(12.57, 78)],
  },
  coldThenLong: {
    timeout: 600,
    inits: [loads(413.61)],
    requests: [answers(2.46, 95), answers(92_394.25, 539), answers(77_089.9, 548)],
  },
  outOfMemoryThenOn: {
    timeout: 600,
    // The second start is told of by nobody: it is part of the 88,944.96 ms.
    inits: [loads(423.98), loads(444.96)],
    requests: [answers(2.37, 95), runsOut(10_935.7), answers(88_500, 532), answers(3.86, 532), hangs(1024)],
  },
  coldOutOfMemory: { timeout: 600, inits: [loads(399.33)], requests: [runsOut(344_356.22)] },
  coldTimeout: { timeout: 600, inits: [loads(516.31)], requests: [hangs(1024)] },
  warmTimeout: { timeout: 180, inits: [loads(400)], requests: [answers(5, 90), hangs(1201)], before: 1 },
  initOutlastsTimeout: {
    // It takes 3,152.18 ms each time, which is less than ten seconds and more than three.
    inits: [{ ...loads(3152.18), usesMB: 64 }],
    requests: [hangs(64), unheard],
    before: 1,
  },
  initTimeout: { inits: [{ does: 'hang' }, loads(1000)], requests: [answers(5, 90)] },
  coldExit: { inits: [loads(293.05)], requests: [exits(1248.31, 94)] },
  missingModule: {
    inits: [fails(missing, 229.04, 68), fails(missing, 129.89, 68)],
    requests: [unheard],
    differs: 'platformTime',
  },
  initThrows: {
    inits: [fails('ReferenceError', 124.34, 80), fails('ReferenceError', 92.27, 80)],
    requests: [unheard],
    differs: 'platformTime',
  },
  noEntrypoint: { inits: [fails('Runtime.InvalidEntrypoint', 11.48, 10)], requests: [unheard] },
} satisfies Record<string, PublishedStory>;

/** Of the excerpts that stand beside what they show, under `lines`. */
export const excerptStories = {
  crash: { inits: [loads(80)], requests: [exits(133.61, 31)] },
  timeout: { inits: [loads(402.04)], requests: [hangs(73)] },
  initFailure: {
    inits: [fails(syntax, 150.79, 71), fails(syntax, 1329.49, 71)],
    requests: [unheard],
    differs: 'platformTime',
  },
} satisfies Record<string, PublishedStory>;
