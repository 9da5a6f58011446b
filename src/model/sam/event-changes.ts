/** What the events of a template would change about a function's mappings, and the calls that do it. */
import type { ApiCall } from '../lambda/api-call.ts';
import { type FunctionProperty, serverlessFunction, type TemplateSubject } from './function-property.ts';
import { creationOf, eventOf, eventWords, type PolledEvent, sameEvent } from './template-events.ts';
import type { TemplateReading } from './template-reading.types.ts';

type MappingCall = Extract<
  ApiCall,
  { action: 'CreateEventSourceMapping' | 'UpdateEventSourceMapping' | 'DeleteEventSourceMapping' }
>;

export interface EventChange {
  property: FunctionProperty;
  from: string | null;
  to: string | null;
  call: MappingCall;
}

/** The row of the list of changes that an event has: its property has no fixed place in the table. */
function propertyOf(id: string, action: MappingCall['action']): FunctionProperty {
  return {
    path: ['Events', id],
    of: [serverlessFunction],
    kind: 'text',
    action,
    member: 'EventSourceArn',
    read: () => null,
    preset: () => undefined,
  };
}

export function eventChanges({ events }: TemplateReading, subject: TemplateSubject): EventChange[] {
  if (events === null) return [];
  const { mappings = [], configuration } = subject;
  const { FunctionName: functionName } = configuration;
  const wanted = events.flatMap((event): EventChange[] => {
    const mapping = mappings.find(({ EventSourceArn }) => EventSourceArn === event.arn);
    const before = mapping && eventOf(mapping, event.id);
    if (!before) {
      const request = creationOf(event, functionName);
      return [changeOf(event, null, event, { action: 'CreateEventSourceMapping', request })];
    }
    if (sameEvent(before, event)) return [];
    const request = { UUID: mapping.UUID, Enabled: event.enabled, ...event.settings };
    return [changeOf(event, before, event, { action: 'UpdateEventSourceMapping', request, functionName })];
  });
  const unwanted = mappings
    .filter(({ EventSourceArn }) => !events.some(({ arn }) => arn === EventSourceArn))
    .map((mapping) => {
      const gone = eventOf(mapping, mapping.EventSourceArn.split(':').at(-1) ?? '');
      const request = { UUID: mapping.UUID };
      return changeOf(gone, gone, null, { action: 'DeleteEventSourceMapping', request, functionName });
    });
  return [...wanted, ...unwanted];
}

function changeOf(
  { id }: PolledEvent,
  from: PolledEvent | null,
  to: PolledEvent | null,
  call: MappingCall,
): EventChange {
  return {
    property: propertyOf(id, call.action),
    from: from && eventWords(from),
    to: to && eventWords(to),
    call,
  };
}
