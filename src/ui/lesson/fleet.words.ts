import { counted, spoken } from '#model/words.ts';

const english = {
  title: 'A machine for each event, in three ways',
  functions: 'Functions',
  perDay: 'Events for each of them',
  often: { 1: 'one a day', 24: 'one an hour', 1440: 'one a minute', 86400: 'one a second' },
  load: (functions: string, often: string) => `Functions: ${functions}. Events for each: ${often}.`,
  area: 'The area of a square is the number of machines at any moment.',
  kept: { name: 'An instance for each function, kept running', waits: 'Nobody waits.' },
  reserve: {
    name: 'A reserve of instances, one for each event',
    waits: (start: string) =>
      `Nobody waits, as long as events come evenly. When more come than are ready, they wait ${start}.`,
  },
  called: {
    name: 'A microVM, started when the event comes',
    waits: (boot: string) => `Each event waits, ${boot} at most, and then for its code.`,
  },
  machines: (many: number) => counted(many, { one: '# machine', other: '# machines' }),
  mostlyNone: 'mostly no machine at all',
  month: 'A month costs',
  starting: 'starting',
  working: 'working',
  waiting: 'waiting',
  lessThanACent: 'less than a cent',
  nearlyAll: 'over 99%',
};

export const words = spoken({ 'en-GB': english });
