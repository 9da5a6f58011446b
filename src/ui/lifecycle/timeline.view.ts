/** The trace in, the lives of the environments as lanes on one axis out. */
import type { EnvironmentState, Instant, ShutdownReason, TraceRecord } from '#model/telemetry/trace.ts';
import { environmentNumbers } from './environment-names.ts';
import { durationText } from './duration.ts';
import { phaseOf, spanLabels, type SpanKind, type SpanPhase } from './span-kinds.ts';
import { placeOf, timeAxis, type Interval } from './timeline-scale.ts';
import { words } from './timeline.words.ts';

export interface TimelineSpan {
  id: string;
  kind: SpanKind;
  phase: SpanPhase | null;
  label: string;
  from: Instant;
  /** Null while it lasts. */
  to: Instant | null;
  ms: number;
  /** Share of the width, 0 to 1. */
  left: number;
  width: number;
  requestId: string | null;
  /** What happened in it, as a sentence. */
  words: string;
}

export interface TimelineLane {
  environmentId: string;
  name: string;
  spans: readonly TimelineSpan[];
  alive: boolean;
  ending: string | null;
}

export interface TimelineView {
  lanes: readonly TimelineLane[];
  cuts: readonly { left: number; width: number; text: string }[];
  /** A length that stands for a round time, where anything is drawn to scale. */
  scaleBar: { ms: number; width: number; text: string } | null;
  from: Instant;
  /** Spans that lie before what is drawn; the table has them. */
  earlier: number;
  /** Something runs, so the drawing grows. */
  busy: boolean;
}

const kindOf: Record<Exclude<EnvironmentState, 'ended'>, SpanKind> = {
  provisioning: 'provision',
  initializing: 'init',
  restoring: 'restore',
  ready: 'frozen',
  invoking: 'invoke',
  resetting: 'reset',
  shuttingDown: 'shutdown',
};

const endingWords: Record<ShutdownReason, string> = words.endings;

/** Bursts of activity that one drawing shows; older ones are in the table only. */
const shownBursts = 8;

interface Open {
  lane: {
    environmentId: string;
    spans: Raw[];
    alive: boolean;
    ending: string | null;
    /** Kept ready by provisioned concurrency. */
    provisioned: boolean;
  };
  current: Raw | null;
  /** An extension has registered in this init, and the runtime does not run yet. */
  registered: boolean;
}
interface Raw {
  kind: SpanKind;
  from: Instant;
  to: Instant | null;
  requestId: string | null;
}

export function timelineView(trace: readonly TraceRecord[], now: Instant): TimelineView {
  const lanes = lanesOf(trace);
  const numbers = environmentNumbers(trace);
  const spans = lanes.flatMap((lane) => lane.spans);
  const closed = (span: Raw): Interval => ({ from: span.from, to: Math.max(span.to ?? now, span.from) });
  const running = spans.filter(({ kind }) => kind !== 'frozen');
  const alive = lanes.some((lane) => lane.alive);
  const whole = {
    from: startOf(running.map(closed)),
    to: Math.max(...running.map((span) => closed(span).to), alive ? now : -Infinity, 0),
  };
  const axis = timeAxis(
    running.map(closed).filter(({ from }) => from >= whole.from),
    whole,
  );
  const drawn = (span: Raw, id: string): TimelineSpan => {
    const { from, to } = closed(span);
    const left = placeOf(axis, from);
    return {
      id,
      kind: span.kind,
      phase: phaseOf[span.kind],
      label: spanLabels[span.kind],
      from,
      to: span.to,
      ms: to - from,
      left,
      width: Math.max(0, placeOf(axis, to) - left),
      requestId: span.requestId,
      words: words.phases[span.kind],
    };
  };
  const scaled = axis.pieces.filter(({ cut }) => !cut);
  const perMs = scaled[0] ? (scaled[0].x1 - scaled[0].x0) / (scaled[0].to - scaled[0].from) : null;
  return {
    lanes: lanes.map((lane, index) => ({
      environmentId: lane.environmentId,
      name: words[lane.provisioned ? 'provisioned' : 'environment'](
        numbers.get(lane.environmentId) ?? index + 1,
      ),
      alive: lane.alive,
      ending: lane.ending,
      spans: lane.spans.map((span, order) => drawn(span, `${lane.environmentId}-${order}`)),
    })),
    cuts: axis.pieces
      .filter(({ cut }) => cut)
      .map(({ x0, x1, from, to }) => ({ left: x0, width: x1 - x0, text: durationText(to - from) })),
    scaleBar: perMs === null ? null : scaleBar(perMs),
    from: whole.from,
    earlier: spans.filter((span) => closed(span).to <= whole.from && span.from < whole.from).length,
    busy: running.some(({ to }) => to === null),
  };
}

