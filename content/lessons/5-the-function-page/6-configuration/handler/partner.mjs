import { setTimeout as sleep } from 'node:timers/promises';

// Stands in for a partner that needs its time, however strong our machine is.
export const askPrice = async () => {
  await sleep(3400);
  return 240;
};
