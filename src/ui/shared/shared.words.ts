import { spoken } from '#model/words.ts';

const english = {
  statuses: { info: 'Note', ok: 'Done', warning: 'Warning', error: 'Error' },
  where: 'Where',
  copy: {
    do: 'Copy',
    doThis: (label: string) => `Copy ${label}`,
    done: 'Copied',
    refused: 'Not allowed',
    refusedSaid: 'The browser did not allow copying',
    takeIt: 'The browser did not allow copying: take it from the field.',
    link: 'The link',
  },
};

export const words = spoken({ 'en-GB': english });
