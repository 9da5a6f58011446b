/** The phases of an environment's life as they are drawn: their colours, and what they are called. */

export type SpanKind =
  | 'provision'
  | 'extensionInit'
  /** Runtime and function in one: from outside nobody sees where the one ends and the other begins. */
  | 'init'
  | 'runtimeInit'
  | 'functionInit'
  | 'restore'
  | 'frozen'
  | 'invoke'
  | 'reset'
  | 'shutdown';
/** The five colours of the site; frozen time has none. */
export type SpanPhase = 'create' | 'init' | 'invoke' | 'end';

export const phaseOf: Record<SpanKind, SpanPhase | null> = {
  provision: 'create',
  extensionInit: 'init',
  init: 'init',
  runtimeInit: 'init',
  functionInit: 'init',
  restore: 'init',
  frozen: null,
  invoke: 'invoke',
  reset: 'init',
  shutdown: 'end',
};

export const spanLabels: Record<SpanKind, string> = {
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

export const spanWords: Record<SpanKind, string> = {
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
};
