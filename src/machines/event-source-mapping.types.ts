/** What goes into a mapping and what comes out of it. `event-source-mapping.machine.ts` is the mapping itself. */
import type { ActorRef, Snapshot } from 'xstate';
import type {
  EventSourceMapping,
  OpenWindow,
  ShardPositions,
} from '#model/lambda/event-source-mapping.types.ts';
import type { PolledRecord } from '#model/lambda/polled-records.ts';
import type { PollerKind } from '#model/lambda/pollers.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { InvocationResult } from './invocation.types.ts';
import type { TraceRecorder } from './trace-book.ts';

/** Records that are handed to the function in one event. */
export interface Batch {
  /** Goes on when it is tried again; each try has a request id of its own. */
  batchId: string;
  /** The shard; of a queue there is one lane. */
  lane: string;
  records: readonly PolledRecord[];
  /** Tries that the function failed. */
  failures: number;
  /** Tries in a row that it never got. */
  misses: number;
  tries: number;
  /** The invocation that has it; `null`: it waits. */
  requestId: string | null;
  /** When it is tried next; `null` while it is being tried. */
  nextTryAt: Instant | null;
  /** It has no records: it tells the function that its tumbling window is over, or full. */
  closes?: true;
}

/** One source of records in order: a shard or a part of it, or the whole queue. */
export interface Lane {
  id: string;
  /** Sequence number of the last record that is done with; `null`: none, or a queue. */
  position: string | null;
  /** Read, and not yet in a batch. */
  gathered: readonly PolledRecord[];
  /** Sequence number of the last record that was read since the pollers began; `null`: none, or a queue. */
  readTo: string | null;
  /** The tumbling window that is open. */
  window: OpenWindow | null;
  /** When the oldest of them was read. */
  since: Instant | null;
  /** When records may come without anybody sending one: a message that somebody had becomes visible again. */
  lookAt: Instant | null;
}

/** What the account tells a mapping. */
export type MappingCommand =
  | { type: 'mapping.updated'; at: Instant; configuration: EventSourceMapping; reads: boolean }
  | { type: 'mapping.deleted'; at: Instant }
  /** Somebody has sent something, or a message became visible. */
  | { type: 'source.changed'; at: Instant }
  /** The answer to `source.polled`. */
  | {
      type: 'records.found';
      at: Instant;
      lane: string;
      records: readonly PolledRecord[];
      nextVisibleAt: Instant | null;
    }
  | { type: 'batch.ended'; at: Instant; requestId: string; result: InvocationResult };

/** Why Lambda gave a batch of a stream up: the `condition` of its record. */
export type GivenUp = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

export interface MappingSummary {
  configuration: EventSourceMapping;
  reads: boolean;
  lanes: readonly Lane[];
  batches: readonly Batch[];
}

/** What a mapping tells the account. */
export type MappingReport =
  | { type: 'mapping.changed'; at: Instant; uuid: string; summary: MappingSummary }
  | { type: 'source.polled'; at: Instant; uuid: string; lane: string; after: string | null; max: number }
  | { type: 'batch.due'; at: Instant; uuid: string; requestId: string; payload: string }
  /** The messages are done with. */
  | { type: 'messages.done'; at: Instant; uuid: string; receiptHandles: readonly string[] }
  | {
      type: 'batch.givenUp';
      at: Instant;
      uuid: string;
      batch: Batch;
      requestId: string;
      condition: GivenUp;
    }
  | { type: 'mapping.gone'; at: Instant; uuid: string };

export interface MappingInput {
  at: Instant;
  configuration: EventSourceMapping;
  kind: PollerKind;
  reads: boolean;
  positions: ShardPositions;
  windows: Readonly<Record<string, OpenWindow>>;
  functionName: string;
  /** Whether the account was opened with it: then it is later than `at`. */
  restored: boolean;
  /** Makes the request ids. */
  seed: string;
  recorder: TraceRecorder;
  owner: ActorRef<Snapshot<unknown>, MappingReport>;
}

export interface MappingContext extends Omit<MappingInput, 'at' | 'positions' | 'windows'> {
  /** When the newest thing happened to it. */
  now: Instant;
  lanes: Readonly<Record<string, Lane>>;
  /** In the order in which they were made; those of one shard in the order of their records. */
  batches: readonly Batch[];
  /** Since when all batches that may run at the same time do; `null`: one more could. */
  fullSince: Instant | null;
  /** How many invocations and batches there have been. */
  count: number;
}
