import { counted, spoken } from '#model/words.ts';

const english = {
  refused: (file: string) => `${file} was not taken over`,
  unchanged: 'Your files are as they were.',
  unreadable: (why: string) => `The browser could not read it: ${why}`,
  awsAnswers: (code: string, message: string) => `Lambda would answer ${code}: ${message}`,
  /** @param files how many */
  accepted: (name: string, files: number) =>
    `${name} is in the editor: ${counted(files, { one: '# file', other: '# files' })}. Deploy makes it the function’s code.`,
  allInFolder: (folder: string) =>
    `Everything in it lies in ${folder}, and Lambda unpacks it as it is: a handler in there is ${folder}index.handler, not index.handler.`,
  linksLeftOut: (links: number) =>
    counted(links, {
      one: 'Left out: # symbolic link. A package here has none.',
      other: 'Left out: # symbolic links. A package here has none.',
    }),
  undo: 'Undo upload',
};

export const words = spoken({ 'en-GB': english });
