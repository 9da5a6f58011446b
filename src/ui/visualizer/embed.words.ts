import { spoken } from '#model/words.ts';

const english = {
  /** Of the frame. */
  title: (scenario: string) => `${scenario}: a Lambda function over time`,
  copied: 'Copied.',
  notCopied: 'The browser did not allow copying: take it from the field.',
  code: 'Put this where the picture shall stand; it opens at this moment',
  copy: 'Copy the code',
  see: 'See it as it will look',
};

export const words = spoken({ 'en-GB': english });
