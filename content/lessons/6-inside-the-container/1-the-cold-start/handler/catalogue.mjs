import { setTimeout as sleep } from 'node:timers/promises';

// Stands in for a slow service: the list is short, the way to it is long.
export const fetchPrices = async () => {
  await sleep(1_200);
  return { tea: 240, bread: 380, jam: 450 };
};
