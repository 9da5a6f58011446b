import { counted, spoken } from '#model/words.ts';

const english = {
  index: {
    title: 'Reference',
    description:
      'Limits, states, errors and log lines of AWS Lambda, each with its source, the day it was read, and the lesson that shows it.',
    lead: 'Numbers and names to look up. Each row says where it is from, when that was read, and how sure we are. The lessons, the console and the lifecycle on this site reckon with these very rows.',
    rows: (count: number) => counted(count, { one: '# row', other: '# rows' }),
    runtimes:
      'How close the runtime in your browser comes to Lambda’s, scenario by scenario, and why not where it does not.',
    glossary: 'Glossary',
    glossarySays: 'The words themselves: for each a simple picture, and where it stops being true.',
  },
  limits: {
    title: 'Limits',
    description:
      'Every limit, quota, lifetime and price around an AWS Lambda function, with its source and the day it was read.',
  },
  states: {
    title: 'States',
    description:
      'The states of an AWS Lambda function and of its last update: what each means, what it refuses, and what leads to the next.',
  },
  errors: {
    title: 'Errors',
    description:
      'The errors of AWS Lambda functions and the refusals of its API: what leads to each, its words, and its source.',
  },
  messages: {
    title: 'Messages',
    description:
      'The sentences with which the API of AWS Lambda refuses a request: the exception that carries each, and its source.',
  },
  logLines: {
    title: 'Log lines',
    description:
      'The lines that AWS Lambda writes into a function’s log, as they were seen, and what each of them tells.',
  },
  runtimes: {
    title: 'Handlers by runtime',
    description:
      'What a handler does on Lambda, scenario by scenario, and where the runtime in your browser is not quite the same.',
    lead: (scenarios: number, asOnLambda: number) =>
      `Your handlers run in this browser, in an environment that we rebuilt around AWS’s own runtime client. How close is it? We hold it to ${scenarios} scenarios. Each one first runs in plain Node.js with the same client; what is seen there, answers, errors with their files and lines, log lines in their order, has to be seen here too. ${asOnLambda} rows are as on Lambda. Every other row says why not.`,
    note: 'A tick means that the same was seen, a crossed-out equals sign that it was not. A dash means that a scenario is not held there: plain Node.js has no sandbox and no memory limit, and in WebKitGTK, which stands for Safari, we hold a third of them. The table is written by the tests themselves.',
    scenarios: 'Scenarios',
    holds: 'What holds',
    asOnLambda: 'As on Lambda',
    cells: { same: 'the same', differs: 'differs', unheld: 'not held there' },
    engines: {
      node: 'Plain Node.js with AWS’s runtime client, the reference',
      chromium: 'The embedded runtime in Chromium',
      firefox: 'The embedded runtime in Firefox',
      webkit: 'The embedded runtime in WebKitGTK',
    },
    /** @param engines such as "Chromium and Firefox" */
    only: (engines: string, why: string) => `${engines}: ${why}`,
    estimate: (why: string) => `By an estimate. ${why}`,
  },
};

export const words = spoken({ 'en-GB': english });
