/** What the account does with the record of an event that is through: it goes into a service, or to a function. */
import { accountResources } from '#model/lambda/account-resources.ts';
import { chainLength, type Delivery, eventBridgeEntry, recordKey } from '#model/lambda/deliveries.ts';
import { deliveryDenied } from '#model/lambda/destination-access.ts';
import { type Destination, destinationOf } from '#model/lambda/destinations.ts';
import { recursionLimit } from '#model/lambda/limits.ts';
import { requestId as uuid } from '#model/lambda/request-id.ts';
import { mayInvoke } from '#model/iam/function-policy.ts';
import { invocationByRule, invocationByTopic } from '#model/aws-api/caused-invocations.ts';
import type { CausedInvocation } from '#model/aws-api/service-api.ts';
import { withObject } from '#model/services/bucket.ts';
import { published, put, sentTo } from '#model/services/delivery.ts';
import { resourceOf, type ServicesState, withResource } from '#model/services/services-state.ts';
import type { Instant, TraceRecord } from '#model/telemetry/trace.ts';
import type { AccountContext, AccountReport, ApiCalled } from './account.types.ts';
import { seededBytes } from './seeded-random.ts';

export type Concluded = Extract<AccountReport, { type: 'event.concluded' }>;

export interface Delivered {
  services: ServicesState;
  records: readonly TraceRecord[];
  /** Functions that are the destination, to be invoked as any caller would. */
  calls: readonly ApiCalled[];
}

type Context = Pick<AccountContext, 'region' | 'accountId' | 'roles' | 'functions' | 'services' | 'settings'>;

interface Failure {
  errorCode: string;
  errorMessage: string;
}

/** Each delivery is one that the execution role has to allow, at the moment in which it is made. */
export function afterConclusion(context: Context, concluded: Concluded): Delivered {
  const { at, configuration, ended } = concluded;
  const { FunctionName: functionName } = configuration;
  const { requestId } = ended;
  let { services } = context;
  const records: TraceRecord[] = [];
  const calls: ApiCalled[] = [];
  for (const delivery of concluded.deliveries) {
    const destination = destinationOf(delivery.target);
    const failure = failureOf(context, configuration, delivery, destination);
    if (destination !== null && failure === null) {
      const id = uuid(seededBytes(`${context.settings.seed}/${delivery.as}/${requestId}`, 16));
      if (destination.kind === 'lambda') calls.push(invokeOf(destination, delivery, id, at));
      else {
        const arrived = into(context, services, destination, delivery, id, concluded);
        ({ services } = arrived);
        calls.push(...causedCalls(context, arrived.caused, id, at));
      }
    }
    const { as, target } = delivery;
    const record = { requestId, as, target };
    const base = { time: at, subject: { functionName, requestId } };
    records.push(
      failure === null
        ? { type: 'queue.sent', record, ...base }
        : { type: 'queue.undelivered', record: { ...record, ...failure }, ...base },
    );
  }
  return { services, records, calls };
}

/**
 * Why it does not come through. The codes are those of the services' own APIs.
 *
 * Sources: https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html, content/facts/api-errors.json
 */
function failureOf(
  context: Context,
  { FunctionName: functionName, Role: role }: Concluded['configuration'],
  { body }: Delivery,
  destination: Destination | null,
): Failure | null {
  if (destination === null) return { errorCode: 'InvalidArn', errorMessage: 'Nothing can be sent there.' };
  const { kind, arn } = destination;
  const owner = accountResources(context, context.roles).roles.find(({ Arn }) => Arn === role);
  const denied = owner ? deliveryDenied(owner, functionName, destination) : null;
  if (denied !== null) return { errorCode: 'AccessDenied', errorMessage: denied };
  if (!isThere(context, destination))
    return { errorCode: missingCodes[kind], errorMessage: `${arn} does not exist.` };
  // Of circles through EventBridge AWS knows nothing; here they end too, since they would never end on this page.
  if (kind !== 'sqs' && kind !== 's3' && chainLength(body) >= recursionLimit)
    return {
      errorCode: 'RecursiveInvocationException',
      errorMessage: `The functions call each other in a circle; Lambda stops it after about ${recursionLimit} of them.`,
    };
  return null;
}

