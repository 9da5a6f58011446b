import { setTimeout as sleep } from 'node:timers/promises';

// Stands in for a mail service that takes its time.
export const sendReceipt = async (order) => {
  await sleep(500);
  console.log(`Receipt sent for order ${order}.`);
};
