/** An environment's machine along every generated path: all of it is reached, and each path can be walked. */
import type { AnyStateNode } from 'xstate';
import { describe, expect, test } from 'vitest';
import { environmentMachine } from '#machines/environment.machine.ts';
import { notReplayed } from './paths/environment-moves.ts';
import {
  everyPath,
  possiblePaths,
  replayablePaths,
  statesOf,
  type Transition,
} from './paths/environment-paths.ts';
import { invocationPaths, requestsNotReplayed } from './paths/invocation-paths.ts';
import { simulatedStory, storyOf } from './paths/path-story.ts';
import { replay } from './paths/replay.ts';
import { simulatedStage } from './paths/stage.ts';

function nodesIn(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesIn)];
}
const nodes = nodesIn(environmentMachine.root);
const leaves = nodes
  .filter(({ states }) => Object.keys(states).length === 0)
  .map(({ path }) => path.join('.'));
const transitions = nodes.flatMap((node) => [...node.transitions.values()].flat()) as Transition[];

const all = everyPath();
const replayable = replayablePaths();
describe('the generated paths', () => {
  test('come to every state', () => {
    expect(new Set(replayable.flatMap(statesOf))).toEqual(new Set(leaves));
  });

  test('take every transition, but for what the process says itself', () => {
    const taken = new Set(all.map(({ transition }) => transition));
    const left = transitions.filter((each) => !taken.has(each));
    expect(left.map(({ eventType }) => eventType)).toEqual(['runtime.reported']);
  });

  test('leave out no transition that a handler or a caller can bring about', () => {
    const taken = new Set(possiblePaths().map(({ transition }) => transition));
    const left = all.filter(({ transition }) => !taken.has(transition));
    expect(new Set(left.map(({ steps }) => steps.at(-1)?.event.move))).toEqual(
      new Set(Object.keys(notReplayed)),
    );
  });
});

describe('a path, walked with simulated effects', () => {
  const requests = new Set<string>();

  test.each(replayable)('$name', async (path) => {
    const story = storyOf(path);
    const { places, invocations } = await replay(path, story, simulatedStage(simulatedStory(story)));
    const wanted = statesOf(path);
    expect(places.slice(0, wanted.length)).toEqual(wanted);
    expect(places.at(-1)).toBe('ended');
    for (const states of invocations) requests.add(states.join(' '));
  });

  test('takes its requests along every path of an invocation, but for those listed', () => {
    const listed = Object.keys(requestsNotReplayed);
    expect([...requests, ...listed].sort()).toEqual(invocationPaths().sort());
  });
});
