/** EventBridge as it speaks: JSON 1.1. Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
import * as z from 'zod/mini';
import { type BusEvent, defaultBus } from '../services/bus.ts';
import { put } from '../services/delivery.ts';
import { busArn, nameInArn } from '../services/service-arn.ts';
import { resourceOf, type ServicesState } from '../services/services-state.ts';
import type { AwsWorld, ServiceFault } from './aws-http.ts';
import { answered, jsonApi, operation } from './json-api.ts';
import { invocationByRule } from './caused-invocations.ts';
import type { CausedInvocation, Done } from './service-api.ts';

const text = z.string();
const entry = z.object({
  Source: z.optional(text),
  DetailType: z.optional(text),
  Detail: z.optional(text),
  EventBusName: z.optional(text),
  Resources: z.optional(z.array(text)),
});
type Entry = z.infer<typeof entry>;

function detailOf({ Detail = '' }: Entry): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(Detail);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? { ...parsed } : null;
  } catch {
    return null;
  }
}

/** Entries are taken or refused one by one. */
function taken(world: AwsWorld, services: ServicesState, given: Entry, invocations: CausedInvocation[]) {
  const { Source, DetailType, Resources = [], EventBusName = defaultBus } = given;
  const missing = Source === undefined ? 'Source' : DetailType === undefined ? 'DetailType' : undefined;
  const refused = (ErrorCode: string, ErrorMessage: string) => ({
    services,
    told: { ErrorCode, ErrorMessage },
  });
  if (missing)
    return refused(
      'InvalidArgument',
      `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`,
    );
  const detail = detailOf(given);
  if (!detail) return refused('MalformedDetail', 'Detail is malformed.');
  const { region, accountId } = world.account;
  const event: BusEvent = {
    version: '0',
    id: world.newId(),
    'detail-type': DetailType ?? '',
    source: Source ?? '',
    account: accountId,
    time: new Date(world.at).toISOString().replace(/\.\d+Z$/, 'Z'),
    region,
    resources: Resources,
    detail,
  };
  const bus = busName(EventBusName);
  const after = put(services, bus, event, world.at, () => world.newId());
  for (const each of after.toFunctions) invocations.push(invocationByRule(world.account, bus, each, event));
  return { services: after.services, told: { EventId: event.id } };
}

/** A bus may be named by its ARN. */
const busName = (name: string): string => (name.startsWith('arn:') ? nameInArn(name) : name);

export const eventsApi = jsonApi({
  eventSource: 'events.amazonaws.com',
  version: '1.1',
  denied: { code: 'AccessDeniedException', status: 400 },
  operations: {
    PutEvents: operation(z.object({ Entries: z.array(entry) }), ({ Entries }, world) => {
      const bus = busName(Entries[0]?.EventBusName ?? defaultBus);
      const found = resourceOf(world.services, 'buses', bus);
      const missing: ServiceFault = {
        code: 'ResourceNotFoundException',
        status: 400,
        message: `Event bus ${bus} does not exist.`,
      };
      if (!found) return missing;
      return {
        eventName: 'PutEvents',
        action: 'events:PutEvents',
        resource: busArn(world.account, bus),
        parameters: { eventBusName: bus, entries: Entries.length },
        ...(found.Policy ? { policy: found.Policy } : {}),
        run(): Done {
          let { services } = world;
          const invocations: CausedInvocation[] = [];
          const told = Entries.map((each) => {
            const next = taken(world, services, each, invocations);
            ({ services } = next);
            return next.told;
          });
          const FailedEntryCount = told.filter((each) => 'ErrorCode' in each).length;
          return answered(world, '1.1', { FailedEntryCount, Entries: told }, { services, invocations });
        },
      };
    }),
  },
});
