import { spoken } from '#model/words.ts';

const english = {
  imported: (file: string) => `The account of ${file} is here`,
  importedWhat:
    'It took the place of yours. Its containers ended with it; until you leave this page, you can have yours back.',
  undo: 'Undo',
  dismiss: 'Dismiss',
  refused: (file: string) => `${file} was not imported, and your account is as it was`,
  /** @param exporting what writes such a file */
  refusedAdvice: (exporting: string) => `Choose a file that “${exporting}” has written.`,
  understood: 'Understood',
};

export const words = spoken({ 'en-GB': english });
