/** What was taken away last in a panel, and the calls that bring it back. */
import type { ApiCall, ApiError } from '#model/lambda/api-call.ts';
import type { AccountSession } from '#ui/session/account-session.types.ts';

interface Gone {
  /** "The tag team is gone." */
  said: string;
  back: readonly ApiCall[];
  /** What else comes back, in another service. */
  restore?: () => void;
}

export interface Undo {
  readonly gone: Gone | null;
  readonly refused: ApiError | null;
  /**
   * Carries a call out that takes something away, and keeps what would bring it back.
   * @returns whether it was accepted
   */
  takeAway(call: ApiCall, gone: Gone): Promise<boolean>;
  bringBack(): Promise<void>;
  forget(): void;
}

export function createUndo(session: AccountSession): Undo {
  let gone = $state.raw<Gone | null>(null);
  let refused = $state.raw<ApiError | null>(null);
  return {
    get gone() {
      return gone;
    },
    get refused() {
      return refused;
    },
    async takeAway(call, what) {
      const { answer } = await session.call(call);
      refused = answer.ok ? null : answer.error;
      if (answer.ok) gone = what;
      return answer.ok;
    },
    async bringBack() {
      for (const call of gone?.back ?? []) {
        const { answer } = await session.call(call);
        refused = answer.ok ? null : answer.error;
        if (!answer.ok) return;
      }
      gone?.restore?.();
      gone = null;
    },
    forget() {
      gone = null;
      refused = null;
    },
  };
}
