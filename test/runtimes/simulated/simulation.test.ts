import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deeds, type Act, type Scenario } from '#model/scenario/scenario.ts';
import { neighbour, seek } from '#runtimes/simulated/run.ts';
import { simulate } from '#runtimes/simulated/simulation.ts';

/** Instants that bring acts together, apart, and beyond the end of an idle environment. */
const instants = fc.oneof(fc.integer({ min: 0, max: 900 }), fc.constantFrom(0, 120, 3200, 61_000, 700_000));

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('invoke' as const),
      atMs: instants,
      times: fc.integer({ min: 1, max: 6 }),
      everyMs: fc.constantFrom(0, 3, 90),
      type: fc.constantFrom('RequestResponse' as const, 'Event' as const),
      deed: fc.constantFrom(...deeds),
      takesMs: fc.constantFrom(undefined, 1, 50, 400),
      version: fc.constantFrom(undefined, undefined, '1', '2'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('deploy' as const), atMs: instants }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), atMs: instants }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('publish' as const), atMs: instants }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('provision' as const),
      atMs: instants,
      executions: fc.integer({ min: 0, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('configure' as const),
      atMs: instants,
      memoryMB: fc.constantFrom(128, 512, 1024),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('reserve' as const),
      atMs: instants,
      executions: fc.integer({ min: 0, max: 3 }),
    }),
  },
);

const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    acts: fc.array(acts, { minLength: 1, maxLength: 8 }),
    failingInits: fc.integer({ min: 0, max: 2 }),
    exists: fc.boolean(),
    concurrencyLimit: fc.constantFrom(2, 1000),
    kind: fc.constantFrom(
      { runtime: 'nodejs24.x' as const, packageType: 'Zip' as const },
      { runtime: 'nodejs24.x' as const, packageType: 'Image' as const },
      { runtime: 'java21' as const, packageType: 'Zip' as const, snapStart: true },
    ),
    vpc: fc.boolean(),
    extensions: fc.constantFrom([], [{ name: 'telemetry', initMs: 120, shutdownMs: 900 }]),
  })
  .map(({ acts: given, failingInits, exists, concurrencyLimit, kind, vpc, extensions }) => ({
    title: 'Any',
    moral: 'Any.',
    about: 'Any.',
    function: {
      snapStart: false,
      ...kind,
      vpc,
      extensions,
      architecture: 'x86_64',
      memoryMB: 128,
      timeoutSeconds: 3,
      ownInitMs: 0,
      failingInits,
      exists,
    },
    concurrencyLimit,
    acts: exists ? given : [{ do: 'create' as const, atMs: 0 }, ...given],
    untilMs: 1_500_000,
    openAtMs: 0,
  }));

describe('a simulated run', () => {
  test('is the same at any moment, whether one seeks it or runs to it', async () => {
    await fc.assert(
      fc.asyncProperty(
        scenarios,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
        async (scenario, shares) => {
          const whole = await simulate(scenario, { seed: 'a' });
          for (const share of shares) {
            // Half of the moments lie exactly where something happens.
            const exact = whole.moments[Math.floor(share * (whole.moments.length - 1))]?.atMs ?? 0;
            for (const t of [exact, share * 1200]) {
              const upToThen = await simulate(scenario, { seed: 'a', untilMs: t });
              expect(seek(whole, t)).toEqual(upToThen.moments.at(-1));
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  test('leaves the same trace for the same seed, to the byte, and another for another', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, fc.string(), async (scenario, seed) => {
        const [one, again] = [await simulate(scenario, { seed }), await simulate(scenario, { seed })];
        expect(JSON.stringify(again)).toBe(JSON.stringify(one));
        const other = await simulate(scenario, { seed: `${seed}!` });
        expect(JSON.stringify(other)).not.toBe(JSON.stringify(one));
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  test('keeps its past when something else is done from a moment on', async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, fc.integer({ min: 1, max: 1000 }), async (scenario, atMs) => {
        const whole = await simulate(scenario, { seed: 'a' });
        const fork = await simulate(
          { ...scenario, acts: [...scenario.acts, { do: 'deploy', atMs }] },
          { seed: 'a' },
        );
        const before = (run: typeof whole) => run.records.filter(({ time }) => time - run.epoch < atMs);
        expect(before(fork)).toEqual(before(whole));
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('can be stepped through, forth and back', async () => {
    const [scenario] = fc.sample(scenarios, { numRuns: 1, seed: 7 });
    if (!scenario) throw new Error('No scenario.');
    const run = await simulate(scenario, { seed: 'a' });
    const forth: number[] = [];
    for (let at: number | null = 0; at !== null; at = neighbour(run, at, 1)) forth.push(at);
    expect(forth).toEqual(run.moments.map(({ atMs }) => atMs));
    const back: number[] = [];
    for (let at: number | null = 2_000_000; (at = neighbour(run, at, -1)) !== null;) back.push(at);
    expect(back.toReversed()).toEqual(forth);
  });

  test('ends when nobody waits for it any more', async () => {
    const [scenario] = fc.sample(scenarios, { numRuns: 1, seed: 7 });
    if (!scenario) throw new Error('No scenario.');
    await expect(simulate(scenario, { seed: 'a', signal: AbortSignal.abort() })).rejects.toThrow();
  });
});
