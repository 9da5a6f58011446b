import { spoken } from '#model/words.ts';

const english = {
  run: 'Run it',
  again: 'Run it again',
  running: 'Running',
  happened: 'What happened',
  container: (number: number, cold: boolean) => `container ${number}, ${cold ? 'cold' : 'warm'}`,
  error: 'Error',
  answer: 'Answer',
  deployed: 'the code of the editor',
  saved: 'the settings',
  failed: 'It could not be run.',
  refuted: 'Refuted, here.',
  notRefuted: 'This time it was not refuted. Run it again, and tell us if it stays so.',
  endless: 'It has not come to an end. Try again.',
};

export const words = spoken({ 'en-GB': english });
