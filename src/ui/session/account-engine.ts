import { createActor, type Actor, type SnapshotFrom } from 'xstate';
import { accountMachine } from '#machines/account.machine.ts';
import { traceOf } from '#machines/environment-spec.ts';
import type { AccountEvent, ConsoleEvent, RoleKept, ServicesChanged } from '#machines/account.types.ts';
import type { AccountState } from '#model/account-state.ts';
import type { ApiAnswer, ApiCall } from '#model/lambda/api-call.ts';
import { requestId } from '#model/lambda/request-id.ts';
import type { Runtime } from '#model/runtime-port.ts';
import { accountDrivers } from '#runtimes/drivers/account-drivers.ts';
import { accountNetwork } from '#runtimes/network/account-network.ts';
import { systemClock } from '#runtimes/runtime-api/clock.ts';
import type { Answered } from './account-session.types.ts';

export type AccountSnapshot = SnapshotFrom<typeof accountMachine>;

type WithoutTime<Event> = Event extends { at: number } ? Omit<Event, 'at'> : never;

/** The account's actor, replaced as a whole when another state is to be shown. */
export interface AccountEngine {
  snapshot(): AccountSnapshot;
  /** Shows a state without bringing it to life. */
  show(state: AccountState): void;
  /** Brings a state to life: from now on calls are carried out. */
  start(state: AccountState): void;
  /** Ends the containers; calls that are still open are answered with `answer`. */
  end(answer: ApiAnswer): void;
  send(event: WithoutTime<ConsoleEvent | RoleKept | ServicesChanged>): void;
  call(call: ApiCall): Promise<Answered>;
}

export function accountEngine(runtime: Runtime, initial: AccountState, changed: () => void): AccountEngine {
  const networkOf = accountNetwork({
    context: () => actor.getSnapshot().context,
    changeServices: (services) => send({ type: 'services.changed', at: systemClock.now(), services }),
    call,
    traceOf: (callId) => traceOf(actor.getSnapshot().context.settings.seed, callId),
  });
  const machine = accountMachine.provide(
    accountDrivers({ runtime, now: () => systemClock.now(), networkOf }),
  );
  const open = new Map<string, (answer: ApiAnswer) => void>();
  let actor = actorOf(initial);

  function actorOf(state: AccountState): Actor<typeof accountMachine> {
    return createActor(machine, { input: { state } });
  }
  function replace(state: AccountState): void {
    actor.stop();
    actor = actorOf(state);
  }
  function settle(callId: string, answer: ApiAnswer): void {
    open.get(callId)?.(answer);
    open.delete(callId);
  }
  function send(event: AccountEvent): void {
    if (actor.getSnapshot().status === 'active') actor.send(event);
  }
  function call(called: ApiCall): Promise<Answered> {
    const callId = requestId(crypto.getRandomValues(new Uint8Array(16)));
    return new Promise((resolve) => {
      open.set(callId, (answer) => resolve({ callId, answer }));
      send({ type: 'api.called', at: systemClock.now(), callId, call: called });
    });
  }

  return {
    snapshot: () => actor.getSnapshot(),
    show(state) {
      replace(state);
      changed();
    },
    start(state) {
      replace(state);
      actor.on('api.answered', ({ callId, answer }) => settle(callId, answer));
      const mine = actor;
      actor.subscribe(() => {
        if (mine === actor) changed();
      });
      actor.start();
      changed();
    },
    end(answer) {
      send({ type: 'page.left', at: systemClock.now() });
      for (const callId of open.keys()) settle(callId, answer);
    },
    send: (event) => send({ ...event, at: systemClock.now() }),
    call,
  };
}
