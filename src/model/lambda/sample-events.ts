/**
 * Events of services that push, in the shape in which they reach a function. What is in them is the learner's.
 *
 * Shapes: https://github.com/aws/aws-sam-cli/tree/develop/samcli/lib/generated_sample_events/events
 */
import type { Account } from './arn.ts';
import { gatewayEvent, requestedHost, targetEvent } from './http-events.ts';
import type { BusEvent } from '../services/bus.ts';
import { presetValues, type SourceValues } from './source-fields.ts';
import type { TriggerKind } from './triggers.ts';

export interface SampleSource {
  account: Account;
  arn: string;
  /** The name that was given to the source. */
  name: string;
  /** ISO 8601. */
  time: string;
  /** UUIDs, each another one. */
  id: () => string;
}

/** @param values what was filled in at the source; left out: what the form begins with */
export function sampleEvent(
  kind: TriggerKind,
  of: SampleSource,
  values: SourceValues = presetValues(kind),
): Record<string, unknown> {
  switch (kind) {
    case 's3':
      return objectEvent(of, values);
    case 'sns':
      return notificationEvent(of, values);
    case 'eventbridge':
      return { ...busEvent(of, values) };
    case 'logs':
      return logLines(of, values);
    case 'httpApi':
      return gatewayEvent(httpSource(of, 'api'), values);
    case 'alb':
      return targetEvent(httpSource(of, 'target'), values);
    case 'cognito':
      return userEvent(of, values);
  }
}

function httpSource({ account, arn, name, time, id }: SampleSource, route: 'api' | 'target') {
  return { account, arn, host: requestedHost(route, name, account), route, time, requestId: id() };
}

/** How an object came into its bucket. */
export type ObjectCreated = 'Put' | 'Copy' | 'CompleteMultipartUpload';

/** @param object what the bucket has; left out: what was filled in at the source */
export function objectEvent(
  { account, arn, name, time, id }: SampleSource,
  values: SourceValues,
  object?: { size: number; eTag: string; how: ObjectCreated },
) {
  const { key = '', content = '' } = values;
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: account.region,
        eventTime: time,
        eventName: `ObjectCreated:${object?.how ?? 'Put'}`,
        userIdentity: { principalId: 'EXAMPLE' },
        requestParameters: { sourceIPAddress: '192.0.2.1' },
        responseElements: { 'x-amz-request-id': id().slice(0, 16).toUpperCase(), 'x-amz-id-2': 'EXAMPLE' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'lambda-unboxed',
          bucket: { name, ownerIdentity: { principalId: 'EXAMPLE' }, arn },
          object: {
            // A key comes as in an address: a space is a plus.
            key: encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+'),
            size: object?.size ?? new TextEncoder().encode(content).length,
            eTag: object?.eTag ?? id().replaceAll('-', ''),
            sequencer: id().replaceAll('-', '').slice(0, 18).toUpperCase(),
          },
        },
      },
    ],
  };
}

function notificationEvent({ arn, time, id }: SampleSource, { subject = '', message = '' }: SourceValues) {
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: `${arn}:${id()}`,
        Sns: {
          Type: 'Notification',
          MessageId: id(),
          TopicArn: arn,
          Subject: subject === '' ? null : subject,
          Message: message,
          Timestamp: time,
          SignatureVersion: '1',
          MessageAttributes: {},
        },
      },
    ],
  };
}

/** What a bus hands on: an event that was put there, or the tick of a schedule. */
export function busEvent({ account, arn, time, id }: SampleSource, values: SourceValues): BusEvent {
  const { source = 'aws.events', detailType = 'Scheduled Event', detail = '{}' } = values;
  return {
    version: '0',
    id: id(),
    'detail-type': detailType,
    source,
    account: account.accountId,
    time: `${time.slice(0, 19)}Z`,
    region: account.region,
    // A schedule names its rule; an event names what it is about, which is nothing here.
    resources: source === 'aws.events' ? [arn] : [],
    detail: parsedObject(detail),
  };
}

function userEvent({ account, arn, id }: SampleSource, values: SourceValues) {
  const { trigger = '', userName = '', email = '' } = values;
  return {
    version: '1',
    triggerSource: trigger,
    region: account.region,
    userPoolId: arn.split('/').at(-1) ?? '',
    userName,
    callerContext: {
      awsSdkVersion: 'aws-sdk-unknown-unknown',
      clientId: id().replaceAll('-', '').slice(0, 26),
    },
    request: { userAttributes: { email } },
    response: trigger.startsWith('PreSignUp')
      ? { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false }
      : {},
  };
}

/** Before it is zipped: whoever sends it makes `awslogs.data` of it, gzip and then base64. */
function logLines({ account, name, time, id }: SampleSource, { message = '' }: SourceValues) {
  return {
    messageType: 'DATA_MESSAGE',
    owner: account.accountId,
    logGroup: name,
    logStream: `${time.slice(0, 10).replaceAll('-', '/')}/[$LATEST]${id().replaceAll('-', '')}`,
    subscriptionFilters: ['lambda-unboxed'],
    logEvents: [{ id: id().replaceAll(/\D/g, ''), timestamp: Date.parse(time), message }],
  };
}

function parsedObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
