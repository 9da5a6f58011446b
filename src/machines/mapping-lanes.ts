/** The lanes of a mapping: what it reads in order, each at its own pace. */
import type {
  EventSourceMapping,
  OpenWindow,
  SavedMapping,
  ShardPositions,
} from '#model/lambda/event-source-mapping.types.ts';
import { pollerOf } from '#model/lambda/pollers.ts';
import { lanePositions } from '#model/lambda/shard-lanes.ts';
import { windowMs } from '#model/lambda/tumbling-window.ts';
import type { Lane, MappingContext } from './event-source-mapping.types.ts';

/** The lane of a queue. */
const queueLane = 'queue';

export type Lanes = MappingContext['lanes'];

function laneAt(id: string, position: string | null, window: OpenWindow | null): Lane {
  return { id, position, gathered: [], since: null, readTo: null, window, lookAt: null };
}

/** As the settings divide them. */
export function lanesOf(
  configuration: EventSourceMapping,
  positions: ShardPositions,
  windows: Readonly<Record<string, OpenWindow>> = {},
): Lanes {
  if (pollerOf(configuration.EventSourceArn) === 'sqs') return { [queueLane]: laneAt(queueLane, null, null) };
  const places = Object.entries(lanePositions(positions, configuration));
  const hasWindows = windowMs(configuration) > 0;
  return Object.fromEntries(
    places.map(([id, place]) => [id, laneAt(id, place, (hasWindows ? windows[id] : undefined) ?? null)]),
  );
}

/** What the account keeps of them. */
export function savedLanes(lanes: readonly Lane[]): Pick<SavedMapping, 'positions' | 'windows'> {
  const windows = lanes.flatMap(({ id, window }) => (window ? [[id, window] as const] : []));
  return {
    positions: Object.fromEntries(lanes.map(({ id, position }) => [id, position])),
    ...(windows.length > 0 ? { windows: Object.fromEntries(windows) } : {}),
  };
}

/** After the pollers were stopped: what was read and not handed out is read again, as the settings are now. */
export function lanesAgain(context: MappingContext): Lanes {
  const { positions = {}, windows } = savedLanes(Object.values(context.lanes));
  return lanesOf(context.configuration, positions, windows);
}
