/** From one span to the next by key, and to the span under a pointer. */
import type { PictureLane } from './picture.ts';
import type { Chosen } from './visualizer.svelte.ts';

type Lanes = readonly PictureLane[];

/** The span of a lane at `ms`, or the nearest before it. */
function spanAt({ spans }: PictureLane, ms: number): number {
  return Math.max(
    0,
    spans.findLastIndex(({ from }) => from <= ms),
  );
}

/** The span at `ms` in a lane; `null` where the lane has none. */
export function spanUnder(lanes: Lanes, lane: number, ms: number, toleranceMs: number): Chosen | null {
  const spans = lanes[lane]?.spans ?? [];
  const inside = spans.findIndex(({ from, to }) => from <= ms && ms <= to);
  const span =
    inside === -1
      ? spans.findIndex(({ from, to }) => from - toleranceMs <= ms && ms <= to + toleranceMs)
      : inside;
  return span === -1 ? null : { lane, span };
}

/** `undefined`: the key does not move. */
export function movedTo(key: string, lanes: Lanes, chosen: Chosen | null, ms: number): Chosen | undefined {
  const direction = { ArrowRight: 'next', ArrowLeft: 'last', ArrowDown: 'below', ArrowUp: 'above' }[key];
  if (direction === undefined || lanes.length === 0) return undefined;
  if (chosen === null) {
    const lane = Math.max(
      0,
      lanes.findIndex(({ spans }) => spans.some(({ from, to }) => from <= ms && ms <= to)),
    );
    const first = lanes[lane];
    return first && { lane, span: spanAt(first, ms) };
  }
  const { lane, span } = chosen;
  const here = lanes[lane]?.spans[span];
  if (direction === 'next' || direction === 'last') {
    const to = span + (direction === 'next' ? 1 : -1);
    return lanes[lane]?.spans[to] ? { lane, span: to } : chosen;
  }
  const toLane = lane + (direction === 'below' ? 1 : -1);
  const other = lanes[toLane];
  return other ? { lane: toLane, span: spanAt(other, here?.from ?? ms) } : chosen;
}
