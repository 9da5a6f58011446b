import { spoken } from '#model/words.ts';

const english = {
  ofLimit: (unreserved: number, limit: number) => `${unreserved} of ${limit}`,
  off: 'The function is switched off: each invocation is throttled.',
  help: (most: number) =>
    `A guarantee and a ceiling: nobody else gets these executions, and the function gets no others. 0 to ${most}; 0 switches the function off.`,
  notWhole: 'Reserved concurrency is a whole number, 0 or more.',
};

export const words = spoken({ 'en-GB': english });
