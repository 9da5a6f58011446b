/**
 * What a scenario showed, put so that two runtimes can be compared: without what no two runs share (times, ports,
 * memory), and with stack frames cut down to the learner's own files and lines.
 */
import type { InitOutcome, InvokeOutcome } from '#model/runtime-port.ts';
import type { RuntimeEvent } from '#model/telemetry/trace.ts';
import { checksum } from './checksum.ts';

export interface Observation {
  /** How each call of the scenario ended, in order. */
  outcomes: unknown[];
  logged: unknown[];
  /** How each process ended. */
  exits: unknown[];
}

export type CallOutcome = { call: 'init'; outcome: InitOutcome } | { call: 'invoke'; outcome: InvokeOutcome };

/** Longer texts are told by their beginning, length and checksum. */
const LONGEST = 4000;
const MOST_LINES = 100;
const FRAME = /^\s+at /;
const OWN_FILE = /((?:\/var\/task|\/opt)\/[^():]*:\d+)(?::\d+)?/;
const dropped = Symbol('a frame of the runtime itself');

const replaced: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<time>'],
  // Node's own files: where in them is its own affair.
  [/(node:internal\/[\w/]+):\d+/g, '$1:<line>'],
  [/\(node:\d+\)/g, '(node:<pid>)'],
  [/Node\.js v\d+\.\d+\.\d+/g, 'Node.js <version>'],
  [/(127\.0\.0\.1|localhost):\d+/g, '$1:<port>'],
];

function comparableLine(line: string): string | typeof dropped {
  if (FRAME.test(line)) {
    const own = OWN_FILE.exec(line)?.[1];
    return own === undefined ? dropped : `    at ${own}`;
  }
  const [, before = '', json = ''] = /^(.*\t)(\{".*\})$/.exec(line) ?? [];
  // Node opens a brace for an error's members on the last line of its stack, which may be left out here.
  if (json === '') return line.replace(/ \{$/, '');
  try {
    // Version 3 of the runtime client logs errors as JSON behind the columns of a text line.
    return before + JSON.stringify(comparable(JSON.parse(json)));
  } catch {
    return line;
  }
}

function comparableText(text: string): string | typeof dropped {
  let known = text;
  for (const [pattern, name] of replaced) known = known.replace(pattern, name);
  const lines = known.split('\n').map(comparableLine);
  const kept = lines.filter((line): line is string => line !== dropped);
  if (kept.length === 0) return dropped;
  const result = kept.join('\n');
  if (result.length <= LONGEST) return result;
  return `${result.slice(0, 100)}… (${result.length} characters, ${checksum(result)})`;
}

export function comparable(value: unknown): unknown {
  if (typeof value === 'string') return comparableText(value);
  if (Array.isArray(value)) return value.map(comparable).filter((each) => each !== dropped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, comparable(member)] as const)
      .filter(([, member]) => member !== undefined && member !== dropped),
  );
}

/** A payload that is JSON is compared as the value it stands for: error stacks in it are recognised. */
function comparablePayload(payload: string): unknown {
  try {
    return comparable(JSON.parse(payload));
  } catch {
    return comparable(payload);
  }
}

function comparableOutcome({ call, outcome }: CallOutcome): unknown {
  const { status } = outcome;
  const told: Record<string, unknown> = { call, status };
  if ('payload' in outcome) {
    told['payload'] = comparablePayload(outcome.payload);
    told['contentType'] = outcome.contentType;
  }
  if ('errorType' in outcome) told['errorType'] = outcome.errorType;
  if ('error' in outcome) told['error'] = comparable(outcome.error);
  if ('exit' in outcome && outcome.exit) told['exit'] = { ...outcome.exit };
  return told;
}

/** Of a flood the first line, how many there are, and the checksum of all. */
function shortened(lines: unknown[]): unknown[] {
  return lines.length <= MOST_LINES
    ? lines
    : [lines[0], `… (${lines.length} lines, ${checksum(JSON.stringify(lines))})`];
}

/** @param varies members that differ from run to run in this scenario alone */
export function observation(
  outcomes: readonly CallOutcome[],
  events: readonly RuntimeEvent[],
  varies: readonly string[] = [],
): Observation {
  const seen: Observation = {
    outcomes: outcomes.map(comparableOutcome),
    logged: shortened(
      events
        .filter((event) => event.type === 'function')
        .map(({ record }) => comparable(record))
        .filter((record) => record !== dropped),
    ),
    exits: events
      .filter((event) => event.type === 'process.exited')
      .map(({ record: { pid: _, ...exit } }) => exit),
  };
  const text = JSON.stringify(seen, (name, value: unknown) => (varies.includes(name) ? '<varies>' : value));
  return JSON.parse(text) as Observation;
}
