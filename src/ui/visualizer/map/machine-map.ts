/**
 * The map of a machine, laid out while the site is built: its states as boxes, its ways as arrows. Nothing here is
 * drawn by hand, so the map cannot show what the machine does not do.
 */
import ELK from 'elkjs/lib/elk.bundled.js';
import type { ElkExtendedEdge, ElkNode, ElkPoint } from 'elkjs/lib/elk-api.js';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { inWords, statesOf, waysOf, type StateWords, type Way } from '../machine-words.ts';
import { words as mapWords } from './drawn-machines.words.ts';

export interface MapBox {
  id: string;
  name: string;
  /** Pixels. */
  x: number;
  y: number;
  width: number;
  height: number;
  compound: boolean;
  final: boolean;
  description: string;
}

export interface MapArrow {
  id: string;
  /** `d` of a path. */
  path: string;
  labels: readonly { x: number; y: number; text: string }[];
}

export interface MachineMap {
  id: string;
  width: number;
  height: number;
  boxes: readonly MapBox[];
  arrows: readonly MapArrow[];
  states: readonly StateWords[];
}

/** Pixels of one character in the face of a box and of a label, and what stands around them. */
const faces = {
  box: { character: 8.6, around: 26, height: 36 },
  label: { character: 6.7, around: 6, line: 14 },
};

/** Stands for all states of a machine, where something leads out of any of them. */
const anyState = 'any';

/** The words on an arrow, in lines. */
function linesOf({ event, on, given }: Way): string[] {
  if (given === null) return [inWords(on)];
  return event === '' ? [given] : [inWords(on), `[${given}]`];
}

interface Arrow {
  from: string;
  to: string;
  labels: string[];
}

function arrowsOf(machine: AnyStateMachine, states: readonly StateWords[]): Arrow[] {
  const arrows = new Map<string, Arrow>();
  const add = (from: string, to: string, lines: readonly string[]): void => {
    const key = `${from}>${to}`;
    const arrow = arrows.get(key) ?? { from, to, labels: [] };
    arrow.labels.push(...lines.filter((line) => !arrow.labels.includes(line)));
    arrows.set(key, arrow);
  };
  for (const { id, ways } of states)
    for (const way of ways) if (!way.breakdown) add(id, way.to, linesOf(way));
  for (const way of waysOf(machine.root)) add(anyState, way.to, linesOf(way));
  const start = (node: AnyStateNode): void => {
    for (const initial of node.initial.target ?? []) add(`${node.id}#start`, initial.id, []);
    for (const child of Object.values(node.states)) if (Object.keys(child.states).length > 0) start(child);
  };
  start(machine.root);
  return [...arrows.values()];
}

function boxOf(node: AnyStateNode, words: ReadonlyMap<string, StateWords>): ElkNode {
  const { name = node.key } = words.get(node.id) ?? {};
  const children = Object.values(node.states).map((child) => boxOf(child, words));
  if (children.length === 0)
    return {
      id: node.id,
      width: name.length * faces.box.character + faces.box.around,
      height: faces.box.height,
    };
  return {
    id: node.id,
    children: node.type === 'parallel' ? children : [startOf(node), ...children],
    layoutOptions: {
      'elk.padding': '[top=34,left=14,bottom=14,right=14]',
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${name.length * faces.box.character + faces.box.around},${faces.box.height})`,
    },
  };
}

const startOf = ({ id }: AnyStateNode): ElkNode => ({ id: `${id}#start`, width: 9, height: 9 });

function edgeOf({ from, to, labels }: Arrow, index: number): ElkExtendedEdge {
  const { character, around, line } = faces.label;
  return {
    id: `e${index}`,
    sources: [from],
    targets: [to],
    labels: labels.map((text) => ({ text, width: text.length * character + around, height: line })),
  };
}

const layout = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.edgeLabels.inline': 'true',
  'elk.layered.spacing.nodeNodeBetweenLayers': '26',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
};

const whole = (number = 0): number => Math.round(number);
const point = ({ x, y }: ElkPoint): string => `${whole(x)} ${whole(y)}`;

function boxes(node: ElkNode, words: ReadonlyMap<string, StateWords>): MapBox[] {
  return (node.children ?? []).flatMap((child) => {
    const state = words.get(child.id);
    const { id } = child;
    const box = {
      id,
      name: id === anyState ? mapWords.anyState : (state?.name ?? ''),
      x: whole(child.x),
      y: whole(child.y),
      width: whole(child.width),
      height: whole(child.height),
      compound: (child.children ?? []).length > 0,
      final: state?.final ?? false,
      description: state?.description ?? '',
    };
    return [box, ...boxes(child, words)];
  });
}

function edges(node: ElkNode): ElkExtendedEdge[] {
  return [...(node.edges ?? []), ...(node.children ?? []).flatMap(edges)];
}

export async function machineMap(machine: AnyStateMachine): Promise<MachineMap> {
  const states = statesOf(machine);
  const words = new Map(states.map((state) => [state.id, state]));
  const arrows = arrowsOf(machine, states);
  const children = Object.values(machine.root.states).map((node) => boxOf(node, words));
  const outOfAny = arrows.some(({ from }) => from === anyState);
  const asked: ElkNode = {
    id: machine.id,
    layoutOptions: layout,
    children: [
      startOf(machine.root),
      ...(outOfAny ? [{ id: anyState, width: 104, height: faces.box.height }] : []),
      ...children,
    ],
    edges: arrows.map(edgeOf),
  };
  const graph: ElkNode = await new ELK().layout(asked);
  return {
    id: machine.id,
    width: whole(graph.width),
    height: whole(graph.height),
    boxes: boxes(graph, words),
    arrows: edges(graph).map(({ id, sections = [], labels = [] }) => ({
      id,
      path: sections
        .map(({ startPoint, bendPoints = [], endPoint }) =>
          [`M${point(startPoint)}`, ...[...bendPoints, endPoint].map((bend) => `L${point(bend)}`)].join(''),
        )
        .join(''),
      labels: labels.map(({ text = '', x, y, width = 0, height = 0 }) => ({
        text,
        x: whole((x ?? 0) + width / 2),
        y: whole((y ?? 0) + height - 3),
      })),
    })),
    states,
  };
}
