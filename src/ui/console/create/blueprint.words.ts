import { counted, spoken } from '#model/words.ts';

const english = {
  runtime: (blueprint: string, runtime: string) =>
    `<code>${blueprint}</code>. Runtime: ${runtime}, which the blueprint has chosen.`,
  ourCode: 'Our own code.',
  pushes: (service: string, source: string) =>
    `${service}: ${source}. It calls Lambda, so the function’s policy has to let it in: AddPermission. Where there is none of this name, it is made.`,
  polled: (service: string, source: string) =>
    `${service}: ${source}. Lambda asks it, with the role: CreateEventSourceMapping. Where there is none of this name, it is made.`,

  against: 'What it fills in, against from scratch',
  table: 'What the blueprint fills in',
  setting: 'Setting',
  scratch: 'From scratch',
  filled: 'This blueprint',
  same: ', the same',
  code: 'Lambda function code (read-only until the function is there)',
  event: 'Event it comes with',

  rolePermissions: 'Permissions of the role',
  ownLogs: 'logs of this function',
  left: 'What is left of it afterwards',
  ordinary: 'an ordinary function',
  anyRuntime: 'yours to choose',
  fixedRuntime: (runtime: string) => `${runtime}, fixed`,
  none: 'none',
  calls: (service: string) => `${service}, which calls Lambda`,
  asked: (service: string) => `${service}, which Lambda asks`,
  size: (files: string, lines: number) => `${files}, ${counted(lines, { one: '# line', other: '# lines' })}`,
};

export const words = spoken({ 'en-GB': english });