const missingCodes = {
  sqs: 'QueueDoesNotExist',
  sns: 'NotFound',
  events: 'ResourceNotFoundException',
  s3: 'NoSuchBucket',
  lambda: 'ResourceNotFoundException',
} as const;

const serviceKinds = { sqs: 'queues', sns: 'topics', events: 'buses', s3: 'buckets' } as const;

function isThere({ services, functions }: Context, { kind, name }: Destination): boolean {
  if (kind === 'lambda') return Object.hasOwn(functions, name);
  return resourceOf(services, serviceKinds[kind], name) !== undefined;
}

function invokeOf(
  { name, qualifier }: Destination,
  { body }: Pick<Delivery, 'body'>,
  callId: string,
  at: Instant,
): ApiCalled {
  const Qualifier = qualifier === undefined ? {} : { Qualifier: qualifier };
  const request = { FunctionName: name, InvocationType: 'Event' as const, Payload: body, ...Qualifier };
  return {
    type: 'api.called',
    at,
    callId,
    call: { action: 'Invoke', request },
    console: { undeployedChanges: false },
  };
}

/** The services with the record in them, and the functions that one of them has Lambda invoke. */
interface Arrived {
  services: ServicesState;
  caused: readonly CausedInvocation[];
}

const onlyKept = (services: ServicesState): Arrived => ({ services, caused: [] });

/** A service invokes a function if the function's policy lets it; if not, nobody hears of it. */
function causedCalls(
  { functions, accountId }: Context,
  caused: readonly CausedInvocation[],
  id: string,
  at: Instant,
): ApiCalled[] {
  return caused.flatMap(({ functionArn, invoker, payload }) => {
    const destination = destinationOf(functionArn);
    const record = functions[destination?.name ?? '']?.record;
    if (!destination || !record) return [];
    const { FunctionArn } = record.configuration;
    if (!mayInvoke(FunctionArn, record.policy ?? [], { ...invoker, accountId }).allowed) return [];
    const callId = uuid(seededBytes(`${id}/${functionArn}`, 16));
    return [invokeOf(destination, { body: payload }, callId, at)];
  });
}

function into(
  { region, accountId }: Context,
  services: ServicesState,
  { kind, name, arn }: Destination,
  { body, attributes }: Delivery,
  id: string,
  { at, configuration: { FunctionName, FunctionArn }, ended }: Concluded,
): Arrived {
  const entries = Object.entries(attributes).map(
    ([key, { dataType, value }]) => [key, { DataType: dataType, StringValue: value }] as const,
  );
  const MessageAttributes = entries.length === 0 ? {} : { MessageAttributes: Object.fromEntries(entries) };
  const another = (of: string): string => uuid(seededBytes(`${id}/${of}`, 16));
  switch (kind) {
    case 'sqs':
      return onlyKept(sentTo(services, arn, { MessageId: id, Body: body, ...MessageAttributes }, at));
    case 'sns': {
      const message = { MessageId: id, Message: body, Timestamp: at, ...MessageAttributes };
      const after = published(services, arn, message, ({ Endpoint }) => another(Endpoint));
      const caused = after.toFunctions.map((each) => invocationByTopic(arn, each, message));
      return { services: after.services, caused };
    }
    case 'events': {
      const entry = eventBridgeEntry(
        { target: arn, body },
        `${FunctionArn}:${ended.version}`,
        ended.condition === 'Success',
      );
      const event = {
        version: '0' as const,
        id,
        'detail-type': entry.DetailType,
        source: entry.Source,
        account: accountId,
        time: `${new Date(at).toISOString().slice(0, 19)}Z`,
        region,
        resources: entry.Resources,
        detail: JSON.parse(entry.Detail) as Record<string, unknown>,
      };
      const after = put(services, name, event, at, another);
      const account = { region, accountId };
      const caused = after.toFunctions.map((each) => invocationByRule(account, name, each, event));
      return { services: after.services, caused };
    }
    case 's3': {
      const bucket = resourceOf(services, 'buckets', name);
      if (!bucket) return onlyKept(services);
      const stored = {
        Body: body,
        ContentType: 'application/json',
        ETag: id.replaceAll('-', ''),
        LastModified: at,
      };
      const object = withObject(bucket, recordKey(FunctionName, at, id), stored);
      return onlyKept(withResource(services, 'buckets', name, object));
    }
    case 'lambda':
      return onlyKept(services);
  }
}
