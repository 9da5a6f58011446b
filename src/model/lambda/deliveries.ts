/**
 * What leaves Lambda when an asynchronous event has come to its end: to a destination the record of it, to a
 * dead-letter queue the event as it was.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
import type { Instant } from '../telemetry/trace.ts';
import type { QueueSettings } from './asynchronous.ts';
import type { DeadLetterConfig } from './configuration.ts';
import { type EndedEvent, type InvocationRecord, invocationRecord } from './invocation-record.ts';

export interface Delivery {
  as: 'destination' | 'deadLetter';
  /** ARN. */
  target: string;
  /** JSON text: the record, or the event. */
  body: string;
  /** What a dead-letter queue gets beside the event. */
  attributes: Readonly<Record<string, { dataType: 'String' | 'Number'; value: string }>>;
}

/** Nobody is told of an event whose function was deleted. */
export function deliveriesOf(
  ended: EndedEvent,
  { destinations }: Pick<QueueSettings, 'destinations'>,
  deadLetter: DeadLetterConfig | undefined,
  at: Instant,
): Delivery[] {
  const { condition, payload } = ended;
  if (condition === 'FunctionDeleted') return [];
  const target = condition === 'Success' ? destinations.success : destinations.failure;
  const body = (): string => JSON.stringify(invocationRecord(ended, at));
  const sent: Delivery[] =
    target === null ? [] : [{ as: 'destination', target, body: body(), attributes: {} }];
  const letters = deadLetter?.TargetArn;
  if (condition === 'Success' || !letters) return sent;
  const attributes = deadLetterAttributes(ended);
  return [...sent, { as: 'deadLetter', target: letters, body: payload, attributes }];
}

/** Characters of an error's message that go with the event. */
const keptMessage = 1024;

function deadLetterAttributes({ requestId, condition, response }: EndedEvent): Delivery['attributes'] {
  const message = errorMessage(response?.payload) ?? `The event was given up: ${condition}.`;
  return {
    RequestID: { dataType: 'String', value: requestId },
    // The HTTP status that a caller would have seen: 200 where the function failed, 429 where it was not reached.
    ErrorCode: { dataType: 'Number', value: response ? '200' : '429' },
    ErrorMessage: { dataType: 'String', value: message.slice(0, keptMessage) },
  };
}

function errorMessage(payload: string | undefined): string | null {
  try {
    const error: unknown = JSON.parse(payload ?? '');
    if (typeof error !== 'object' || error === null || !('errorMessage' in error)) return null;
    return typeof error.errorMessage === 'string' ? error.errorMessage : null;
  } catch {
    return null;
  }
}

/** How many functions the event has gone through on its way, from record to record: 0 for one from outside. */
export function chainLength(payload: string): number {
  let length = 0;
  let record = recordIn(parsed(payload));
  while (record !== null) {
    length += 1;
    record = recordIn(record.requestPayload);
  }
  return length;
}

/** The record in an event: the event itself, or what a topic or a bus has brought. */
function recordIn(event: unknown): Pick<InvocationRecord, 'requestPayload'> | null {
  if (isRecord(event)) return event;
  if (!isObject(event)) return null;
  if (isRecord(event['detail'])) return event['detail'];
  const records: readonly unknown[] = Array.isArray(event['Records']) ? event['Records'] : [];
  const [first] = records;
  const sns = isObject(first) ? first['Sns'] : undefined;
  const message = isObject(sns) ? sns['Message'] : undefined;
  const told = typeof message === 'string' ? parsed(message) : null;
  return isRecord(told) ? told : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isRecord(event: unknown): event is Pick<InvocationRecord, 'requestPayload'> {
  if (!isObject(event) || !('requestPayload' in event)) return false;
  const { requestContext } = event;
  return isObject(requestContext) && 'functionArn' in requestContext;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The event that EventBridge gets: the record is its detail. */
export function eventBridgeEntry(
  { target, body }: Pick<Delivery, 'target' | 'body'>,
  functionArn: string,
  succeeded: boolean,
): { Source: string; DetailType: string; Detail: string; Resources: string[] } {
  return {
    Source: 'lambda',
    DetailType: `Lambda Function Invocation Result - ${succeeded ? 'Success' : 'Failure'}`,
    Detail: body,
    Resources: [target, functionArn],
  };
}

/** Where the record lies in a bucket. `uuid`: a random one. */
export function recordKey(functionName: string, at: Instant, uuid: string): string {
  const iso = new Date(at).toISOString();
  const day = iso.slice(0, 10);
  const time = iso.slice(11, 19).replaceAll(':', '.');
  return `aws/lambda/async/${functionName}/${day.replaceAll('-', '/')}/${day}T${time}-${uuid}`;
}
