/** A mapping's summary in, what a page shows of it out. */
import { functionNameOf } from '#model/lambda/arn.ts';
import type { MappingState } from '#model/lambda/event-source-mapping.types.ts';
import { polledName, type PollerKind, pollerOf } from '#model/lambda/pollers.ts';
import { eventSourceMappingMachine } from './event-source-mapping.machine.ts';
import type { MappingSummary } from './event-source-mapping.types.ts';

export interface MappingView extends MappingSummary {
  uuid: string;
  functionName: string;
  kind: PollerKind;
  /** The queue, stream or table. */
  source: string;
  words: { value: MappingState; description: string; console: string; below: string };
}

export function mappingViews(mappings: Readonly<Record<string, { summary: MappingSummary }>>): MappingView[] {
  return Object.values(mappings).flatMap(({ summary }) => {
    const { UUID: uuid, EventSourceArn, FunctionArn, State } = summary.configuration;
    const kind = pollerOf(EventSourceArn);
    if (kind === null) return [];
    const { description = '', meta } = eventSourceMappingMachine.getStateNodeById(
      `eventSourceMapping.${State.toLowerCase()}`,
    );
    const words = { value: State, description, console: meta?.console ?? '', below: meta?.below ?? '' };
    const functionName = functionNameOf(FunctionArn);
    return [{ ...summary, uuid, functionName, kind, source: polledName(EventSourceArn), words }];
  });
}
