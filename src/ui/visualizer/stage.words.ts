/** What the drawing says where it is drawn at once, here and in other pages. */
import { counted, spoken } from '#model/words.ts';

const english = {
  above: 'Above the line: what the callers see',
  below: 'Below the line: the execution environments',
  sunk: 'That is all that the callers see. The rest is still running.',
  time: 'Time',
  fn: 'Function',
  callers: 'Callers',
  queue: 'Queue',
  who: 'A caller is whoever sends the function a request: an app, a browser, another AWS service. A bar is how long it waits.',

  moment: 'Moment of the run',
  /** @param time that is left out */
  folded: (time: string) => `${time}, folded`,

  back: 'One event back',
  on: 'One event forward',
  play: 'Play',
  pause: 'Pause',
  clock: 'Time of the run',
  speed: 'Speed',
  real: 'real time',
  faster: (times: number) => `${times} × faster`,
  slower: (times: number) => `${times} × slower`,
  out: 'Zoom out',
  in: 'Zoom in',
  whole: 'Whole',
  measure: 'Measure',
  fold: 'Fold idle time',

  lanes: (count: number) =>
    counted(count, { one: 'Timeline of # environment', other: 'Timeline of # environments' }),
  role: 'timeline',
  /** Its number follows. */
  environment: 'Environment',
  /** As `environment`, where there is no room. */
  short: 'E',
  cold: 'cold start',
  choose: 'Choose a span or a mark to read what happens there.',
  shades: 'Solid is over, faint is still to come.',
};

export const words = spoken({ 'en-GB': english });
