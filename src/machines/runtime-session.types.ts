import type { RuntimeFailure } from '#model/runtime-port.ts';
import type { Instant } from '#model/telemetry/trace.ts';

/** What is waited for, in this order. */
export const bootSteps = ['claiming', 'reaching', 'starting', 'preparing'] as const;
export type BootStep = (typeof bootSteps)[number];

export interface RuntimeTrouble {
  reason: RuntimeFailure;
  /** For those who want to know exactly: a message, an address. */
  detail: string;
}

/** Why a container that worked was given up for a new one. */
export interface Restart {
  at: Instant;
  because: 'hotLoop';
}

export interface RuntimeSessionContext {
  /** Only of a session that works. */
  nodeVersion: string | null;
  trouble: RuntimeTrouble | null;
  /** The last restart, until the learner has seen to it. */
  restart: Restart | null;
  restarts: number;
}

/** What a learner, or a handler that is to be run, wants. */
export type RuntimeSessionCommand =
  | { type: 'runtime.chosen' }
  | { type: 'runtime.retried' }
  /** Another runtime was chosen, or the page is left. */
  | { type: 'runtime.left' }
  | { type: 'restart.acknowledged' };

/** What the one who holds the container reports. */
export type ContainerReport =
  | { type: 'boot.advanced'; step: BootStep }
  | { type: 'boot.succeeded'; nodeVersion: string }
  | ({ type: 'boot.failed' } & RuntimeTrouble)
  /** A process that was killed goes on. */
  | { type: 'container.stuck'; at: Instant }
  /** It worked, and does no more. */
  | ({ type: 'container.lost' } & RuntimeTrouble);

export type RuntimeSessionEvent = RuntimeSessionCommand | ContainerReport;

export type SupportFound = { supported: true } | ({ supported: false } & RuntimeTrouble);
