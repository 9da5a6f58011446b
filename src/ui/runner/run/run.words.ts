import { counted, spoken } from '#model/words.ts';

const english = {
  fromLink: 'This code came from a link',
  /** @param kept what is kept from it, in a sentence */
  strangers: (kept: string) =>
    `Somebody else may have written it. Read it first: nothing of it runs before you press Test. ${kept}`,
  restored: 'Here is what you had typed in this tab',
  originalLink: 'Show the link as it came',
  originalHandler: 'Begin with the first handler again',
  settingUp: 'The function is being set up',
  configuration: 'Configuration',
  fetching: 'Fetching the settings',
  notFetched: 'The settings could not be fetched',
  notFetchedWhy: 'Are you offline? Close this part and open it again.',

  copy: 'Copy link',
  copied: (characters: number) =>
    counted(characters, { one: 'Copied: # character', other: 'Copied: # characters' }),
  carries: 'The link carries the files, the configuration and the event. Nothing is sent anywhere.',
  /** @param why in a sentence */
  noLink: (why: string, download: string) =>
    `${why} “${download}” takes all of it; a reload of this page does not bring it back.`,
  tooManyFiles: (atMost: number, files: string) =>
    `A link carries up to ${atMost} files, and here are ${files}.`,
  noText: (file: string) => `A link carries text, and ${file} is none.`,
  tooLarge: 'The files are too large for a link.',
};

export const words = spoken({ 'en-GB': english });
