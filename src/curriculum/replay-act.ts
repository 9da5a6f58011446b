import type { ConfigureAct } from './answer.schema.ts';

/** What can be done for a reader in one press: acts that need neither a form nor a hand. */
export type ReplayAct =
  'test' | 'edit' | 'deploy' | { test: unknown } | { wait: number } | { configure: ConfigureAct };
