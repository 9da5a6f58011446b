import { setTimeout as sleep } from 'node:timers/promises';
import { audit, partner } from './others.mjs';

const giveUp = async (ms) => {
  await sleep(ms);
  throw new Error('The partner did not answer.');
};

export const handler = async (event, context) => {
  switch (event.do) {
    case 'throw':
      throw new Error('There is no such order.');
    case 'forget':
      await audit();
      break;
    case 'exit':
      throw new Error('This cannot go on.');
    case 'slow':
      await Promise.race([partner(), giveUp(context.getRemainingTimeInMillis() - 500)]);
      break;
  }
  return { done: event.do };
};
