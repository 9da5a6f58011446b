/** Times that AWS does not promise (`content/facts/lifecycle.json` says where they are from, or that they are ours). */
import lifecycle from '#content/facts/lifecycle.json' with { type: 'json' };
import { fact } from '../facts/ledger.ts';

/** How long an idle environment is kept. */
export const idleLifetimeMs = lifecycle.idleLifetime.value * 60 * 1000;

/** How long a new function from a .zip is `Pending`. */
export const creationMs = lifecycle.creation.value;

/** What a new function waits for while it is `Pending`. */
export const createdMs = {
  own: creationMs,
  network: lifecycle.networkCreation.value,
  image: lifecycle.imageCreation.value,
  snapshot: lifecycle.snapshotCreation.value,
};

/** How long a change is `InProgress`. */
export const updateMs = lifecycle.update.value;

/** Executions that an account may have at the same time in a Region, unless AWS says otherwise. */
export const concurrentExecutions = fact('concurrency').value;

/** The most that a microVM takes from the request to its first process. */
export const microVmBootMs = lifecycle.microVmBoot.max;
