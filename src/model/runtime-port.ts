/**
 * The port of a runtime: the only thing that the machines know of workers, frames, processes and containers.
 *
 * A runtime starts an execution environment from a deployment package, speaks the Lambda Runtime API with the
 * bootstrap inside it, and ends it. It measures and reports; what a measurement means (billing, states, the
 * platform's own log lines) is the model's and the machines' to say.
 */
import type { PackageFiles } from './package/deployment-package.ts';
import type { InitializationType, Instant, RuntimeEvent, ShutdownReason } from './telemetry/trace.ts';

export const runtimeIds = ['embedded', 'webcontainer', 'byHand', 'simulated', 'node'] as const;
export type RuntimeId = (typeof runtimeIds)[number];

/** Managed runtimes that a handler can really run in here. */
export const runnableRuntimes = ['nodejs24.x', 'nodejs22.x'] as const;
export type RunnableRuntime = (typeof runnableRuntimes)[number];

/** Runtimes with an operating system and nothing else: the package brings a `bootstrap`, which is started. */
export const osOnlyRuntimes = ['provided.al2023'] as const;
export type OsOnlyRuntime = (typeof osOnlyRuntimes)[number];

export const environmentRuntimes = [...runnableRuntimes, ...osOnlyRuntimes] as const;
export type EnvironmentRuntime = (typeof environmentRuntimes)[number];

/** Managed runtimes whose environments can be simulated and nothing more: one that has SnapStart. */
export const simulatedRuntimes = ['java21'] as const;
export type SimulatedRuntime = (typeof simulatedRuntimes)[number];

export function isOsOnly(runtime: EnvironmentRuntime): runtime is OsOnlyRuntime {
  return osOnlyRuntimes.some((each) => each === runtime);
}

export interface EnvironmentSpec {
  /** Names the environment in the trace and in the name of its log stream. */
  environmentId: string;
  functionName: string;
  functionVersion: string;
  functionArn: string;
  region: string;
  runtime: EnvironmentRuntime;
  /** One that nothing can run stands in its place: only a simulation has it. */
  simulatedRuntime?: SimulatedRuntime;
  architecture: 'x86_64' | 'arm64';
  handler: string;
  memorySizeMB: number;
  ephemeralStorageMB: number;
  /** The learner's own variables; the reserved ones are added by the runtime. */
  variables: Readonly<Record<string, string>>;
  files: PackageFiles;
  /**
   * Unpacked under `/opt`, in this order: a file of a later layer takes the place of the same file of an earlier one
   * (https://docs.aws.amazon.com/lambda/latest/dg/adding-layers.html). None if left out.
   */
  layers?: readonly PackageFiles[];
  /** Why it is started; left out: for an event. */
  initializationType?: InitializationType;
  /** Timeout of the function, in ms; an init that no event waits for may take as long. */
  timeoutMs?: number;
  /** Left out: a .zip. */
  packageType?: 'Zip' | 'Image';
  logGroup: string;
  logStream: string;
  logFormat: 'Text' | 'JSON';
  /** What the runtime client writes at all; left out: what its variables say, or all. */
  logLevel?: string;
}

/** An environment with AWS's runtime client in it. */
export type ManagedSpec = EnvironmentSpec & { runtime: RunnableRuntime };

/** The body that a runtime posts for an error, and that an invoker gets. */
export interface ErrorPayload {
  errorType: string;
  errorMessage: string;
  trace?: string[];
}

export interface ProcessExit {
  exitCode?: number;
  signal?: string;
}

interface Measured {
  startedAt: Instant;
  endedAt: Instant;
  /** `endedAt - startedAt`, from a monotonic clock. */
  durationMs: number;
}

export type InitOutcome = Measured & {
  /** As an invocation's; left out where it was not measured. */
  maxMemoryUsedMB?: number;
} & (
    | { status: 'success' }
    /** The runtime posted `init/error`, its process ended before the first `next`, or there was nothing to start. */
    | { status: 'error'; errorType: string; error: ErrorPayload; exit?: ProcessExit }
    | { status: 'timeout' }
  );

