import { setTimeout as sleep } from 'node:timers/promises';
import { audit, partner } from './others.mjs';

export const handler = async (event) => {
  try {
    if (event.do === 'throw') throw new Error('There is no such order.');
    if (event.do === 'forget') {
      audit();
      await sleep(200);
    }
    if (event.do === 'exit') throw new Error('This cannot go on.');
    if (event.do === 'slow') await partner();
    return { done: event.do };
  } catch (error) {
    console.error(error);
    throw error;
  }
};