/** The lives of the environments, in the order in which they began. */
export function lanesOf(trace: readonly TraceRecord[]): Open['lane'][] {
  const open = new Map<string, Open>();
  for (const entry of trace) {
    const { environmentId } = entry.subject;
    if (environmentId === undefined) continue;
    if (entry.type === 'platform.start') {
      const current = open.get(environmentId)?.current;
      if (current?.kind === 'invoke') current.requestId = entry.record.requestId;
    }
    if (entry.type === 'platform.initStart') {
      const lane = open.get(environmentId)?.lane;
      if (lane) lane.provisioned = entry.record.initializationType === 'provisioned-concurrency';
    }
    if (entry.type === 'platform.extension' || entry.type === 'process.started')
      splitInit(open.get(environmentId), entry);
    if (entry.type !== 'environment.changed') continue;
    const lane = open.get(environmentId) ?? {
      lane: { environmentId, spans: [], alive: true, ending: null, provisioned: false },
      current: null,
      registered: false,
    };
    open.set(environmentId, lane);
    if (lane.current) lane.current.to = entry.time;
    const { state, reason } = entry.record;
    if (reason) lane.lane.ending = endingWords[reason];
    if (state === 'ended') {
      lane.current = null;
      lane.lane.alive = false;
      continue;
    }
    lane.current = {
      kind: kindOf[state],
      from: entry.time,
      to: null,
      requestId: entry.subject.requestId ?? null,
    };
    lane.lane.spans.push(lane.current);
  }
  return [...open.values()].map(({ lane }) => lane);
}

/** Extensions come before the runtime: what was an init until its process starts was theirs. */
function splitInit(open: Open | undefined, { type, time }: TraceRecord): void {
  if (open?.current?.kind !== 'init') return;
  if (type === 'platform.extension') open.registered = true;
  else if (open.registered) {
    open.registered = false;
    Object.assign(open.current, { kind: 'extensionInit', to: time });
    open.current = { ...open.current, kind: 'init', from: time, to: null };
    open.lane.spans.push(open.current);
  }
}

/** Where the newest bursts of activity begin; a burst ends with a pause of more than a second. */
function startOf(intervals: readonly Interval[]): Instant {
  const inOrder = intervals.toSorted((a, b) => a.from - b.from);
  const starts: Instant[] = [];
  let reach = -Infinity;
  for (const { from, to } of inOrder) {
    if (from > reach + 1000) starts.push(from);
    reach = Math.max(reach, to);
  }
  return starts.at(-shownBursts) ?? starts[0] ?? 0;
}

function scaleBar(perMs: number): TimelineView['scaleBar'] {
  const atMost = 0.25 / perMs;
  const power = 10 ** Math.floor(Math.log10(atMost));
  const ms = [5, 2, 1].map((step) => step * power).find((length) => length <= atMost) ?? power;
  return { ms, width: ms * perMs, text: ms < 1000 ? `${Number(ms.toPrecision(2))} ms` : `${ms / 1000} s` };
}
