import type { ErrorPayload, ProcessExit } from '#model/runtime-port.ts';

/** How the code works. What is left out is as it was measured. */
interface SimulatedWork {
  durationMs?: number;
  log?: readonly string[];
  /** The most memory that its process has used by then, in MB. */
  usesMB?: number;
}

/** What a simulated handler does with an event. */
export type SimulatedAnswer = SimulatedWork &
  (
    | { does: 'answer'; payload: unknown }
    /** Its process lives on, unless the error is one that the runtime client ends with. */
    | { does: 'fail'; error: ErrorPayload; exit?: ProcessExit }
    | { does: 'exit'; exit: ProcessExit & { outOfMemory?: boolean } }
    /** Works until it is stopped. */
    | { does: 'hang' }
  );

/** What the code outside the handler does. */
export type SimulatedInit = SimulatedWork &
  (
    | { does: 'finish' }
    | { does: 'fail'; error: ErrorPayload }
    | { does: 'exit'; exit: ProcessExit }
    | { does: 'hang' }
  );

/** A function without code: a pure answer to each event. */
export interface SimulatedHandler {
  /** @param attempt counts the processes of the environment, from 1 */
  init?(attempt: number): SimulatedInit;
  /** @param call which invocation of its process this is, from 1 */
  handle(event: unknown, call: { requestId: string; count: number }): SimulatedAnswer;
}

/** Answers every event with what it got. */
export const echo: SimulatedHandler = { handle: (payload) => ({ does: 'answer', payload }) };
