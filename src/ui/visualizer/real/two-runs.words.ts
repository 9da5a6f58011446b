import { spoken } from '#model/words.ts';

const english = {
  here: 'Here, measured',
  aws: 'On AWS, simulated',
  time: 'Time',
};

export const words = spoken({ 'en-GB': english });
