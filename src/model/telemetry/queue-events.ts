/** What happens to events that nobody waits for: in Lambda's own queue, and in those that it polls. */
import type { DropCondition, Setback } from '../lambda/asynchronous.ts';
import type { MappingState } from '../lambda/event-source-mapping.types.ts';
import type { InvocationRecord } from '../lambda/invocation-record.ts';
import type { Instant } from './trace.ts';

/** Lambda has written an asynchronous event down; whoever sent it has its answer. */
export interface QueueReceived {
  type: 'queue.received';
  record: { requestId: string; maximumRetryAttempts: number; maximumEventAgeMs: number };
}
/** An environment is found or started for the event. */
export interface QueueDelivered {
  type: 'queue.delivered';
  record: { requestId: string; /** 1 for the first. */ attempt: number };
}
/** A try went wrong and another one follows. */
export interface QueueReturned {
  type: 'queue.returned';
  record: { requestId: string; setback: Setback; nextTryAt: Instant };
}
/** The learner did not sit through a wait: on AWS it would have lasted to its end. */
export interface QueueWaitSkipped {
  type: 'queue.waitSkipped';
  record: { requestId: string; skippedMs: number };
}
export interface QueueSucceeded {
  type: 'queue.succeeded';
  record: { requestId: string; attempts: number };
}
/** The event is given up. */
export interface QueueDropped {
  type: 'queue.dropped';
  record: {
    requestId: string;
    attempts: number;
    condition: DropCondition;
    /** What a destination is told. Where the function has none, nobody is told. */
    unsent: InvocationRecord;
  };
}
interface QueueDelivery {
  requestId: string;
  /** A destination gets the record, a dead-letter queue the event. */
  as: 'destination' | 'deadLetter';
  /** ARN. */
  target: string;
}
/** What is left of the event has reached its target. */
export interface QueueSent {
  type: 'queue.sent';
  record: QueueDelivery;
}
/** It has not: the role may not send there, or there is no such target. Nobody is told. */
export interface QueueUnsent {
  type: 'queue.undelivered';
  record: QueueDelivery & { errorCode: string; errorMessage: string };
}
export type QueueEvent =
  | QueueReceived
  | QueueDelivered
  | QueueReturned
  | QueueWaitSkipped
  | QueueSucceeded
  | QueueDropped
  | QueueSent
  | QueueUnsent;

/** An event source mapping has come into another state. */
export interface MappingChanged {
  type: 'mapping.changed';
  record: { mappingId: string; eventSourceArn: string; state: MappingState };
}
/** Lambda has read records for the function and hands them to it, as any synchronous caller would. */
export interface MappingInvoked {
  type: 'mapping.invoked';
  record: {
    mappingId: string;
    requestId: string;
    /** Ids of messages, or sequence numbers. */
    records: readonly string[];
    /** 1 for the first. */
    attempt: number;
    /** The shard, or `queue`. */
    lane: string;
  };
}
/** The function has answered, and Lambda acts on it. */
export interface MappingSettled {
  type: 'mapping.settled';
  record: {
    mappingId: string;
    requestId: string;
    done: readonly string[];
    failed: readonly string[];
    /**
     * What follows: done messages are deleted and failed ones return to their queue; the place in a shard moves on, or
     * the batch is tried again, split in two, or given up.
     */
    next: (typeof afterBatch)[number];
  };
}
export type MappingEvent = MappingChanged | MappingInvoked | MappingSettled;
export const afterBatch = ['deleted', 'returned', 'checkpointed', 'retried', 'split', 'discarded'] as const;
