/**
 * Every generated path of an environment, brought about by code that really runs in the embedded runtime: its trace
 * has the kinds and the order of the one that the simulated effects leave.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmbeddedRuntime } from '#runtimes/embedded/embedded-runtime.ts';
import { spec } from '../machines/paths/environment-moves.ts';
import { replayablePaths, statesOf } from '../machines/paths/environment-paths.ts';
import { simulatedStory, storyOf } from '../machines/paths/path-story.ts';
import { replay } from '../machines/paths/replay.ts';
import { realStages, simulatedStage } from '../machines/paths/stage.ts';
import { pathDifferences } from './path-differences.ts';

describe('in the embedded runtime', () => {
  const stages = realStages((clock) => createEmbeddedRuntime({ clock }));
  const seen = new Set<string>();
  beforeAll(() => stages.runtime.prepare([spec.runtime]), 60_000);
  afterAll(() => stages.runtime.dispose());

  /** What is left of a trace when the listed differences are taken from it. */
  const comparable = (kinds: readonly string[]): readonly string[] =>
    Object.entries(pathDifferences).reduce<readonly string[]>((left, [name, { without }]) => {
      const next = without(left);
      if (next.join() !== left.join()) seen.add(name);
      return next;
    }, kinds);

  test.each(replayablePaths())('$name', async (path) => {
    const story = storyOf(path);
    const really = await replay(path, story, stages.next());
    const simulated = await replay(path, story, simulatedStage(simulatedStory(story)));
    const wanted = statesOf(path);
    expect(really.places.slice(0, wanted.length)).toEqual(wanted);
    expect(really.places).toEqual(simulated.places);
    expect(comparable(really.kinds)).toEqual(simulated.kinds);
    expect(really.invocations).toEqual(simulated.invocations);
  });

  test('has every listed difference somewhere', () => {
    expect([...seen].sort()).toEqual(Object.keys(pathDifferences).sort());
  });
});
