/** A moment of a run in the machines' own words: which actors live, where they are, and what can happen next. */
import type { AnyStateMachine } from 'xstate';
import { environmentMachine } from '#machines/environment.machine.ts';
import { eventSourceMappingMachine } from '#machines/event-source-mapping.machine.ts';
import { functionMachine } from '#machines/function.machine.ts';
import { invocationMachine } from '#machines/invocation.machine.ts';
import { provisionedConcurrencyMachine } from '#machines/provisioned-concurrency.machine.ts';
import { queuedEventMachine } from '#machines/queued-event.machine.ts';
import type { EnvironmentSummary } from '#machines/environment.types.ts';
import type { Fidelity } from '#machines/state-meta.ts';
import type { ProvisionedStatus } from '#model/lambda/provisioned-concurrency.ts';
import type { FunctionMoment, MappingMoment, Moment } from '#runtimes/simulated/run.ts';
import { holdings } from './holdings.ts';
import { inWords, statesOf, waysOf, type StateWords, type Way } from './machine-words.ts';
import { words } from './now.words.ts';
import { eventWords, wayWords } from './way-words.ts';

export interface NextStep {
  /** What has to happen for it. */
  when: string;
  /** The state's name, in words. */
  then: string;
}

/** What happens to others of its kind, and not to one in this state. */
export interface Impossible {
  what: string;
  /** The names of the states that it can happen in. */
  onlyIn: readonly string[];
}

/** One actor, or several of a kind that are in the same state. */
export interface ActorsNow {
  /** Its own among those of one moment, and the same from moment to moment. */
  key: string;
  stateId: string;
  /** “Environment 3”, or how many there are. */
  who: string;
  count: number;
  state: string;
  description: string;
  /** What is left in it from before; `null`: it is nothing that keeps anything. */
  holds: string | null;
  console: string;
  below: string;
  fidelity: Fidelity;
  source: string | undefined;
  next: readonly NextStep[];
  never: readonly Impossible[];
}

export const machines: readonly AnyStateMachine[] = [
  functionMachine,
  environmentMachine,
  invocationMachine,
  queuedEventMachine,
  eventSourceMappingMachine,
  provisionedConcurrencyMachine,
];
const stateWords = new Map(
  machines.flatMap((machine) => statesOf(machine).map((state) => [state.id, state])),
);

/** Ways that lead out of all states of a machine. */
const anywhere = new Map(machines.map((machine) => [machine.id, waysOf(machine.root)]));

/** The way out of the states around it counts for a state, too. */
function waysFrom(state: StateWords): Way[] {
  const [machine = '', ...path] = state.id.split('.');
  const around = path.map(
    (_, index) => stateWords.get([machine, ...path.slice(0, index)].join('.'))?.ways ?? [],
  );
  return [...state.ways, ...around.flat(), ...(anywhere.get(machine) ?? [])];
}

/** All that a state does not wait for, with the states of its own region that do. */
function never(state: StateWords): Impossible[] {
  const possible = new Set(waysFrom(state).map(({ event }) => event));
  const region = regionOf(state.id);
  const onlyIn = new Map<string, string[]>();
  for (const other of stateWords.values()) {
    if (regionOf(other.id) !== region) continue;
    for (const { event, breakdown } of other.ways)
      if (!possible.has(event) && !breakdown && event !== '')
        onlyIn.set(event, [...new Set([...(onlyIn.get(event) ?? []), other.name.toLowerCase()])]);
  }
  return [...onlyIn].map(([event, names]) => ({ what: eventWords(event), onlyIn: names }));
}

/** A function has two things side by side, which have nothing to do with one another. */
function regionOf(id: string): string {
  const [machine = '', outer = '', inner = ''] = id.split('.');
  return outer === 'existing' ? `${machine}.${inner}` : machine;
}

function next(state: StateWords): NextStep[] {
  if (state.final) return [];
  return waysFrom(state)
    .filter(({ to, breakdown, event }) => to !== state.id && !breakdown && event !== '')
    .map((way) => ({
      when: wayWords(way),
      then: inWords(way.to.split('.').at(-1) ?? way.to),
    }));
}

type Many = keyof typeof words.many;

