/** Times that AWS does not promise (`content/facts/lifecycle.json` says where they are from, or that they are ours). */
import lifecycle from '#content/facts/lifecycle.json' with { type: 'json' };
import { fact } from '../facts/ledger.ts';

/** How long an idle environment is kept, in minutes, as the ledger has it; scripts get it without its source. */
export const { idleLifetime } = lifecycle;

/** How long one is kept here. */
export const idleLifetimeMs = idleLifetime.value * 60 * 1000;

/** The shortest that anybody has seen one kept. */
export const idleLeastMs = idleLifetime.min * 60 * 1000;

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

/** How long the init of an environment may take that is kept ready, unless the function's timeout is longer. */
export const provisionedInitTimeoutMs = lifecycle.initTimeoutPC.min * 1000;

/** How long restoring a snapshot may take. */
export const restoreTimeoutMs = lifecycle.restoreTimeout.max * 1000;

/** How long external extensions have when their environment ends. */
export const extensionShutdownMs = lifecycle.shutdownExternal.max;

/** How long an allocation of provisioned concurrency is prepared: in the console here, and on AWS. */
export const allocationMs = {
  here: lifecycle.allocationHere.value,
  aws: ((lifecycle.allocation.min + lifecycle.allocation.max) / 2) * 60 * 1000,
};

/** Medians of Restore Duration, in ms, as they were measured over time. */
export const restoreDurationMs = { min: lifecycle.restoreDuration.min, max: lifecycle.restoreDuration.max };
