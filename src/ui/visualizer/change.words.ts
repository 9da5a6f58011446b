import { spoken } from '#model/words.ts';
import type { ForkName } from './fork-acts.ts';

const english = {
  title: 'Change it',
  memory: 'Memory',
  ownInit: 'Own work outside the handler',
  limit: 'Concurrency limit of the account',
  every: 'Between two requests',
  packageType: 'Package type',
  zip: '.zip',
  image: 'Container image',
  runtime: 'Runtime',
  chance: 'Chance',
  another: 'Another',
  packageSize:
    'How large a .zip is changes nothing here: <times>there is no measurement</times> to draw it from.',
  /** @param at of the run, as it is read */
  from: (at: string) => `From ${at} on, do something else`,
  forks: {
    answer: 'send one more request',
    hang: 'send one that times out',
    memory: 'give it more memory',
    deploy: 'deploy new code',
    lose: 'lose a container',
    reserve: 'reserve one execution',
    delete: 'delete the function',
  } satisfies Record<ForkName, string>,
  takeBack: 'Take all changes back',
};

export const words = spoken({ 'en-GB': english });
