/**
 * Sources that Lambda reads itself, with the function's execution role.
 *
 * Source: content/facts/pollers.json.
 */
import pollers from '#content/facts/pollers.json' with { type: 'json' };

export type PollerKind = keyof typeof pollers;

export interface PollerFacts {
  name: string;
  asks: string;
  preset: string;
  /** What the execution role has to allow on the source. */
  actions: readonly string[];
  source: string;
}

export const pollerKinds = Object.keys(pollers).filter((kind): kind is PollerKind => kind in pollers);

export function pollerFacts(kind: PollerKind): PollerFacts {
  const { name, asks, preset, actions, sources } = pollers[kind];
  return { name, asks, preset, actions, source: sources[0] ?? '' };
}

/** What kind of source an ARN names; `null`: none that Lambda reads here. */
export function pollerOf(arn: string): PollerKind | null {
  const service = arn.split(':')[2];
  return pollerKinds.find((kind) => kind === service) ?? null;
}

/** The queue, stream or table that an ARN names. */
export function polledName(arn: string): string {
  const rest = arn.split(':').slice(5).join(':');
  return rest.replace(/^(?:stream|table)\//, '').split('/')[0] ?? rest;
}