/** @param kind makes its key its own among those of other kinds in the same state */
function actors(stateId: string, kind: string, who: string, count = 1): ActorsNow {
  const state = stateWords.get(stateId);
  if (!state) throw new Error(`No machine has the state ${stateId}.`);
  return {
    key: `${kind}/${stateId}`,
    stateId,
    count,
    who,
    state: state.name.toLowerCase(),
    description: state.description,
    holds: null,
    console: state.console,
    below: state.below,
    fidelity: state.fidelity,
    source: state.source,
    next: next(state),
    never: never(state),
  };
}

/** One by its name, more by their number. */
function together(stateId: string, kind: Many, count: number, name: string): ActorsNow {
  return actors(stateId, kind, count === 1 ? name : words.many[kind](count), count);
}

/** Together what is in the same state, in the order in which the states are first met. */
function grouped(members: readonly { state: string }[], kind: 'invocation' | 'queuedEvent'): ActorsNow[] {
  return [...Map.groupBy(members, ({ state }) => state)].map(([state, { length }]) =>
    together(`${kind}.${state}`, kind, length, words[kind]),
  );
}

const functionStates = {
  Pending: 'pending',
  Active: 'active',
  Failed: 'failed',
  Inactive: 'inactive',
} as const;
const updateStates = { InProgress: 'inProgress', Successful: 'successful', Failed: 'failed' } as const;

function stateIdOf({ state, making }: Pick<FunctionMoment, 'state' | 'making'>): string {
  const step = state === 'Pending' && making !== null ? `.${making}` : '';
  return `function.existing.state.${functionStates[state]}${step}`;
}

/** What is made for it is said with the state that it is made in. */
function stateNow(one: Pick<FunctionMoment, 'state' | 'making'>, who: string, kind: string): ActorsNow {
  const now = { ...actors(stateIdOf(one), kind, who), key: who };
  return one.making === null ? now : { ...now, state: words.within(one.state.toLowerCase(), now.state) };
}

/** Between two of its states the API makes no difference: whether environments have been started does. */
function provisionedState({ environments }: FunctionMoment, status: ProvisionedStatus): string {
  if (status !== 'IN_PROGRESS') return status === 'READY' ? 'ready' : 'failed';
  return environments.some(({ provisioned }) => provisioned) ? 'allocating' : 'preparing';
}

function environmentActors(
  environments: readonly EnvironmentSummary[],
  numbers: ReadonlyMap<string, number>,
): ActorsNow[] {
  const living = environments.filter(({ state }) => state !== 'ended');
  return [...Map.groupBy(living, ({ place }) => place)].map(([place, members]) => {
    const name = words.environment(numbers.get(members[0]?.environmentId ?? '') ?? 0);
    const now = together(`environment.${place}`, 'environment', members.length, name);
    return { ...now, holds: holdings(members) };
  });
}

/** The names of the API are those of the states; an enabled one is drawn by what it does. */
function mappingNow({ reads, state }: MappingMoment): ActorsNow {
  const stateId = state === 'Enabled' ? 'enabled.waiting' : state.toLowerCase();
  const now = actors(`eventSourceMapping.${stateId}`, 'mapping', words.mapping(reads));
  return state === 'Enabled' ? { ...now, state: words.within(state.toLowerCase(), now.state) } : now;
}

/** @param numbers of the environments */
export function actorsAt({ functions, mappings }: Moment, numbers: ReadonlyMap<string, number>): ActorsNow[] {
  return [...functions.flatMap((one) => functionActors(one, numbers)), ...mappings.map(mappingNow)];
}

function functionActors(one: FunctionMoment, numbers: ReadonlyMap<string, number>): ActorsNow[] {
  return [
    ...environmentActors(one.environments, numbers),
    ...grouped(one.invocations, 'invocation'),
    ...grouped(one.queue, 'queuedEvent'),
    stateNow(one, words.fn(one.name), 'function'),
    ...one.unready.map((version) => stateNow(version, words.version(version.version), 'version')),
    ...one.provisioned.map(({ version, progress }) =>
      actors(
        `provisionedConcurrency.${provisionedState(one, progress.status)}`,
        'provisioned',
        words.provisioned(version),
      ),
    ),
    ...(one.state === 'Pending'
      ? []
      : [actors(`function.existing.lastUpdate.${updateStates[one.lastUpdate]}`, 'change', words.change)]),
  ];
}
