import type { ErrorPayload, ProcessExit } from '#model/runtime-port.ts';

/** What a simulated handler does with an event. `durationMs` and `log` may be left out. */
export type SimulatedAnswer = { durationMs?: number; log?: readonly string[] } & (
  | { does: 'answer'; payload: unknown }
  | { does: 'fail'; error: ErrorPayload }
  | { does: 'exit'; exit: ProcessExit & { outOfMemory?: boolean } }
  /** Works until it is stopped. */
  | { does: 'hang' }
);

/** What the code outside the handler does. */
export type SimulatedInit = { durationMs?: number; log?: readonly string[] } & (
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
