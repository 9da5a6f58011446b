import { spoken } from '#model/words.ts';

const english = {
  name: 'Measure',
  from: 'From this moment',
  to: 'To this moment',
  clear: 'Clear',
  how: 'Drag over the lanes, or set both ends at moments of the run.',
  measured: (from: string, to: string, length: string) => `From ${from} to ${to}: ${length}`,
};

export const words = spoken({ 'en-GB': english });
