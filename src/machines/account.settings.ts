import { concurrentExecutions, idleLifetimeMs } from '#model/lambda/lifecycle.ts';
import type { AccountSettings } from './account.types.ts';

export const defaultSettings: AccountSettings = {
  idleExpiryMs: idleLifetimeMs,
  concurrencyLimit: concurrentExecutions,
  /** About a thousand invocations. */
  traceLimit: 20_000,
  simulated: false,
  seed: 'account',
};
