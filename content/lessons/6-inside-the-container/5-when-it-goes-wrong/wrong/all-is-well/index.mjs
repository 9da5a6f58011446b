import { setTimeout as sleep } from 'node:timers/promises';
import { audit, partner } from './others.mjs';

export const handler = async (event) => {
  try {
    if (event.do === 'throw') throw new Error('There is no such order.');
    if (event.do === 'forget') await audit();
    if (event.do === 'slow') await Promise.race([partner(), sleep(300)]);
  } catch (error) {
    console.error(error);
  }
  return { done: event.do };
};
