/** The session's snapshot in, what a page shows of it out. */
import type { SnapshotFrom } from 'xstate';
import { runtimeSessionMachine } from './runtime-session.machine.ts';
import { bootSteps } from './runtime-session.types.ts';
import type { BootStep, Restart, RuntimeTrouble } from './runtime-session.types.ts';

export type RuntimeSessionSnapshot = SnapshotFrom<typeof runtimeSessionMachine>;

export type RuntimeSessionPlace =
  'idle' | 'checking' | 'booting' | 'ready' | 'unsupported' | 'blocked' | 'failed' | 'gone';

export interface RuntimeSessionView {
  place: RuntimeSessionPlace;
  /** The machine's own words for where it is. */
  description: string;
  /** Only while it boots: what is done, and what is waited for. */
  progress: { step: BootStep; of: readonly BootStep[]; description: string } | null;
  nodeVersion: string | null;
  trouble: RuntimeTrouble | null;
  canRetry: boolean;
  /** A container had to be given up for this one. */
  restart: Restart | null;
  restarts: number;
}

function placeOf(snapshot: RuntimeSessionSnapshot): RuntimeSessionPlace {
  const { value } = snapshot;
  if (typeof value === 'string') return value;
  return snapshot.matches({ held: 'ready' }) ? 'ready' : 'booting';
}

function nodeAt(path: string) {
  return runtimeSessionMachine.getStateNodeById(`runtimeSession.${path}`);
}

function pathOf(snapshot: RuntimeSessionSnapshot): string {
  const { value } = snapshot;
  if (typeof value === 'string') return value;
  return typeof value.held === 'string' ? `held.${value.held}` : 'held.booting';
}

export function runtimeSessionView(snapshot: RuntimeSessionSnapshot): RuntimeSessionView {
  const place = placeOf(snapshot);
  const step = bootSteps.find((each) => snapshot.matches({ held: { booting: each } }));
  const { nodeVersion, trouble, restart, restarts } = snapshot.context;
  return {
    place,
    description: nodeAt(pathOf(snapshot)).description ?? '',
    progress: step
      ? { step, of: bootSteps, description: nodeAt(`held.booting.${step}`).description ?? '' }
      : null,
    nodeVersion,
    trouble,
    canRetry: place === 'unsupported' || place === 'blocked' || place === 'failed',
    restart,
    restarts,
  };
}
