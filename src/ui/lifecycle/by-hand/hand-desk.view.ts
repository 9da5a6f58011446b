/** What a person who plays the runtime is told. */
import type { HandEnvironment } from '#runtimes/by-hand/hand-state.ts';
import { words } from './by-hand.words.ts';

const { desk, change } = words;

export interface DeskWords {
  /** Where things stand, in a sentence. */
  state: string;
  /** What can be done now. */
  todo: string;
}

export function deskWords(environment: HandEnvironment | null): DeskWords {
  if (environment === null) return desk.none;
  const { phase, pid, waitingSince, event, lastEnd } = environment;
  if (pid === null) return lastEnd ? { state: endWords(lastEnd), todo: desk.another } : desk.starting;
  if (waitingSince !== null) return desk.hangs;
  if (event && !event.answered) return desk.event;
  if (event && phase === 'invoke') return desk.answered;
  return phase === 'init' ? desk.init : desk.idle;
}

function endWords({ by, exitCode }: NonNullable<HandEnvironment['lastEnd']>): string {
  if (by === 'deadline') return desk.timeUp;
  return by === 'itself' ? desk.exited(exitCode ?? 0) : desk.killed;
}

/** Said once to a screen reader when things change; empty where nothing has to be said. */
export function spokenChange(
  before: HandEnvironment | null,
  now: HandEnvironment | null,
  at: number,
): string {
  if (now === null) return before === null ? '' : change.ended;
  const id = now.event?.requestId;
  if (now.event && !now.event.answered && id !== before?.event?.requestId) {
    return change.event(leftWords(now.deadline, at));
  }
  if (now.pid === null && before?.pid) return deskWords(now).state;
  if (now.pid !== null && now.pid !== before?.pid && now.phase === 'init' && now.waitingSince === null) {
    return change.started(leftWords(now.deadline, at));
  }
  return '';
}

export function leftWords(deadline: number | null, at: number): string {
  if (deadline === null) return '';
  const left = Math.max(0, deadline - at);
  return words.left(left >= 10_000 ? `${Math.ceil(left / 1000)}` : (Math.ceil(left / 100) / 10).toFixed(1));
}
