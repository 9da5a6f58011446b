import { spoken } from '#model/words.ts';

const english = {
  noPicture: 'This browser makes no picture of the drawing. The SVG has the same in it.',
};

export const words = spoken({ 'en-GB': english });
