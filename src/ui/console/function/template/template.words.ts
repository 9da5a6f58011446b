import { counted, spoken } from '#model/words.ts';

const english = {
  lead: 'The function as AWS SAM writes it. Change a line or paste a template of your own, SAM or CloudFormation, YAML or JSON: the list beside it says what each line becomes.',
  import: 'Import a template',
  imported: (file: string) => `${file} is imported.`,
  useOwn: 'Use the console’s own',
  putAway: 'Brought template put away',
  ownAgain: 'The console’s own template again.',
  undo: 'Undo',
  applied: 'Applied: the function is what the template says.',
  discarded: 'Back to what the function is.',
  fault: (line: number, column: number) => `line ${line}, column ${column}`,
  whichResource: 'Resource that is this function',
  logicalId: (id: string) =>
    `The resource is called <code>${id}</code>: logical ids are letters and digits only.`,

  plan: 'What Apply changes',
  unread: 'Nothing, until the template can be read.',
  unchanged:
    'Nothing about the function. What you wrote besides is kept with it, and exported again with every line.',
  property: 'Property',
  now: 'Now',
  then: 'Then',
  calls: (count: number) =>
    counted(count, {
      one: 'CloudFormation compares the template with what it made before, and sends what differs: this call.',
      other:
        'CloudFormation compares the template with what it made before, and sends what differs: these # calls, each when the one before it is through.',
    }),
  asCommand: (action: string) => `${action} as a command`,
  wouldBeRefused: (action: string, code: string) => `${action} would be refused: ${code}`,
  refused: (action: string, code: string) => `${action} was refused: ${code}`,
  refusedAdvice: 'What came before it is done; what is listed above is still to do.',
  applying: 'The template is being applied',
  progress: (done: number, all: number) => `${done} of ${all} calls answered`,
  apply: 'Apply',
  discard: 'Discard',

  xray: 'X-ray: what each line becomes',
  broken: 'The template cannot be read yet.',
  line: (line: number) => `line ${line}`,
  lines: (from: number, to: number) => `lines ${from}–${to}`,
  none: 'none',
  empty: '(empty)',
  members: 'Members of this call.',
  unresolved: {
    title: 'Known when a stack is made',
    note: 'The function keeps its own value here; the template keeps its words.',
  },
  kept: {
    title: 'Kept, not carried out',
    note: 'Stays in the template, and is exported again as it came.',
  },
};

export const words = spoken({ 'en-GB': english });
