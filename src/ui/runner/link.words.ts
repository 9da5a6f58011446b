/** Why a link cannot be opened. */
import { counted, spoken } from '#model/words.ts';

const english = {
  empty: 'The address ends after "s=": there is no code in it.',
  tooLong: (characters: number, atMost: string) =>
    counted(characters, { other: `The link has # characters; this page opens up to ${atMost}.` }),
  badCharacter: (character: string, position: number) =>
    `The link has the character "${character}" at position ${position}; only letters, digits, "-" and "_" belong there.`,
  cutByte: 'The link was cut off: its last character does not complete a byte.',
  cutText: 'The link was cut off: the compressed text stops before its end.',
  tooLarge: (bytes: string) =>
    `The link unfolds to more than ${bytes} bytes, which is more than this page opens.`,
  notCompressed: (why: string) => `The link does not hold compressed text: ${why}.`,
  notText: 'The link unfolds to bytes that are not text.',
  refused: (why: string) => `Lambda would refuse the function of this link: ${why}`,
};

export const words = spoken({ 'en-GB': english });
