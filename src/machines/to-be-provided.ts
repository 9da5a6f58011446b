import { fromPromise } from 'xstate';
import type { PromiseActorLogic } from 'xstate';

/** An effect that a machine declares and somebody else does: running the machine without it fails in words. */
export function toBeProvided<Output, Input>(name: string): PromiseActorLogic<Output, Input> {
  return fromPromise<Output, Input>(() =>
    Promise.reject(new Error(`The actor "${name}" was not provided to the machine.`)),
  );
}
