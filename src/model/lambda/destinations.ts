/**
 * What Lambda can send the record of an asynchronous event to, and what its execution role has to allow for that.
 *
 * Source: content/facts/destinations.json,
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
import destinations from '#content/facts/destinations.json' with { type: 'json' };
import type { Account } from './arn.ts';
import type { DestinationConfig } from './configuration.ts';
import { type NamedPolicy, policyDocument } from './policy.ts';

export type DestinationKind = keyof typeof destinations;
export type DestinationCondition = 'success' | 'failure';

export interface DestinationFacts {
  name: string;
  service: string;
  on: readonly DestinationCondition[];
  asks: string;
  /** Names for what is not there yet, by the condition. */
  preset: Readonly<Record<DestinationCondition, string>>;
  /** What the execution role has to allow. */
  actions: readonly string[];
  /** The one that Lambda looks for when the destination is set. */
  action: string;
  operation: string;
  source: string;
}

export const destinationKinds = Object.keys(destinations).filter(
  (kind): kind is DestinationKind => kind in destinations,
);

/** Kinds that a dead-letter queue can be of. */
export const deadLetterKinds: readonly DestinationKind[] = ['sqs', 'sns'];

export function destinationFacts(kind: DestinationKind): DestinationFacts {
  const { name, service, on, asks, preset, action, operation, sources } = destinations[kind];
  return {
    name,
    service,
    on: on.map((each) => (each === 'success' ? each : 'failure')),
    asks,
    preset,
    actions: action,
    action: action[0] ?? '',
    operation,
    source: sources[0] ?? '',
  };
}

export function destinationArn(
  kind: DestinationKind,
  { region, accountId }: Account,
  target: string,
): string {
  const values: Readonly<Record<string, string>> = { region, account: accountId, target };
  return destinations[kind].arn.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

export interface Destination {
  kind: DestinationKind;
  arn: string;
  /** Of the queue, topic, bus, bucket or function, without a qualifier. */
  name: string;
  /** Of a function: its version or alias. */
  qualifier?: string;
}

/** `null`: an ARN of something that nothing can be sent to. */
export function destinationOf(arn: string): Destination | null {
  const [, , service, , , ...rest] = arn.split(':');
  const kind = destinationKinds.find((each) => each === service);
  if (kind === undefined) return null;
  if (kind === 'lambda') {
    const [type, name, qualifier] = rest;
    if (type !== 'function' || !name) return null;
    return { kind, arn, name, ...(qualifier === undefined ? {} : { qualifier }) };
  }
  const name = rest.join(':').replace(/^event-bus\//, '');
  return name === '' ? null : { kind, arn, name };
}

/** FIFO queues and topics take no such records. */
export function isFifo({ kind, name }: Destination): boolean {
  return deadLetterKinds.includes(kind) && name.endsWith('.fifo');
}

/** The ARNs that are set; an empty one is none. */
export function destinationsOf(config: DestinationConfig | undefined): {
  success: string | null;
  failure: string | null;
} {
  return {
    success: config?.OnSuccess?.Destination || null,
    failure: config?.OnFailure?.Destination || null,
  };
}

/**
 * The policy that the console adds to the execution role, so that Lambda may send there.
 *
 * @param suffix what the console puts behind the name, so that it is new in the account
 */
export function destinationPolicy(
  { kind, arn }: Destination,
  { accountId }: Account,
  suffix: string,
): NamedPolicy {
  const { policyName, action } = destinations[kind];
  const PolicyName = `${policyName}-${suffix}`;
  const [first = ''] = action;
  const statements =
    kind === 's3'
      ? [
          { Effect: 'Allow' as const, Action: 's3:PutObject', Resource: `${arn}/*` },
          { Effect: 'Allow' as const, Action: 's3:ListBucket', Resource: arn },
        ]
      : [{ Effect: 'Allow' as const, Action: first, Resource: kind === 'lambda' ? `${arn}*` : arn }];
  return {
    PolicyName,
    PolicyArn: `arn:aws:iam::${accountId}:policy/service-role/${PolicyName}`,
    PolicyDocument: policyDocument(...statements),
  };
}
