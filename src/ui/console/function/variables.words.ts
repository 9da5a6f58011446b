import { spoken } from '#model/words.ts';

const english = {
  edit: 'Edit environment variables',
  none: "None. The process gets AWS's own variables all the same: look at it below the line.",
  add: 'Add variable',
  removeThe: (key: string) => `Remove ${key}`,
  removeNth: (position: number) => `Remove variable ${position}`,
};

export const words = spoken({ 'en-GB': english });
