import { counted, spoken } from '#model/words.ts';

const english = {
  /** @param name of the function */
  diagram: (name: string) => `What calls ${name}, and what it leads to`,
  containers: (count: number) =>
    counted(count, { one: '# container below the line', other: '# containers below the line' }),
  /** @param times that an event is tried */
  dropped: (times: number) => `None. An asynchronous event that fails ${times} times in all is dropped.`,
  toLetters: (times: number, queue: string) =>
    `None. An asynchronous event that fails ${times} times in all goes to the dead-letter queue ${queue}.`,
};

export const words = spoken({ 'en-GB': english });
