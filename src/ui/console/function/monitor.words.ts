import { spoken } from '#model/words.ts';

const english = {
  none: 'No invocations yet',
  later: 'Each event that the function gets will stand here, with its times and its log.',
  table: 'Invocations',
  newest: (count: number) => `The newest ${count}, newest first.`,
  time: 'Time (UTC)',
  request: 'Request',
  status: 'Status',
  start: 'Start',
  duration: 'Duration',
  billed: 'Billed',
  init: 'Init',
  memory: 'Memory',
  attempt: (count: number) => `try ${count}`,
  logOf: (requestId: string) => `Log of ${requestId}`,
  statuses: { running: 'Running', succeeded: 'Succeeded', failed: 'Failed' },
};

export const words = spoken({ 'en-GB': english });
