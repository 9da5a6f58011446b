import { spoken } from '#model/words.ts';

const english = {
  open: 'Edit layers',
  shut: 'Close the layers',
  close: 'Close',
  opening: 'The layers are being opened',
  none: 'None: under /opt there is nothing of yours.',
};

export const words = spoken({ 'en-GB': english });
