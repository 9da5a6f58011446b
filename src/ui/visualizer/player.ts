/** Time that passes by itself. Fetched when a run is played. */
import type { TimeAxis } from '#ui/lifecycle/timeline-scale.ts';
import type { Visualizer } from './visualizer.svelte.ts';

/** How long a folded pause takes to play, in ms of the reader's time. */
const foldedPlayMs = 700;

/**
 * Where the run stands after `elapsedMs` of the reader's time at `speed`. Folded time passes as fast as it looks.
 *
 * @param speed milliseconds of the run in one of the reader's
 */
export function played(axis: TimeAxis, fromMs: number, elapsedMs: number, speed: number): number {
  let at = fromMs;
  let left = elapsedMs;
  for (const piece of axis.pieces) {
    if (piece.to <= at) continue;
    const rate = piece.cut ? Math.max(speed, (piece.to - piece.from) / foldedPlayMs) : speed;
    const toEnd = (piece.to - Math.max(at, piece.from)) / rate;
    if (toEnd >= left) return Math.max(at, piece.from) + left * rate;
    left -= toEnd;
    at = piece.to;
  }
  return at;
}

/** How long an event is looked at where nothing may move, in ms. */
const lookMs = 900;
/** The most that one frame lets pass: a tab that was hidden does not leap, in ms. */
const frameAtMost = 100;

/** Plays until the signal, or the end of the run. */
export function playOn(desk: Visualizer, signal: AbortSignal): void {
  if (signal.aborted) return;
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) playSteps(desk, signal);
  else playFrames(desk, signal);
}

function playSteps(desk: Visualizer, signal: AbortSignal): void {
  const timer = setInterval(() => {
    const to = desk.live?.neighbour(desk.ms, 1) ?? null;
    if (to === null) desk.pause();
    else desk.seek(to);
  }, lookMs);
  signal.addEventListener('abort', () => clearInterval(timer));
}

function playFrames(desk: Visualizer, signal: AbortSignal): void {
  let last = performance.now();
  requestAnimationFrame(function next(now) {
    if (signal.aborted) return;
    const elapsed = Math.min(frameAtMost, Math.max(0, now - last));
    last = now;
    desk.seek(played(desk.axis, desk.ms, elapsed, 10 ** desk.speed));
    if (desk.ms >= desk.picture.untilMs) desk.pause();
    else requestAnimationFrame(next);
  });
}
