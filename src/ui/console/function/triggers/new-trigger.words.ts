import { spoken } from '#model/words.ts';

/** How events come, by what sends them. */
const english = {
  polled: (name: string) =>
    `${name} does not call anybody: Lambda polls it, with the execution role, and invokes the function synchronously with a batch. The mapping is kept at Lambda.`,
  url: 'Whoever asks waits for the answer. The address is kept at Lambda; with NONE, the policy lets everybody in.',
  pushesAndWaits: (name: string) =>
    `${name} pushes: it calls Lambda itself, and waits for the answer. The setting is kept at ${name}; what Lambda keeps is this permission, without which the call is refused.`,
  pushes: (name: string) =>
    `${name} pushes: it calls Lambda itself, and does not wait. The setting is kept at ${name}; what Lambda keeps is this permission, without which the call is refused.`,
};

export const words = spoken({ 'en-GB': english });
