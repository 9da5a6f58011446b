/** Every way through an environment's life: a path to each state, and on with each thing that can happen there. */
import { createActor, fromTransition, transition, type SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { environmentMachine } from '#machines/environment.machine.ts';
import type { EnvironmentEvent, EnvironmentInput } from '#machines/environment.types.ts';
import type { InitializationType } from '#model/telemetry/trace.ts';
import { movesIn, notReplayed, request, spec, type MoveEvent } from './environment-moves.ts';

type EnvironmentSnapshot = SnapshotFrom<typeof environmentMachine>;

export type Transition = ReturnType<typeof environmentMachine.getTransitionData>[number];

export interface EnvironmentPath {
  /** What happens, in order, with the state in which it does. */
  steps: readonly { state: string; event: MoveEvent }[];
  /** The state in which the path ends. */
  end: string;
  /** The situation in which the last thing happens, and that. */
  last: string;
  /** What the machine has for the last thing that happens. */
  transition: Transition | undefined;
  type: InitializationType;
}

const types: readonly InitializationType[] = ['on-demand', 'provisioned-concurrency', 'snap-start'];

export function inputOf(type: InitializationType): Omit<EnvironmentInput, 'recorder' | 'owner'> {
  return {
    spec: type === 'on-demand' ? spec : { ...spec, initializationType: type },
    runtimeVersion: { version: 'nodejs:24.v1', arn: 'arn' },
    at: 1,
    first: type === 'provisioned-concurrency' ? null : request('first'),
    idleExpiryMs: 60_000,
  };
}

/** The innermost state, as the machine calls its place. */
export function placeOf({ value }: Pick<EnvironmentSnapshot, 'value'>): string {
  return typeof value === 'string' ? value : `ready.${value.ready}`;
}

const topOf = (place: string): string => place.split('.', 1)[0] ?? place;

/** Two situations in which the same things can happen, with the same consequences. */
function situation({ value, context }: EnvironmentSnapshot): string {
  return JSON.stringify([value, context.phase, context.invocation?.stage ?? null]);
}

const deaf = createActor(fromTransition((state: null) => state, null));

function pathsOf(type: InitializationType, events: (place: string) => MoveEvent[]): EnvironmentPath[] {
  const input = { ...inputOf(type), recorder: deaf, owner: deaf };
  const toEach = getShortestPaths(environmentMachine, {
    input,
    events: (snapshot) => events(placeOf(snapshot)) as EnvironmentEvent[],
    serializeState: situation,
  });
  return toEach.flatMap(({ state, steps }) => {
    const places = steps.map((step) => placeOf(step.state));
    // The first step is the start itself; each event is told with the state in which it came.
    const before = steps.slice(1).map(({ event }, index) => ({
      state: places[index] ?? '',
      event: event as MoveEvent,
    }));
    const place = placeOf(state);
    return events(place)
      .filter((event) => environmentMachine.getTransitionData(state, event).length > 0)
      .map((event): EnvironmentPath => {
        const [after] = transition(environmentMachine, state, event);
        const [taken] = environmentMachine.getTransitionData(state, event);
        return {
          steps: [...before, { state: place, event }],
          end: placeOf(after),
          transition: taken,
          type,
          last: `${situation(state)} ${event.move}`,
        };
      });
  });
}

/** All paths, also those which no handler and no caller can bring about. */
export function everyPath(): EnvironmentPath[] {
  return types.flatMap((type) => pathsOf(type, (place) => movesIn(topOf(place))));
}

const key = ({ steps, type }: EnvironmentPath): string =>
  [type, ...steps.map(({ event }) => event.move)].join(' ');

/** The paths that a handler and a caller can bring about. */
export function possiblePaths(): EnvironmentPath[] {
  const possible = (place: string) => movesIn(topOf(place)).filter(({ move }) => !(move in notReplayed));
  return types.flatMap((type) => pathsOf(type, possible));
}

/**
 * Those of them that have to be walked: none that is the beginning of another, and each thing that happens once in
 * each situation, whatever kind of environment came into it.
 */
export function replayablePaths(): (EnvironmentPath & { name: string })[] {
  const possible = possiblePaths().map((path) => ({ ...path, name: key(path) }));
  const first = new Map(possible.toReversed().map((path) => [path.last, path.name]));
  const all = possible.filter(({ last, name }) => first.get(last) === name);
  return all.filter(({ name }) => !all.some((other) => other.name.startsWith(`${name} `)));
}

/** The states that a path goes through, each as often as it is entered. */
export function statesOf({ steps, end }: EnvironmentPath): string[] {
  return [...steps.map(({ state }) => state), end].filter((state, index, all) => state !== all[index - 1]);
}
