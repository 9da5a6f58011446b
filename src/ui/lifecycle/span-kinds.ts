/** The phases of an environment's life as they are drawn: their colours, and what they are called. */
import { words } from './span-kinds.words.ts';

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

export const spanLabels: Record<SpanKind, string> = words;
