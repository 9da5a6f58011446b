/**
 * A run of the account's own machines on a clock that goes from timer to timer. Nothing runs and nobody waits: an
 * hour of the run takes as long as what happens in it.
 */
import { createActor } from 'xstate';
import { accountMachine } from '#machines/account.machine.ts';
import { seededBytes } from '#machines/seeded-random.ts';
import { allocationMs, creationMs, updateMs } from '#model/lambda/lifecycle.ts';
import { requestId } from '#model/lambda/request-id.ts';
import type { Scenario } from '#model/scenario/scenario.ts';
import { accountDrivers } from '../drivers/account-drivers.ts';
import { momentOf, type FunctionInit, type Moment, type Run } from './run.ts';
import { firstAccount, timedCalls } from './scenario-acts.ts';
import { lose, timedLosses } from './scenario-losses.ts';
import { scenarioHandler } from './scenario-handler.ts';
import { timedMessages, type TimedMessages, withMessages } from './scenario-queue.ts';
import { createSimulatedRuntime } from './simulated-runtime.ts';
import { TimerQueue } from './timer-queue.ts';

/** 2026-11-23T08:00:00.000Z: a run has to begin at some time, and always at the same. */
const epoch = Date.UTC(2026, 10, 23, 8);

/** Nobody waits for an allocation here, so it takes the time that it takes on AWS. */
const deployment = { create: creationMs, update: updateMs, allocate: allocationMs.aws };

/** Steps that one run may take; a link cannot ask for more. */
const stepLimit = 60_000;
/** Records of the trace that one run keeps. */
const traceLimit = 200_000;

export class RunTooLongError extends Error {
  override readonly name = 'RunTooLongError';
}

/** Lets everything happen that needs no time: the promises of the machines' actors settle one after another. */
function breathing(): { breathe: () => Promise<void>; end: () => void } {
  const { port1, port2 } = new MessageChannel();
  let wake: () => void = () => undefined;
  port1.onmessage = () => wake();
  return {
    breathe: () =>
      new Promise((resolve) => {
        wake = resolve;
        port2.postMessage(null);
      }),
    end: () => port1.close(),
  };
}

/** UUIDs that depend on the seed and on how many there were before. */
function seededIds(seed: string): () => string {
  let made = 0;
  return () => requestId(seededBytes(`${seed}/${(made += 1)}`, 16));
}

interface SimulationOptions {
  /** Equal scenarios and seeds make equal runs, to the byte. */
  seed: string;
  /** Stops before the scenario's own end. */
  untilMs?: number;
  signal?: AbortSignal;
}

/** Throws `RunTooLongError`, or the signal's reason. */
export async function simulate(scenario: Scenario, options: SimulationOptions): Promise<Run> {
  const { seed, untilMs = scenario.untilMs, signal } = options;
  const clock = new TimerQueue();
  const runtimeClock = clock.runtimeClock(epoch);
  const functionInits: FunctionInit[] = [];
  const runtime = createSimulatedRuntime({
    clock: runtimeClock,
    seed,
    handler: scenarioHandler(scenario.function),
    ownInitMs: scenario.function.ownInitMs,
    onFunctionInit: (environmentId, at) => functionInits.push({ environmentId, atMs: at - epoch }),
    extensions: scenario.function.extensions,
    newInvocationId: seededIds(`${seed}/invocation`),
  });
  const account = createActor(
    accountMachine.provide(accountDrivers({ runtime, ...runtimeClock, deployment })),
    {
      clock,
      input: {
        state: firstAccount(scenario, epoch),
        settings: { seed, simulated: true, traceLimit, concurrencyLimit: scenario.concurrencyLimit },
      },
    },
  );
  const { breathe, end } = breathing();
  const moments: Moment[] = [];
  const note = (): void => {
    const { context } = account.getSnapshot();
    const atMs = clock.now();
    if (atMs > untilMs) return;
    const moment = momentOf(context, atMs);
    if (moments.at(-1)?.atMs === atMs) moments[moments.length - 1] = moment;
    else moments.push(moment);
  };

  const deliver = (sent: TimedMessages): void => {
    const { polls } = scenario.function;
    if (polls === undefined) return;
    const now = epoch + clock.now();
    const services = withMessages(account.getSnapshot().context.services, polls, sent, now);
    account.send({ type: 'services.changed', at: now, services });
  };

  account.start();
  const calls = timedCalls(scenario, seed);
  const messages = timedMessages(scenario, seed);
  let called = 0;
  let delivered = 0;
  const losses = timedLosses(scenario);
  let lost = 0;
  try {
    await breathe();
    note();
    for (let steps = 0; ; steps += 1) {
      const due = [clock.next, calls[called]?.atMs, messages[delivered]?.atMs, losses[lost]?.atMs];
      const at = Math.min(...due.map((ms) => ms ?? Infinity));
      if (at > untilMs) break;
      if (steps >= stepLimit) throw new RunTooLongError(`The run has more than ${stepLimit} steps.`);
      signal?.throwIfAborted();
      const { functions } = account.getSnapshot().context;
      const calledBefore = called;
      const begunBefore = functionInits.length;
      clock.advance(at);
      for (let next = calls[called]; next !== undefined && next.atMs <= at; next = calls[called]) {
        const { callId, call } = next;
        account.send({ type: 'api.called', at: epoch + clock.now(), callId, call });
        called += 1;
      }
      for (
        let next = messages[delivered];
        next !== undefined && next.atMs <= at;
        next = messages[delivered]
      ) {
        deliver(next);
        delivered += 1;
      }
      for (let next = losses[lost]; next !== undefined && next.atMs <= at; next = losses[lost]) {
        lose(account.getSnapshot().context, next, epoch + clock.now());
        lost += 1;
      }
      await breathe();
      // Reports of a process reach the account a little later than they are made: no moment of their own.
      const begun = called > calledBefore || functionInits.length > begunBefore;
      if (begun || account.getSnapshot().context.functions !== functions) note();
    }
  } finally {
    // The account needs no end: its clock never goes on.
    end();
  }
  const { records } = account.getSnapshot().context.trace;
  return {
    epoch,
    untilMs,
    records: records.filter(({ time }) => time <= epoch + untilMs),
    moments,
    functionInits,
  };
}
