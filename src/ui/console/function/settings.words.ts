import { spoken } from '#model/words.ts';

const english = {
  /** @param help a sentence */
  withRange: (help: string, min: number, max: number, unit: string) => `${help} ${min} to ${max} ${unit}.`,
  wholeSeconds: (label: string) => `${label} is a whole number of seconds.`,
  wholeMegabytes: (label: string) => `${label} is a whole number of megabytes.`,
};

export const words = spoken({ 'en-GB': english });
