import { spoken } from '#model/words.ts';

interface Counts {
  requested: number;
  allocated: number;
  available: number;
  inUse: number;
}

const english = {
  none: 'No environments are kept ready. Each container is made when an event comes that finds none.',
  publishFirst: 'Publish a version first: only versions and aliases can have it.',
  removeFrom: (name: string) => `Remove provisioned concurrency of ${name}`,
  counts: ({ requested, allocated, available, inUse }: Counts) =>
    `${allocated} of ${requested} initialised, ${available} available, ${inUse} in use.`,
  countsSpilled: ({ requested, allocated, available, inUse }: Counts, spilled: number) =>
    `${allocated} of ${requested} initialised, ${available} available, ${inUse} in use; ${spilled} ordinary beside them: that is what spilled over.`,
  failed: (reason: string) => `<code>${reason}</code>: the code outside the handler failed.`,
  qualifier: 'Version or alias',
  executionsHelp:
    'So many containers are initialised now and kept, and paid for, whether an event comes or not. The next one beyond them has a cold start.',
  aliasRow: (alias: string, version: string) => `Alias ${alias}, version ${version}`,
  aliasChoice: (alias: string, version: string) => `Alias ${alias} (version ${version})`,
  version: (version: string) => `Version ${version}`,
  notWhole: 'Provisioned concurrency is a whole number, 1 or more.',
};

export const words = spoken({ 'en-GB': english });
