import { spoken } from '#model/words.ts';

const english = {
  bothSides: 'Above and below the line',
  console: 'The console',
  below: 'Below',
  fidelity: 'How well that is known',
  next: 'What can be next',
  never: 'What cannot happen now',
  /** @param states of which it happens in one */
  onlyIn: (what: string, states: readonly string[]) =>
    `${what}: only while it is <strong>${states.join(' or ')}</strong>`,
};

export const words = spoken({ 'en-GB': english });
