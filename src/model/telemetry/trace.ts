/**
 * The trace: everything that happens to an account, in the order in which it happened.
 *
 * Records whose type begins with `platform.`, and the type `function`, have the shape of AWS's Telemetry API
 * (schema version 2022-12-13; https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html).
 * The others (`api.*`, `queue.*`, `mapping.*`, `runtimeApi.*`, `environment.*`, `process.*`, `file.*`) are this site's own: AWS shows
 * them to nobody, and they are what lies below the line.
 */

import type { MappingEvent, QueueEvent } from './queue-events.ts';

/** Milliseconds since 1970-01-01T00:00:00Z, with a fraction where the clock has one. */
export type Instant = number;

/**
 * Why an environment was started: for an event, to be kept ready, or from a snapshot
 * (`AWS_LAMBDA_INITIALIZATION_TYPE`, https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html).
 */
export const initializationTypes = ['on-demand', 'provisioned-concurrency', 'snap-start'] as const;
export type InitializationType = (typeof initializationTypes)[number];
/** `init`: the phase of its own. `invoke`: run again inside the first invocation, after the first try failed. */
export type InitPhase = 'init' | 'invoke';
export type Status = 'success' | 'failure' | 'error' | 'timeout';

export interface PlatformInitStart {
  type: 'platform.initStart';
  record: {
    initializationType: InitializationType;
    phase: InitPhase;
    runtimeVersion: string;
    runtimeVersionArn: string;
    functionName: string;
    functionVersion: string;
    /** The execution environment. */
    instanceId: string;
    /** MB. */
    instanceMaxMemory: number;
  };
}
export interface PlatformInitRuntimeDone {
  type: 'platform.initRuntimeDone';
  record: {
    initializationType: InitializationType;
    phase: InitPhase;
    status: Status;
    errorType?: string;
  };
}
export interface PlatformInitReport {
  type: 'platform.initReport';
  record: {
    initializationType: InitializationType;
    phase: InitPhase;
    status: Status;
    errorType?: string;
    metrics: { durationMs: number };
  };
}
/** A snapshot is laid into a new environment in place of an init. */
export interface PlatformRestoreStart {
  type: 'platform.restoreStart';
  record: { runtimeVersion: string; runtimeVersionArn: string; instanceId: string };
}
export interface PlatformRestoreReport {
  type: 'platform.restoreReport';
  record: { status: Status; errorType?: string; metrics: { durationMs: number } };
}
/** An extension has registered, and says of which events it wants to hear. */
export interface PlatformExtension {
  type: 'platform.extension';
  record: { name: string; state: 'Ready'; events: readonly string[] };
}
export interface PlatformStart {
  type: 'platform.start';
  record: { requestId: string; version: string };
}
export interface PlatformRuntimeDone {
  type: 'platform.runtimeDone';
  record: {
    requestId: string;
    status: Status;
    errorType?: string;
    metrics: { durationMs: number; producedBytes: number };
  };
}
export interface PlatformReport {
  type: 'platform.report';
  record: {
    requestId: string;
    status: Status;
    errorType?: string;
    metrics: {
      durationMs: number;
      billedDurationMs: number;
      memorySizeMB: number;
      maxMemoryUsedMB: number;
      /** Only after a cold start. */
      initDurationMs?: number;
      /** Only after a start from a snapshot. */
      restoreDurationMs?: number;
      billedRestoreDurationMs?: number;
    };
  };
}

/** One line that the function's process wrote: plain text, or an object where the log format is JSON. */
export interface FunctionLog {
  type: 'function';
  record: string | Record<string, unknown>;
}

/** A call of the Lambda API, in the shape of a CloudTrail entry plus the HTTP that carried it. */
export interface ApiCalled {
  type: 'api.called';
  record: {
    /** Ties the answer to the question; the request id that AWS would give. */
    callId: string;
    eventName: string;
    /** The service that is called; left out: Lambda. */
    eventSource?: string;
    http: { method: string; path: string };
    requestParameters: Record<string, unknown>;
    /** What the console knew when the learner pressed the button; not sent to AWS. */
    console?: { undeployedChanges: boolean };
  };
}
export interface ApiAnswered {
  type: 'api.answered';
  record: {
    callId: string;
    eventName: string;
    status: number;
    responseElements: Record<string, unknown> | null;
    errorCode?: string;
    errorMessage?: string;
    /** Of a throttled call: `Reason` of the answer, and its header `Retry-After`. */
    reason?: string;
    retryAfterSeconds?: number;
  };
}

