import { counted, spoken } from '#model/words.ts';

const english = {
  account: {
    menu: 'Account',
    export: 'Export account',
    import: 'Import account',
    file: 'A file with an exported account',
    tooLarge: (mb: number) => `It has ${mb} MB. No account is that large.`,
  },
  opening: {
    account: 'Reading your account',
    dashboard: 'Opening the dashboard',
    create: 'Opening Create function',
    function: 'Opening the function’s page',
  },
  nowhere: {
    title: 'Nothing is at this address',
    about: (address: string) =>
      `The console here has functions, and a page to create one. <code>${address}</code> is neither.`,
    back: 'All functions',
  },
  list: {
    none: 'No functions yet',
    explained: (createFunction: string) =>
      `A function is a package of code with a name, a runtime and a role. “${createFunction}” makes one: you give it a name, and a few seconds later you can send it an event.`,
    filter: 'Filter by name or description',
    found: (count: number) => counted(count, { other: '# found' }),
    noneFound: (filter: string) => `No function has “${filter}” in its name or description.`,
    table: 'Functions of this account',
    deleteThis: (name: string) => `Delete ${name}`,
  },
  elsewhere: {
    title: 'Another tab has this account',
    what: 'Here you see what happens there. One tab at a time can change it.',
    takeOver: 'Take over',
  },
  notSaved: {
    full: 'The browser has no room left',
    refused: 'The browser keeps nothing here',
    what: 'Everything works, and is gone when you leave the page.',
    makeRoom: 'Make room in the browser, or save the account as a file.',
    allow: 'Allow this site to store data, or save the account as a file.',
  },
  unreadable: {
    newer: 'The saved account is from a newer version of this site',
    damaged: 'The saved account is damaged',
    what: 'It is untouched. What you see here is an empty one, and nothing of it is saved.',
    reload:
      'Reload the page to get the newer version. If that does not help, save what is there as a file before you begin anew.',
    saveFirst: 'Save what is there as a file, then begin anew.',
    beginAnew: 'Begin anew …',
    sure: 'Yes, replace it with an empty account',
    keep: 'No',
  },
  saveAsFile: 'Save as a file',
};

export const words = spoken({ 'en-GB': english });
