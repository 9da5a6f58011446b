import { counted, spoken } from '#model/words.ts';

const english = {
  title: 'A log, read',
  paste: 'Paste a log',
  request: 'Request',
  init: 'Init',
  duration: 'Duration',
  waited: 'The caller waited',
  nothing: 'Nothing was reported in it.',
  container: (number: number) => `Container ${number}`,
  containerOf: (number: number, stream: string) => `Container ${number}, ${stream}`,
  noReport: 'There is no REPORT line in it.',
  told: (invocations: number, containers: number, cold: number) =>
    `${counted(invocations, { one: '# invocation', other: '# invocations' })} in ${counted(containers, { one: '# container', other: '# containers' })}, ${cold} of them cold.`,
  worst: (requestId: string, wait: string) => `Of the cold starts ${requestId} hurt most: ${wait}.`,
};

export const words = spoken({ 'en-GB': english });
