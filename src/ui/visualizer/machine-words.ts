/** What a machine says about itself: its states in their own words, and what leads from one to the next. */
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import type { Fidelity, StateMeta } from '#machines/state-meta.ts';
import { words } from './machine.words.ts';

export interface Way {
  /** What the machine waits for, by its own name; empty: for nothing. */
  event: string;
  /** The same as it is read. */
  on: string;
  /** Under which condition; `null`: under none. */
  given: string | null;
  /** Id of the state that it leads to. */
  to: string;
  /** An effect broke instead of answering: nothing that a learner's code can bring about. */
  breakdown: boolean;
}

export interface StateWords {
  id: string;
  /** Its own name, in words. */
  name: string;
  depth: number;
  final: boolean;
  /** It holds other states. */
  compound: boolean;
  description: string;
  console: string;
  below: string;
  source: string | undefined;
  fidelity: Fidelity;
  ways: readonly Way[];
}

/** camelCase and dots as words. */
export function inWords(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

type Waited = Pick<Way, 'event' | 'on' | 'breakdown'>;

function waited(node: AnyStateNode, event: string): Waited {
  if (event === '') return { event, on: words.atOnce, breakdown: false };
  const [kind] = event.match(/^xstate\.(done\.actor|error\.actor|done\.state|after)/) ?? [];
  if (kind === undefined) return { event, on: event, breakdown: false };
  if (kind === 'xstate.after') {
    const delay = event.split('.')[2] ?? 'time';
    return { event: delay, on: inWords(delay), breakdown: false };
  }
  const invoked = node.invoke.find(({ id }) => event.endsWith(String(id)));
  const source = typeof invoked?.src === 'string' ? invoked.src : 'it';
  return kind === 'xstate.error.actor'
    ? { event: `${source}.broken`, on: words.breaks(inWords(source)), breakdown: true }
    : { event: `${source}.done`, on: words.done(inWords(source)), breakdown: false };
}

function condition(guard: unknown): string | null {
  if (typeof guard === 'string') return inWords(guard);
  if (typeof guard !== 'object' || guard === null || !('type' in guard)) return null;
  if (typeof guard.type !== 'string') return null;
  const params =
    'params' in guard && typeof guard.params === 'object' ? Object.values(guard.params ?? {}) : [];
  return [inWords(guard.type), ...params.filter((value) => typeof value === 'string')].join(' ');
}

/** The ways out of a state, those not counted that lead nowhere. */
export function waysOf(node: AnyStateNode): Way[] {
  const ways: Way[] = [];
  const groups = [...node.transitions.values(), node.always ?? []];
  for (const group of groups) {
    group.forEach((transition, order) => {
      for (const target of transition.target ?? []) {
        const given = condition(transition.guard) ?? (order > 0 ? words.otherwise : null);
        ways.push({ ...waited(node, String(transition.eventType)), given, to: String(target.id) });
      }
    });
  }
  return ways.filter(
    ({ event, to }, index) => ways.findIndex((way) => way.event === event && way.to === to) === index,
  );
}

function wordsOf(node: AnyStateNode, depth: number): StateWords {
  const { description = '' } = node;
  const meta = node.meta as StateMeta;
  return {
    id: node.id,
    name: sentenceCase(inWords(node.key)),
    depth,
    final: node.type === 'final',
    compound: Object.keys(node.states).length > 0,
    description,
    console: meta.console,
    below: meta.below,
    source: meta.source,
    fidelity: meta.fidelity,
    ways: waysOf(node),
  };
}

/** All states, each before those that it holds. */
export function statesOf(machine: AnyStateMachine): StateWords[] {
  const inside = (node: AnyStateNode, depth: number): StateWords[] =>
    Object.values(node.states).flatMap((child) => [wordsOf(child, depth), ...inside(child, depth + 1)]);
  return inside(machine.root, 0);
}