/** The learner did not sit through the days after which a function that nobody uses loses what it holds. */
export interface FunctionIdleSkipped {
  type: 'function.idleSkipped';
  record: { skippedMs: number };
}

/** A handler has called another service of AWS. */
export interface ServiceCalled {
  type: 'service.called';
  record: {
    callId: string;
    /** As CloudTrail names them: s3.amazonaws.com, GetObject. */
    eventSource: string;
    eventName: string;
    http: { method: string; host: string; path: string };
    requestParameters: Record<string, unknown>;
    status: number;
    errorCode?: string;
    errorMessage?: string;
    /** What the policies said; left out where nobody had to ask them. */
    access?: {
      action: string;
      resource: string;
      allowed: boolean;
      /** The statement that decided, with the name of its policy; left out where there was none. */
      by?: { policy: string; number: number };
      /** The statement that would have allowed it. */
      missing?: Record<string, unknown>;
    };
  };
}
/** A connection of a handler that came no further than some hop on its way. */
export interface NetworkStopped {
  type: 'network.stopped';
  record: {
    host: string;
    port: number;
    how: 'timeout' | 'refused';
    /** What stopped it, which one of them, and why. */
    hop: string;
    name: string;
    says: string;
  };
}

/** One message of the Runtime API as it went over the wire between the bootstrap and the platform. */
export interface RuntimeApiRequest {
  type: 'runtimeApi.request';
  record: {
    /** Ties the answer to the question. */
    wireId: string;
    method: string;
    path: string;
    headers: Record<string, string>;
    /** The body as text, cut after 64 KiB. */
    body: string;
    bodyBytes: number;
  };
}
export interface RuntimeApiResponse {
  type: 'runtimeApi.response';
  record: {
    wireId: string;
    status: number;
    headers: Record<string, string>;
    body: string;
    bodyBytes: number;
    /** How long the caller waited for the answer. */
    waitedMs: number;
  };
}

export const environmentStates = [
  'provisioning',
  'initializing',
  'restoring',
  'ready',
  'invoking',
  'resetting',
  'shuttingDown',
  'ended',
] as const;
export type EnvironmentState = (typeof environmentStates)[number];

export const shutdownReasons = [
  'spindown',
  'timeout',
  'failure',
  'replaced',
  'pageLeft',
  'runtimeSwitched',
] as const;
/**
 * `spindown`, `timeout` and `failure` are AWS's own; a deployment replaces, leaving the page ends, and so does
 * choosing another place to run handlers in.
 */
export type ShutdownReason = (typeof shutdownReasons)[number];

export interface EnvironmentChanged {
  type: 'environment.changed';
  record: { state: EnvironmentState; reason?: ShutdownReason };
}

export interface ProcessStarted {
  type: 'process.started';
  record: { pid: number; argv: string[]; env: Record<string, string>; cwd: string };
}
export interface ProcessExited {
  type: 'process.exited';
  /** Exactly one of the two is set. */
  record: { pid: number; exitCode?: number; signal?: string };
}
export interface FileWritten {
  type: 'file.written';
  record: { path: string; bytes: number; deleted?: boolean };
}

/** What a runtime reports while an environment lives. */
export type RuntimeEvent =
  | FunctionLog
  | PlatformExtension
  | RuntimeApiRequest
  | RuntimeApiResponse
  | ServiceCalled
  | NetworkStopped
  | ProcessStarted
  | ProcessExited
  | FileWritten;

export type PlatformEvent =
  | PlatformInitStart
  | PlatformInitRuntimeDone
  | PlatformInitReport
  | PlatformRestoreStart
  | PlatformRestoreReport
  | PlatformExtension
  | PlatformStart
  | PlatformRuntimeDone
  | PlatformReport;

export type TraceEvent =
  | PlatformEvent
  | RuntimeEvent
  | ApiCalled
  | ApiAnswered
  | FunctionIdleSkipped
  | QueueEvent
  | MappingEvent
  | EnvironmentChanged;

/** Where an event belongs. */
export interface Subject {
  functionName: string;
  environmentId?: string;
  requestId?: string;
}

/** An event, when it happened and to what. The trace is an array of these, in order of `time`. */
export type TraceRecord = TraceEvent & { time: Instant; subject: Subject };

export type RecordOf<T extends TraceEvent['type']> = Extract<TraceEvent, { type: T }> & {
  time: Instant;
  subject: Subject;
};
