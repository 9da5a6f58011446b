/** What the phases of an environment's life are called, in every drawing. */
import { spoken } from '#model/words.ts';

const english = {
  provision: 'Provision',
  extensionInit: 'Extension init',
  init: 'Init',
  runtimeInit: 'Runtime init',
  functionInit: 'Function init',
  restore: 'Restore',
  frozen: 'Frozen',
  invoke: 'Invoke',
  reset: 'Reset',
  shutdown: 'Shutdown',
};

export const words = spoken({ 'en-GB': english });
