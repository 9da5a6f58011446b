/**
 * One event of each service, in the shape in which it reaches a function. The contents are ours.
 *
 * Shapes: https://github.com/aws/aws-sam-cli/tree/develop/samcli/lib/generated_sample_events/events
 */
import type { Account } from './arn.ts';
import type { TriggerKind } from './triggers.ts';

export interface SampleSource {
  account: Account;
  arn: string;
  /** The name that was given to the source. */
  name: string;
  /** ISO 8601. */
  time: string;
}

export function sampleEvent(kind: TriggerKind, of: SampleSource): unknown {
  const { region, accountId } = of.account;
  switch (kind) {
    case 's3':
      return {
        Records: [
          {
            eventVersion: '2.1',
            eventSource: 'aws:s3',
            awsRegion: region,
            eventTime: of.time,
            eventName: 'ObjectCreated:Put',
            userIdentity: { principalId: 'EXAMPLE' },
            requestParameters: { sourceIPAddress: '192.0.2.1' },
            responseElements: { 'x-amz-request-id': 'EXAMPLE123456789', 'x-amz-id-2': 'EXAMPLE' },
            s3: {
              s3SchemaVersion: '1.0',
              configurationId: 'lambda-unboxed',
              bucket: { name: of.name, ownerIdentity: { principalId: 'EXAMPLE' }, arn: of.arn },
              object: {
                key: 'photos/cat.png',
                size: 1024,
                eTag: '0123456789abcdef',
                sequencer: '0A1B2C3D4E5F678901',
              },
            },
          },
        ],
      };
    case 'sns':
      return {
        Records: [
          {
            EventSource: 'aws:sns',
            EventVersion: '1.0',
            EventSubscriptionArn: `${of.arn}:00000000-0000-4000-8000-000000000001`,
            Sns: {
              Type: 'Notification',
              MessageId: '00000000-0000-4000-8000-000000000002',
              TopicArn: of.arn,
              Subject: 'A subject',
              Message: 'Hello from a topic',
              Timestamp: of.time,
              SignatureVersion: '1',
              MessageAttributes: {},
            },
          },
        ],
      };
    case 'eventbridge':
      return {
        version: '0',
        id: '00000000-0000-4000-8000-000000000003',
        'detail-type': 'Scheduled Event',
        source: 'aws.events',
        account: accountId,
        time: of.time,
        region,
        resources: [of.arn],
        detail: {},
      };
    case 'logs':
      // Gzipped JSON of one log line, as base64.
      return {
        awslogs: {
          data: 'H4sIAAAAAAAAAzWOQQuCQBCF/4q88wqZVrY3oa1TBOotIrSmbcl1ZXcrJPzvodGc5uN7w7wPNDlXSSr7jsCxycrsvBdFke0EGMy7JQuOaB4ni+UqXc+iORgaI3fWPDtw6D5sjAzlhJMpvKVK/5T77QzuWbuLVZ1Xpt2qxpN14McxcpsIp+lWvKj1o/lAXce/YPBKk/OV7sCj1TJO0ySdjcP+1cEh8vyQB4XR5O+qlUFtzYMwnIYvfhzzUOAAAAA=',
        },
      };
    case 'httpApi':
      return {
        version: '2.0',
        routeKey: 'GET /hello',
        rawPath: '/hello',
        rawQueryString: 'name=Ada',
        headers: { accept: '*/*', host: `${of.name}.execute-api.${region}.amazonaws.com` },
        queryStringParameters: { name: 'Ada' },
        requestContext: {
          accountId,
          apiId: of.name,
          domainName: `${of.name}.execute-api.${region}.amazonaws.com`,
          http: {
            method: 'GET',
            path: '/hello',
            protocol: 'HTTP/1.1',
            sourceIp: '192.0.2.1',
            userAgent: 'curl',
          },
          requestId: 'EXAMPLE',
          routeKey: 'GET /hello',
          stage: '$default',
          time: of.time,
        },
        isBase64Encoded: false,
      };
    case 'alb':
      return {
        requestContext: { elb: { targetGroupArn: of.arn } },
        httpMethod: 'GET',
        path: '/hello',
        queryStringParameters: { name: 'Ada' },
        headers: { accept: '*/*', 'x-forwarded-for': '192.0.2.1', 'x-forwarded-proto': 'https' },
        body: '',
        isBase64Encoded: false,
      };
  }
}
