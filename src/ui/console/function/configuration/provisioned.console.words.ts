import type { ProvisionedStatus } from '#model/lambda/provisioned-concurrency.ts';

/** AWS's words for how far provisioned concurrency is. */
export const provisionedConsole = {
  IN_PROGRESS: 'In progress',
  READY: 'Ready',
  FAILED: 'Failed',
} as const satisfies Record<ProvisionedStatus, string>;
