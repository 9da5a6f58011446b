import { spoken } from '#model/words.ts';

/** Days are written out: 30 April 2028. */
const english = {
  here: 'Run here',
  elsewhere: 'In AWS only, for now',
  goAndRust:
    'Go and Rust have no runtime of their own here: their program is the <code>bootstrap</code> of an OS-only runtime.',
  all: 'All runtimes and their end of life',
  table: 'Runtimes and their end of life',
  read: (day: string) => `<plan>AWS’s plan</plan>, read on ${day}. Days may move.`,
  patchedUntil: 'Patched until',
  noCreate: 'No create from',
  noUpdate: 'No update from',
  past: (day: string) => `${day}, past`,
  notScheduled: 'not scheduled',

  noEnd: (os: string) => `${os}. AWS has not said yet until when it patches it.`,
  patched: (os: string, until: string) => `${os}. AWS patches it until ${until}.`,
  deprecated: (os: string, since: string) => `${os}. Deprecated since ${since}: no patches any more.`,
  blocked: (create: string, update: string) =>
    `From ${create} no function can be created with it, from ${update} none updated. What is there goes on running.`,
};

export const words = spoken({ 'en-GB': english });
