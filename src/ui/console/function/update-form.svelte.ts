/** A form that ends in a call of the Lambda API. What is typed in it outlives the page's visit. */
import type { ApiCall, ApiError } from '#model/lambda/api-call.ts';
import type { UpdateFunctionConfigurationRequest } from '#model/lambda/configuration.ts';
import { readTyped, writeTyped } from '#ui/runner/typed-drafts.ts';
import type { AccountSession } from '#ui/session/account-session.types.ts';

export interface UpdateForm<Typed> {
  /** Null while the form is closed. */
  readonly typed: Typed | null;
  readonly busy: boolean;
  readonly refused: ApiError | null;
  begin(typed: Typed): void;
  type(typed: Typed): void;
  cancel(): void;
  /** Sends the call, and closes the form if it is accepted. */
  send(call: ApiCall): Promise<void>;
  /**
   * One after the other, as the console does it, until one is refused; the form closes after the last.
   * @param before what is asked of another service first; null: done
   */
  sendAll(calls: readonly ApiCall[], before?: () => Promise<ApiError | null>): Promise<void>;
  /** An UpdateFunctionConfiguration. */
  save(request: UpdateFunctionConfigurationRequest): Promise<void>;
}

/**
 * @param key names what is typed
 * @param read what was kept under the key (JSON text), or null where it is not understood
 */
export function updateForm<Typed>(
  session: AccountSession,
  key: () => string,
  read: (text: string) => Typed | null,
): UpdateForm<Typed> {
  const kept = readTyped(key());
  let typed = $state.raw<Typed | null>(kept === null ? null : read(kept));
  let busy = $state(false);
  let refused = $state.raw<ApiError | null>(null);
  const set = (to: Typed | null): void => {
    typed = to;
    writeTyped(key(), to === null ? null : JSON.stringify(to));
  };
  async function sendAll(calls: readonly ApiCall[], before?: () => Promise<ApiError | null>): Promise<void> {
    if (busy) return;
    busy = true;
    refused = null;
    let error = (await before?.()) ?? null;
    for (const call of error ? [] : calls) {
      const { answer } = await session.call(call);
      if (!answer.ok) error = answer.error;
      if (error) break;
    }
    busy = false;
    refused = error;
    if (error === null) set(null);
  }
  const send = (call: ApiCall): Promise<void> => sendAll([call]);
  return {
    get typed() {
      return typed;
    },
    get busy() {
      return busy;
    },
    get refused() {
      return refused;
    },
    begin(to) {
      refused = null;
      set(to);
    },
    type(to) {
      refused = null;
      set(to);
    },
    cancel() {
      refused = null;
      set(null);
    },
    send,
    sendAll,
    save: (request) => send({ action: 'UpdateFunctionConfiguration', request }),
  };
}
