import { counted, spoken } from '#model/words.ts';

const english = {
  lead: (account: string, region: string) =>
    `Resources of ${account} in ${region}, and what its own invocations came to.`,
  versions: (count: number) => `${count} published versions`,
  storageOf: (quota: string) => `of ${quota}; each version is a copy`,
  atOnce: 'executions at the same time',
  shared: 'shared by the functions that reserve nothing',
  averageDuration: 'Duration, average',
  mostAtOnce: 'Concurrent executions, most',
  perFunction: 'Metrics by function',
  below: 'Below the line: what there is of it right now',
  nothing:
    'No container at all. Functions at rest are packages in storage and records in a table; the numbers above are counted from what the containers reported while they were there.',
  containers: (all: number, memoryMB: number, working: number, frozen: number) =>
    `${counted(all, { one: 'One container', other: '# containers' })} with ${memoryMB} MB in all: ${working} at work, ${frozen} frozen until the next event. Concurrency counts those at work; nobody pays for the others, and nobody promises that they stay.`,
  counted: (records: number, quotaRead: string) =>
    `Counted from the last ${records} records of this account’s trace. Code storage: <limits>AWS’s page of limits</limits>, read ${quotaRead}.`,
  countedLater: (records: number, gone: number, quotaRead: string) =>
    `Counted from the last ${records} records of this account’s trace; ${gone} older ones are gone. Code storage: <limits>AWS’s page of limits</limits>, read ${quotaRead}.`,
};

export const words = spoken({ 'en-GB': english });