export interface InvocationInput {
  requestId: string;
  /** The event, as JSON text. */
  payload: string;
  /** How long the handler may take, in ms. */
  timeoutMs: number;
  invokedFunctionArn: string;
  traceId: string;
  clientContext?: string;
}

export type InvokeOutcome = Measured & {
  /** Approximate in every runtime but a real one. MB. */
  maxMemoryUsedMB: number;
} & (
    | {
        status: 'success';
        payload: string;
        contentType: string;
        /** Only of a streamed response: what came when, in ms after `startedAt`. */
        chunks?: { atMs: number; text: string }[];
      }
    /** The runtime posted `error`; its process may live on (`exit` unset) or have ended. */
    | { status: 'error'; errorType: string; error: ErrorPayload; exit?: ProcessExit }
    /** No answer by the deadline: the process was killed. */
    | { status: 'timeout' }
    /** The process ended without an answer, or was killed for its memory. */
    | { status: 'failure'; errorType: 'Runtime.ExitError' | 'Runtime.OutOfMemory'; exit: ProcessExit }
  );

export type RuntimeListener = (event: RuntimeEvent, time: Instant) => void;

/** What a process asks of anything but the Runtime API and itself. `CONNECT`: it wants a connection and no more. */
export interface OutgoingRequest {
  method: string;
  host: string;
  port: number;
  /** With its query string. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: Uint8Array;
}

export type NetworkAnswer =
  | { status: number; headers: Record<string, string>; body: Uint8Array }
  /** There is no connection, in the words of Node's system errors. */
  | { code: string; syscall: string; message: string };

/** The network that an environment is in. Never rejects; where nothing answers it does not settle for long. */
export type EnvironmentNetwork = (request: OutgoingRequest, signal: AbortSignal) => Promise<NetworkAnswer>;

export interface RunningEnvironment {
  /** Starts the bootstrap; settles when it asks for its first event, fails, or `limitMs` is over. Never rejects for the learner's code. */
  init(options: { limitMs: number; signal: AbortSignal }): Promise<InitOutcome>;
  /** One event. Must not be called again before it settled. */
  invoke(invocation: InvocationInput, options: { signal: AbortSignal }): Promise<InvokeOutcome>;
  /**
   * A new process in the same environment: `/tmp` stays, memory is gone.
   * `init` has to follow.
   */
  reset(): Promise<void>;
  /**
   * Ends the environment; every pending call settles. Safe to call twice.
   *
   * @param limitMs how long extensions have, where there are any
   */
  stop(reason: ShutdownReason, limitMs?: number): Promise<void>;
}

export interface Runtime {
  readonly id: RuntimeId;
  /** Whether learner code can run here now, and if not why not. */
  probe(): Promise<RuntimeSupport>;
  /** Makes what the first start of functions with these runtimes would otherwise wait for. Safe to call often. */
  prepare(forRuntimes?: readonly EnvironmentRuntime[]): Promise<void>;
  /** Provisions an environment: a process that can be initialised, with the package under `/var/task`. */
  start(
    spec: EnvironmentSpec,
    options: {
      listener: RuntimeListener;
      signal: AbortSignal;
      /** Left out: there is nothing but the Runtime API. */
      network?: EnvironmentNetwork;
    },
  ): Promise<RunningEnvironment>;
  /** Ends all environments and frees the runtime. */
  dispose(): Promise<void>;
}

export const runtimeFailures = [
  'unsupportedBrowser',
  'blocked',
  'offline',
  'notIsolated',
  'noSharedMemory',
  'hostUnreachable',
  'storageBlocked',
  'heldElsewhere',
  'noInterpreter',
  'outOfMemory',
  'timedOut',
  'unknown',
] as const;
export type RuntimeFailure = (typeof runtimeFailures)[number];

export type RuntimeSupport =
  { supported: true } | { supported: false; reason: RuntimeFailure; detail: string };

/** Thrown by `start` and `prepare`; a closed list, each with words of its own on the page. */
export class RuntimeUnavailableError extends Error {
  override readonly name = 'RuntimeUnavailableError';
  readonly reason: RuntimeFailure;
  constructor(reason: RuntimeFailure, detail: string) {
    super(detail);
    this.reason = reason;
  }
}
