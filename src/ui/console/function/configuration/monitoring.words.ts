import { spoken } from '#model/words.ts';

const english = {
  applicationHelp: 'What of console.debug, console.info … the runtime client writes at all.',
  systemHelp:
    'Lambda’s own lines: at WARN there is no platform.start and no platform.report of what went well.',
};

export const words = spoken({ 'en-GB': english });
