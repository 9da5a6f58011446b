/** What a person who plays the runtime is told. */
import type { HandEnvironment } from '#runtimes/by-hand/hand-state.ts';

export interface DeskWords {
  /** Where things stand, in a sentence. */
  state: string;
  /** What can be done now. */
  todo: string;
}

export function deskWords(environment: HandEnvironment | null): DeskWords {
  if (environment === null) {
    return {
      state: 'There is no environment yet.',
      todo: 'Press Test: Lambda makes one for the event, and you are its bootstrap.',
    };
  }
  const { phase, pid, waitingSince, event, lastEnd } = environment;
  if (pid === null) {
    return {
      state:
        lastEnd?.by === 'deadline'
          ? 'The time was up, and your process was killed.'
          : lastEnd?.by === 'itself'
            ? `Your process has ended with status ${lastEnd.exitCode ?? 0}.`
            : lastEnd
              ? 'Your process was killed.'
              : 'Your process is about to start.',
      todo: lastEnd ? 'The next Test starts another one in this environment.' : 'A moment.',
    };
  }
  if (waitingSince !== null) {
    return {
      state: 'Your question for the next event hangs: there is none.',
      todo: 'Press Test to send one. A real process would be frozen until then.',
    };
  }
  if (event && !event.answered) {
    return { state: 'An event has come.', todo: 'Answer it, or say that you failed.' };
  }
  if (event && phase === 'invoke') {
    return {
      state: 'Your answer was taken.',
      todo: 'The invocation is over only when you ask for the next event.',
    };
  }
  return phase === 'init'
    ? {
        state: 'Your process has started: this is the init.',
        todo: 'Ask for an event, or say that you could not start.',
      }
    : { state: 'Nothing is waited for.', todo: 'Ask for the next event.' };
}

/** Said once to a screen reader when things change; empty where nothing has to be said. */
export function spokenChange(
  before: HandEnvironment | null,
  now: HandEnvironment | null,
  at: number,
): string {
  if (now === null) return before === null ? '' : 'The environment has ended.';
  const id = now.event?.requestId;
  if (now.event && !now.event.answered && id !== before?.event?.requestId) {
    return `An event has come. ${leftWords(now.deadline, at)}`;
  }
  if (now.pid === null && before?.pid) return deskWords(now).state;
  if (now.pid !== null && now.pid !== before?.pid && now.phase === 'init' && now.waitingSince === null) {
    return `Your process has started. ${leftWords(now.deadline, at)}`;
  }
  return '';
}

export function leftWords(deadline: number | null, at: number): string {
  if (deadline === null) return '';
  const left = Math.max(0, deadline - at);
  return left >= 10_000
    ? `${Math.ceil(left / 1000)} s left.`
    : `${(Math.ceil(left / 100) / 10).toFixed(1)} s left.`;
}
