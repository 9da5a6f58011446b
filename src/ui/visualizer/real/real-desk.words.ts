import { spoken } from '#model/words.ts';

const english = {
  file: 'index.mjs',
  memory: 'Memory',
  run: 'Run it twice',
  running: 'A container is started, and asked twice',
  failed: 'It could not be run here',
  again: 'Try it once more.',
  differs: 'What differs on AWS, and why',
  here: 'Here',
  aws: 'On AWS',
  why: 'Why',
  fidelity: 'How well that is known',
};

export const words = spoken({ 'en-GB': english });
