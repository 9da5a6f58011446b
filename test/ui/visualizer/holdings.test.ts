import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseScenario } from '#model/scenario/scenario.schema.ts';
import { liveRun } from '#ui/visualizer/live-run.ts';

async function held(file: string) {
  const text = readFileSync(new URL(`../../../content/scenarios/${file}`, import.meta.url), 'utf8');
  const live = await liveRun(parseScenario(file, JSON.parse(text)), {}, 'a', new AbortController().signal);
  return (ms: number) => live.actorsAt(ms).flatMap(({ holds }) => holds ?? []);
}

describe('what a container holds', () => {
  test('is nothing at first, and then what the event before left', async () => {
    const at = await held('02-second-request.json');
    expect(at(100)).toEqual(['It holds nothing yet.']);
    expect(at(200)).toEqual(['It makes its variables; nothing is left from anybody.']);
    expect(at(370)).toEqual(['It has variables as the init left them: nobody was here before.']);
    expect(at(1000)).toEqual(['It keeps variables and /tmp as one event left them.']);
    expect(at(2430)).toEqual(['It finds variables and /tmp as one event left them.']);
    expect(at(3000)).toEqual(['It keeps variables and /tmp as 2 events left them.']);
  });

  test('is less after a timeout: the process goes, the disk stays', async () => {
    const at = await held('09-timeout-and-reset.json');
    expect(at(3_600)).toEqual(['It has lost its variables with the process; /tmp stays.']);
    expect(at(4_050)).toEqual(['It makes its variables anew; what was in /tmp is still there.']);
    expect(at(8_000)).toEqual(['It keeps its variables since the reset, and /tmp.']);
  });

  test('is said of all together that are in the same state', async () => {
    const at = await held('04-spike-of-fifty.json');
    expect(at(900)).toEqual(['Each keeps variables and /tmp as one event left them.']);
  });
});
