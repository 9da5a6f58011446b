import { spoken } from '#model/words.ts';

const english = {
  line: 'The line',
  above: 'Above the line: what the console shows',
  below: 'Below the line: what runs',
  sunk: 'That is all the console shows. The rest is still running.',
  developer: 'Developer',
  devops: 'DevOps',
  onlyConsole: 'Developer: only what the console shows',
  onlyBelow: 'DevOps: only what runs underneath',
  both: 'Both sides in full',
  shares: (console: number, underneath: number) => `${console}% console, ${underneath}% underneath`,
  belowCovered: (percent: number) => `${percent}% of what runs underneath is covered`,
  consoleCovered: (percent: number) => `${percent}% of the console is covered`,
};

export const words = spoken({ 'en-GB': english });
