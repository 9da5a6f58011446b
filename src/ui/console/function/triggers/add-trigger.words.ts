import { spoken } from '#model/words.ts';

const english = {
  noPattern: 'A pattern is a JSON object, and each of its ends a list of what may stand there.',
  noSchedule: 'A schedule is rate(…) or cron(…).',
};

export const words = spoken({ 'en-GB': english });
