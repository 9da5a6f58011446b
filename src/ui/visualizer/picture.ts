/** A run as it is drawn: spans and marks in milliseconds of the run. Small enough to be a part of a page. */
import { idleLeastMs, idleLifetimeMs } from '#model/lambda/lifecycle.ts';
import { environmentNumbers } from '#ui/lifecycle/environment-names.ts';
import { marksOf } from './lane-marks.ts';
import { batchesOf } from './picture-batches.ts';
import type { SpanKind } from '#ui/lifecycle/span-kinds.ts';
import { lanesOf } from '#ui/lifecycle/timeline.view.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import type { FunctionInit, Moment, Run } from '#runtimes/simulated/run.ts';

export interface PictureSpan {
  kind: SpanKind;
  from: number;
  to: number;
  requestId: string | null;
  /** Idle time, and the end after it: from when on that may come on AWS, where nobody knows and we chose. */
  assumedFrom?: number;
}

export type MarkKind = 'api' | 'log';

/** A line of the log, or a message of the Runtime API: it has an instant and no length. */
export interface PictureMark {
  at: number;
  kind: MarkKind;
  /** The line, or the message in one. */
  text: string;
}

export interface PictureLane {
  environmentId: string;
  /** From 1, in the order in which they were started. */
  number: number;
  spans: readonly PictureSpan[];
  /** In order of time. */
  marks: readonly PictureMark[];
  /** Why it ended; `null`: it is alive when the run ends. */
  ending: string | null;
}

export const outcomes = ['answered', 'failed', 'throttled', 'refused', 'queued', 'open'] as const;
export type Outcome = (typeof outcomes)[number];

/** A request as its caller sees it. */
export interface PictureRequest {
  requestId: string;
  from: number;
  /** When its caller had an answer. */
  to: number;
  outcome: Outcome;
}

/** An event in the queue that nobody sees. */
export interface QueueWait {
  requestId: string;
  from: number;
  to: number;
  /** Whether a try went wrong before. */
  again: boolean;
  /** How it left the queue for good, at `to`. */
  end: 'succeeded' | 'dropped' | null;
}

export interface FunctionSpan {
  kind: 'Pending' | 'InProgress';
  from: number;
  to: number;
}

export interface Picture {
  untilMs: number;
  lanes: readonly PictureLane[];
  requests: readonly PictureRequest[];
  queue: readonly QueueWait[];
  /** While the function is being made or changed. */
  changes: readonly FunctionSpan[];
}

export function pictureOf(run: Run): Picture {
  const { records, epoch, untilMs, moments, functionInits = [] } = run;
  const numbers = environmentNumbers(records);
  const marks = marksOf(records, epoch);
  const batches = batchesOf(records, epoch, untilMs);
  const begun = Map.groupBy(functionInits, ({ environmentId }) => environmentId);
  return {
    untilMs,
    lanes: lanesOf(records).map(({ environmentId, spans, alive, ending }) => ({
      environmentId,
      number: numbers.get(environmentId) ?? 0,
      ending: alive ? null : ending,
      spans: spans
        .map(({ kind, from, to, requestId }) => ({
          kind,
          from: from - epoch,
          to: to === null ? untilMs : to - epoch,
          requestId,
        }))
        .flatMap((span) => initParts(span, begun.get(environmentId) ?? []))
        .map(idleEnd),
      marks: marks.get(environmentId) ?? [],
    })),
    requests: [...requestsOf(records, epoch, untilMs), ...batches.requests],
    queue: [...queueOf(records, epoch, untilMs), ...batches.waits],
    changes: changesOf(moments, untilMs),
  };
}

/** Whether what follows is an end that comes when this site lets it come. */
const expires = ({ kind, from, to }: PictureSpan): boolean =>
  kind === 'frozen' && Math.abs(to - from - idleLifetimeMs) < 1;

function idleEnd(span: PictureSpan, index: number, spans: readonly PictureSpan[]): PictureSpan {
  const idle = span.kind === 'shutdown' ? spans[index - 1] : span;
  const ends = span.kind === 'shutdown' || spans[index + 1]?.kind === 'shutdown';
  return idle && ends && expires(idle) ? { ...span, assumedFrom: idle.from + idleLeastMs } : span;
}

/** An init in two, where it is known when the function's own began. */
function initParts(span: PictureSpan, begun: readonly FunctionInit[]): PictureSpan[] {
  const at = begun.find(({ atMs }) => atMs >= span.from && atMs < span.to)?.atMs;
  if (span.kind !== 'init' || at === undefined) return [span];
  return [
    { ...span, kind: 'runtimeInit', to: at },
    { ...span, kind: 'functionInit', from: at },
  ];
}

function outcomeOf(record: Extract<TraceRecord, { type: 'api.answered' }>['record']): Outcome {
  const { status, responseElements } = record;
  if (status === 202) return 'queued';
  if (status === 429) return 'throttled';
  // Lambda took it and could not do it: its caller has waited.
  if (status >= 500) return 'failed';
  if (status >= 300) return 'refused';
  return responseElements?.['FunctionError'] === undefined ? 'answered' : 'failed';
}

function requestsOf(records: readonly TraceRecord[], epoch: number, untilMs: number): PictureRequest[] {
  const requests = new Map<string, PictureRequest>();
  for (const one of records) {
    if (one.type === 'api.called' && one.record.eventName === 'Invoke') {
      const requestId = one.record.callId;
      requests.set(requestId, { requestId, from: one.time - epoch, to: untilMs, outcome: 'open' });
    } else if (one.type === 'api.answered') {
      const open = requests.get(one.record.callId);
      if (open) {
        open.to = one.time - epoch;
        open.outcome = outcomeOf(one.record);
      }
    }
  }
  return [...requests.values()];
}

function queueOf(records: readonly TraceRecord[], epoch: number, untilMs: number): QueueWait[] {
  const waits: QueueWait[] = [];
  const newest = new Map<string, QueueWait>();
  for (const one of records) {
    if (!one.type.startsWith('queue.')) continue;
    const { requestId } = one.subject;
    if (requestId === undefined) continue;
    const at = one.time - epoch;
    const open = newest.get(requestId);
    if (one.type === 'queue.received' || one.type === 'queue.returned') {
      if (open && open.to === untilMs) open.to = at;
      const wait = { requestId, from: at, to: untilMs, again: one.type === 'queue.returned', end: null };
      newest.set(requestId, wait);
      waits.push(wait);
    } else if (one.type === 'queue.delivered') {
      if (open) open.to = at;
    } else if (one.type === 'queue.succeeded' || one.type === 'queue.dropped') {
      const end = one.type === 'queue.dropped' ? 'dropped' : 'succeeded';
      if (open && open.to === untilMs) {
        open.to = at;
        open.end = end;
      } else waits.push({ requestId, from: at, to: at, again: true, end });
    }
  }
  return waits;
}

function changesOf(moments: readonly Moment[], untilMs: number): FunctionSpan[] {
  const spans: FunctionSpan[] = [];
  let open: FunctionSpan | null = null;
  for (const { atMs, functions } of moments) {
    const [one] = functions;
    const pending = one && (one.state === 'Pending' || one.unready.some(({ state }) => state === 'Pending'));
    const kind = pending ? 'Pending' : one?.lastUpdate === 'InProgress' ? 'InProgress' : null;
    if (open && open.kind !== kind) {
      open.to = atMs;
      open = null;
    }
    if (kind !== null && open === null) spans.push((open = { kind, from: atMs, to: untilMs }));
  }
  return spans;
}
