import { spoken } from '#model/words.ts';

const english = {
  qualifier: 'Version or alias',
  itsOwn: (latest: string) =>
    `Each has settings of its own, or else AWS’s defaults: nothing comes down from ${latest}. So the API keeps them; AWS’s pages do not say it in words.`,
  sentTo: (qualifier: string) => `For events that are sent to <code>${qualifier}</code>.`,
  lookInside: 'Look inside',
  lookInsideOf: (name: string) => `Look inside ${name}`,
  fetching: 'The letters are being fetched',
  ageHelp: (least: string, most: string) =>
    `How long Lambda keeps an event that it could not get through, ${least} to ${most}.`,
  badAge: (least: string, most: string) => `The age is made of whole numbers, ${least} to ${most} together.`,
  retriesHelp: 'How often Lambda tries again after the function has failed with an event.',
  lettersHelp:
    'Gets the event itself after the last try, with the error beside it. A destination gets the record of it and what the function said; it is the newer way.',
  notAllowed: 'The execution role may not send there yet.',
  badName: 'Name a queue or a topic: letters, digits, _ and - only.',
  create: (what: string, name: string) => `Create ${what} ${name}`,
  addPolicy: (name: string) => `Add ${name} to the role`,
};

export const words = spoken({ 'en-GB': english });
