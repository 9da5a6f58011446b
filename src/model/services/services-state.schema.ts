/** Reads the state of the other services back. `zod/mini`, since it travels to the browser. */
import * as z from 'zod/mini';
import { isItem, type Item } from './attribute-value.ts';
import { changeNames, streamViewTypes } from './table.ts';

const text = z.string();
const instant = z.number();
const count = z.int().check(z.minimum(0));
const json = z.record(text, z.unknown());
const byName = <Value extends z.ZodMiniType>(value: Value) => z.record(text, value);

const messageAttributes = byName(
  z.strictObject({ DataType: text, StringValue: z.optional(text), BinaryValue: z.optional(text) }),
);
const item = z.custom<Item>(isItem);

/** Shapes that other parts of an account have too. */
interface Shared<Content extends z.ZodMiniType, Policy extends z.ZodMiniType, Image extends z.ZodMiniType> {
  /** Text or bytes. */
  content: Content;
  policyDocument: Policy;
  image: Image;
}

export function servicesSchema<
  Content extends z.ZodMiniType,
  Policy extends z.ZodMiniType,
  Image extends z.ZodMiniType,
>({ content, policyDocument, image }: Shared<Content, Policy, Image>) {
  const Policy = z.optional(policyDocument);
  return z.strictObject({
    buckets: byName(
      z.strictObject({
        Name: text,
        CreationDate: instant,
        objects: byName(
          z.strictObject({
            Body: content,
            ContentType: text,
            ETag: text,
            LastModified: instant,
            Metadata: z.optional(byName(text)),
          }),
        ),
        Policy,
        uploads: z.optional(
          byName(
            z.strictObject({
              Key: text,
              Initiated: instant,
              ContentType: text,
              Metadata: z.optional(byName(text)),
              parts: byName(z.strictObject({ Body: content, ETag: text })),
            }),
          ),
        ),
        notifications: z.optional(z.array(z.strictObject({ Id: text, LambdaFunctionArn: text }))),
      }),
    ),
    queues: byName(
      z.strictObject({
        QueueName: text,
        Attributes: z.strictObject({
          VisibilityTimeout: count,
          MessageRetentionPeriod: count,
          DelaySeconds: count,
          RedrivePolicy: z.optional(z.strictObject({ deadLetterTargetArn: text, maxReceiveCount: count })),
        }),
        messages: z.array(
          z.strictObject({
            MessageId: text,
            Body: text,
            MessageAttributes: z.optional(messageAttributes),
            MessageGroupId: z.optional(text),
            SentTimestamp: instant,
            ApproximateReceiveCount: count,
            ApproximateFirstReceiveTimestamp: z.optional(instant),
            visibleAt: instant,
            ReceiptHandle: z.optional(text),
          }),
        ),
        Policy,
      }),
    ),
    topics: byName(
      z.strictObject({
        TopicName: text,
        subscriptions: z.array(
          z.strictObject({
            SubscriptionArn: text,
            Protocol: z.enum(['lambda', 'sqs', 'email', 'https']),
            Endpoint: text,
            FilterPolicy: z.optional(json),
            RawMessageDelivery: z.optional(z.boolean()),
          }),
        ),
        messages: z.array(
          z.strictObject({
            MessageId: text,
            Message: text,
            Subject: z.optional(text),
            MessageAttributes: z.optional(messageAttributes),
            Timestamp: instant,
          }),
        ),
        Policy,
      }),
    ),
    buses: byName(
      z.strictObject({
        Name: text,
        rules: z.array(
          z.strictObject({
            Name: text,
            EventPattern: z.optional(json),
            ScheduleExpression: z.optional(text),
            State: z.enum(['ENABLED', 'DISABLED']),
            Targets: z.array(z.strictObject({ Id: text, Arn: text })),
          }),
        ),
        events: z.array(
          z.strictObject({
            version: z.literal('0'),
            id: text,
            'detail-type': text,
            source: text,
            account: text,
            time: text,
            region: text,
            resources: z.array(text),
            detail: json,
          }),
        ),
        Policy,
      }),
    ),
    tables: byName(
      z.strictObject({
        TableName: text,
        keys: z.strictObject({ hash: text, range: z.optional(text) }),
        items: byName(item),
        stream: z.optional(
          z.strictObject({
            LatestStreamLabel: text,
            StreamViewType: z.enum(streamViewTypes),
            records: z.array(
              z.strictObject({
                eventName: z.enum(changeNames),
                SequenceNumber: text,
                ApproximateCreationDateTime: instant,
                Keys: item,
                NewImage: z.optional(item),
                OldImage: z.optional(item),
              }),
            ),
          }),
        ),
        Policy,
      }),
    ),
    streams: byName(
      z.strictObject({
        StreamName: text,
        shards: z.array(
          z.strictObject({
            ShardId: text,
            records: z.array(
              z.strictObject({
                SequenceNumber: text,
                PartitionKey: text,
                Data: text,
                ApproximateArrivalTimestamp: instant,
              }),
            ),
          }),
        ),
        count,
        Policy,
      }),
    ),
    repositories: byName(z.strictObject({ repositoryName: text, images: z.array(image) })),
    // Accounts from before have none.
    endpoints: z._default(
      byName(
        z.strictObject({
          VpcEndpointId: text,
          VpcEndpointType: z.enum(['Gateway', 'Interface']),
          ServiceName: text,
          VpcId: text,
          RouteTableIds: z.array(text),
          SubnetIds: z.array(text),
          SecurityGroupIds: z.array(text),
        }),
      ),
      {},
    ),
  });
}
