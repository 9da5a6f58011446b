/** What a drawing of environments says of them. */
import { spoken } from '#model/words.ts';

const english = {
  environment: (number: number) => `Environment ${number}`,
  provisioned: (number: number) => `Environment ${number}, provisioned`,
  /** What happens in each phase. */
  phases: {
    provision: 'a container is made and the package is put under /var/task',
    extensionInit: 'external extensions start and register; the runtime waits for them',
    runtimeInit: 'the runtime starts and loads your code',
    functionInit: 'your code outside the handler runs',
    init: 'the runtime starts and your code outside the handler runs',
    restore: 'a snapshot of an initialised container is laid into this one',
    frozen: 'the processes are there and get no CPU',
    invoke: 'the handler has an event',
    reset: 'the process is started again, /tmp stays',
    shutdown: 'the processes are ended',
  },
  /** Beside an environment's name. */
  endings: {
    spindown: 'ended because nothing came for it',
    timeout: 'ended after a time-out',
    failure: 'ended after a failure',
    replaced: 'ended because a deployment replaced it',
    pageLeft: 'ended because the page was left',
    runtimeSwitched: 'ended because another runtime was chosen',
  },
};

export const words = spoken({ 'en-GB': english });
