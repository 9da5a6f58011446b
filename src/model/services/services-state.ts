/**
 * What a learner's account has in other services, by name. Plain data: the files beside this one say what each
 * service does with its own, and `delivery.ts` what goes from one to another.
 */
import { type Bus, defaultBus, newBus } from './bus.ts';
import type { Bucket } from './bucket.ts';
import type { Queue } from './queue.ts';
import type { Repository } from './repository.ts';
import type { Stream } from './stream.ts';
import type { Table } from './table.ts';
import type { Topic } from './topic.ts';
import type { VpcEndpoint } from './vpc-endpoint.ts';

interface Resources {
  buckets: Bucket;
  queues: Queue;
  topics: Topic;
  buses: Bus;
  tables: Table;
  streams: Stream;
  repositories: Repository;
  /** By id. */
  endpoints: VpcEndpoint;
}
type Kind = keyof Resources;

export type ServicesState = { readonly [K in Kind]: Readonly<Record<string, Resources[K]>> };

/** An account in which nobody has made anything: it has the bus that AWS gives to each. */
export const noServices: ServicesState = {
  buckets: {},
  queues: {},
  topics: {},
  buses: { [defaultBus]: newBus(defaultBus) },
  tables: {},
  streams: {},
  repositories: {},
  endpoints: {},
};

/** The resource of a name, where there is one. */
export function resourceOf<K extends Kind>(
  services: ServicesState,
  kind: K,
  name: string,
): Resources[K] | undefined {
  const all: Readonly<Record<string, Resources[K]>> = services[kind];
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

/** Puts a resource in the place of the one of its name. */
export function withResource<K extends Kind>(
  services: ServicesState,
  kind: K,
  name: string,
  resource: Resources[K],
): ServicesState {
  return { ...services, [kind]: { ...services[kind], [name]: resource } };
}

export function withoutResource(services: ServicesState, kind: Kind, name: string): ServicesState {
  const { [name]: _, ...rest } = services[kind];
  return { ...services, [kind]: rest };
}
