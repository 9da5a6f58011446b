import { setTimeout as sleep } from 'node:timers/promises';

// Two services that we depend on. One fails, the other does not answer.
export const audit = async () => {
  await sleep(50);
  throw new Error('The audit log is full.');
};
export const partner = async () => {
  await sleep(60_000);
};
