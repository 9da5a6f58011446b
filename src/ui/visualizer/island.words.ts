/** What stands around the drawing on its own page, before anybody has touched it. */
import { spoken } from '#model/words.ts';

const english = {
  place: (number: number, all: number) => `Scenario ${number} of ${all}`,
  failed: 'That could not be run',

  share: 'Share',
  link: 'Copy link to this moment',
  copied: 'Copied. The address of this page leads to this moment, too.',
  svg: 'Save the drawing (SVG)',
  png: 'Save it as a picture (PNG)',
  json: 'Save the trace (JSON)',
  embed: 'Embed this moment',

  now: 'This moment',
  at: (time: string) => `At ${time}`,
  asleep: 'Play, step, or drag the time: who lives then, and what can be next, is said here.',

  /** The run without a picture. */
  told: {
    words: 'The run in words',
    spans: 'The timeline as a table',
    marks: 'Log lines and Runtime API calls as a table',
  },
};

export const words = spoken({ 'en-GB': english });
