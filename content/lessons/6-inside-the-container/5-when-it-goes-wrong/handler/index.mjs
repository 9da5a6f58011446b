import { setTimeout as sleep } from 'node:timers/promises';
import { audit, partner } from './others.mjs';

export const handler = async (event) => {
  switch (event.do) {
    case 'throw':
      throw new Error('There is no such order.');
    case 'forget':
      audit();
      await sleep(200);
      break;
    case 'exit':
      process.exit(1);
      break;
    case 'slow':
      await partner();
      break;
  }
  return { done: event.do };
};
