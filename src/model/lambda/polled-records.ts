/**
 * Records of queues and streams, in the shape in which a function finds them in `event.Records`.
 *
 * Shapes: https://github.com/aws/aws-sam-cli/tree/develop/samcli/lib/generated_sample_events/events
 */
import type { QueueMessage } from '../services/queue.ts';
import type { StreamRecord } from '../services/stream.ts';
import type { TableChange, TableStream } from '../services/table.ts';
import type { Instant } from '../telemetry/trace.ts';

/** One record, before it is handed to a function. */
export interface PolledRecord {
  /** What a partial answer names it by: the message's id, or the sequence number. */
  id: string;
  /** Of a message: what it is deleted with. */
  receiptHandle?: string;
  /** Of a message: when others may receive it again. */
  visibleAt?: Instant;
  /** Of a stream: records of one key stay in order. */
  key?: string;
  /** When it came into the stream or the queue. */
  arrivedAt: Instant;
  /** As it stands in the event. */
  record: Readonly<Record<string, unknown>>;
}

interface Origin {
  region: string;
  arn: string;
}

/** Without `md5OfBody`: nobody checks it, and AWS's own libraries do not read it. */
export function messageRecord(
  message: QueueMessage & { ReceiptHandle: string },
  { region, arn }: Origin,
): PolledRecord {
  const { MessageId, ReceiptHandle, Body, MessageGroupId, MessageAttributes = {} } = message;
  const attributes = Object.entries(MessageAttributes).map(
    ([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        ...(StringValue === undefined ? {} : { stringValue: StringValue }),
        ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
        stringListValues: [],
        binaryListValues: [],
        dataType: DataType,
      },
    ],
  );
  return {
    id: MessageId,
    receiptHandle: ReceiptHandle,
    visibleAt: message.visibleAt,
    arrivedAt: message.SentTimestamp,
    record: {
      messageId: MessageId,
      receiptHandle: ReceiptHandle,
      body: Body,
      attributes: {
        ApproximateReceiveCount: String(message.ApproximateReceiveCount),
        SentTimestamp: String(Math.floor(message.SentTimestamp)),
        SenderId: 'EXAMPLE',
        ApproximateFirstReceiveTimestamp: String(
          Math.floor(message.ApproximateFirstReceiveTimestamp ?? message.SentTimestamp),
        ),
        ...(MessageGroupId === undefined ? {} : { MessageGroupId }),
      },
      messageAttributes: Object.fromEntries(attributes),
      eventSource: 'aws:sqs',
      eventSourceARN: arn,
      awsRegion: region,
    },
  };
}

export function streamRecord(
  { SequenceNumber, PartitionKey, Data, ApproximateArrivalTimestamp }: StreamRecord,
  shardId: string,
  { region, arn }: Origin,
  roleArn: string,
): PolledRecord {
  return {
    id: SequenceNumber,
    key: PartitionKey,
    arrivedAt: ApproximateArrivalTimestamp,
    record: {
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey: PartitionKey,
        sequenceNumber: SequenceNumber,
        data: Data,
        approximateArrivalTimestamp: ApproximateArrivalTimestamp / 1000,
      },
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: `${shardId}:${SequenceNumber}`,
      eventName: 'aws:kinesis:record',
      invokeIdentityArn: roleArn,
      awsRegion: region,
      eventSourceARN: arn,
    },
  };
}

export function changeRecord(
  { eventName, SequenceNumber, ApproximateCreationDateTime, ...images }: TableChange,
  { StreamViewType }: Pick<TableStream, 'StreamViewType'>,
  { region, arn }: Origin,
): PolledRecord {
  return {
    id: SequenceNumber,
    key: JSON.stringify(images.Keys),
    arrivedAt: ApproximateCreationDateTime,
    record: {
      eventID: SequenceNumber,
      eventName,
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: region,
      dynamodb: {
        ApproximateCreationDateTime: ApproximateCreationDateTime / 1000,
        ...images,
        SequenceNumber,
        SizeBytes: JSON.stringify(images).length,
        StreamViewType,
      },
      eventSourceARN: arn,
    },
  };
}
