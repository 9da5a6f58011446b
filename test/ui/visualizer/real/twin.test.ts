import lifecycle from '#content/facts/lifecycle.json' with { type: 'json' };
import limits from '#content/facts/limits.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { parseScenario } from '#model/scenario/scenario.schema.ts';
import { simulate } from '#runtimes/simulated/simulation.ts';
import { pictureOf } from '#ui/visualizer/picture.ts';
import { differences, sources } from '#ui/visualizer/real/differences.view.ts';
import { requestsOf, twinOf } from '#ui/visualizer/real/twin.ts';

/** Stands for what was measured: two requests, 600 ms apart. */
function measured(deed: string, takesMs: number) {
  const scenario = parseScenario('measured', {
    title: 'Measured',
    moral: 'Measured.',
    about: 'Measured.',
    acts: [
      { do: 'invoke', atMs: 20, deed, takesMs },
      { do: 'invoke', atMs: 5000, deed, takesMs },
    ],
    untilMs: 9000,
    openAtMs: 0,
  });
  return simulate(scenario, { seed: 'measured' });
}
const fn = { code: '', memoryMB: 128, timeoutSeconds: 3 };

describe('the twin of a real run', () => {
  test('has the same requests, the same work and one environment, the second request warm', async () => {
    const real = await measured('answer', 40);
    const twin = await twinOf(real, fn);
    expect(pictureOf(twin).lanes).toHaveLength(1);
    const [first, second] = requestsOf(twin);
    expect(first).toMatchObject({ atMs: 20, deed: 'answer' });
    expect(first?.takesMs).toBeCloseTo(40);
    const pause = (run: readonly { atMs: number; answeredMs: number }[]) =>
      (run[1]?.atMs ?? 0) - (run[0]?.answeredMs ?? 0);
    expect(pause(requestsOf(twin))).toBeCloseTo(pause(requestsOf(real)));
    expect((second?.answeredMs ?? 0) - (second?.atMs ?? 0)).toBeLessThan(60);
    expect(twin.untilMs).toBeLessThan(6000);
  });

  test.each(['fail', 'hang', 'exit'])('ends as the handler did that %ss', async (deed) => {
    const twin = await twinOf(await measured(deed, 30), fn);
    expect(requestsOf(twin)[0]?.deed).toBe(deed);
  });

  test('is told apart in both numbers, with the reason and how well that is known', async () => {
    const real = await measured('answer', 40);
    const twin = await twinOf(real, fn);
    const side = (run: typeof real) => ({ picture: pictureOf(run), records: run.records });
    const rows = differences(side(real), side(twin), 128);
    const provision = rows.find(({ what }) => what === 'Provision');
    expect(provision).toMatchObject({ aws: '125.0 ms', fidelity: 'assumed' });
    const billed = rows.find(({ what }) => what === 'Billed');
    expect(billed?.aws).toMatch(/^\d+ ms, then \d+ ms$/);
    expect(rows.find(({ what }) => what === 'The first invocation')?.why).toContain('7 %');
    for (const { source, fidelity } of rows) if (fidelity !== 'simplified') expect(source).toMatch(/^https:/);
  });
});

test('names the sources of the ledger', () => {
  expect(sources).toEqual({
    microVmBoot: lifecycle.microVmBoot.sources[0],
    vcpu: limits.vcpu.sources[0],
  });
});
