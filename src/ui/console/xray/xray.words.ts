import { spoken } from '#model/words.ts';

/** The frame around what a form says. */
const english = {
  untouched: 'Touch a control, read it here.',
  asItWas: (control: string) => `${control}: as it was, so it is not sent`,
  unsaid: 'The control is left as it is, so the request does not name it.',
  copy: 'Copy',
  copyPart: (title: string) => `Copy ${title}`,
  copied: 'Copied',
  notCopied: 'Not allowed',
};

export const words = spoken({ 'en-GB': english });
