/** What a person who plays the runtime has in front of them, one of these for each execution environment. */
import type { ProcessExit } from '#model/runtime-port.ts';
import type { Instant } from '#model/telemetry/trace.ts';

/** A request as it is written by hand. */
export interface HandRequest {
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** What the Runtime API said to it. */
export interface HandAnswer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** How long it was waited for, in ms. */
  waitedMs: number;
}

/** An event that `next` has brought. */
export interface HandEvent {
  requestId: string;
  headers: Readonly<Record<string, string>>;
  payload: string;
  /** Whether the Runtime API has taken an answer to it; until `next` is asked again the invocation goes on. */
  answered: boolean;
}

/** What the platform waits for: an init or an invocation to end, or nothing. */
export type HandPhase = 'init' | 'invoke' | 'idle';

export interface HandEnvironment {
  environmentId: string;
  functionName: string;
  phase: HandPhase;
  /** When the platform gives up; null while it waits for nothing. */
  deadline: Instant | null;
  /** The process that is played; null where there is none, before the next init. */
  pid: number | null;
  /** Its environment variables. */
  env: Readonly<Record<string, string>>;
  /** Since when a `next` hangs; null where none does. */
  waitingSince: Instant | null;
  event: HandEvent | null;
  /** How the last process ended, until another is there. */
  lastEnd: ({ by: 'deadline' | 'platform' | 'itself' } & ProcessExit) | null;
}
