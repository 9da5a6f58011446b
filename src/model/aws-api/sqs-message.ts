/** Messages of SQS as it tells them, with the digests that clients check. */
import type { MessageAttribute, QueueMessage } from '../services/queue.ts';
import { type AwsWorld, encoded, hexadecimal, md5Hex } from './aws-http.ts';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html */
export function attributesMd5(world: AwsWorld, all: Readonly<Record<string, MessageAttribute>>): string {
  const parts = Object.entries(all)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, { DataType, StringValue, BinaryValue = '' }]) => {
      const isText = StringValue !== undefined;
      const value = isText
        ? encoded(StringValue)
        : Uint8Array.from(atob(BinaryValue), (one) => one.charCodeAt(0));
      return [...sized(encoded(name)), ...sized(encoded(DataType)), isText ? 1 : 2, ...sized(value)];
    });
  return hexadecimal(world.md5(Uint8Array.from(parts)));
}

function sized(bytes: Uint8Array): number[] {
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, bytes.length);
  return [...new Uint8Array(length.buffer), ...bytes];
}

export function toldMessage(
  world: AwsWorld,
  one: QueueMessage & { ReceiptHandle: string },
  wanted: readonly string[],
) {
  const system: Record<string, string> = {
    SentTimestamp: String(Math.round(one.SentTimestamp)),
    ApproximateReceiveCount: String(one.ApproximateReceiveCount),
    ApproximateFirstReceiveTimestamp: String(Math.round(one.ApproximateFirstReceiveTimestamp ?? world.at)),
    ...(one.MessageGroupId === undefined ? {} : { MessageGroupId: one.MessageGroupId }),
  };
  const asked = Object.entries(system).filter(([name]) => wanted.includes('All') || wanted.includes(name));
  const { MessageId, Body, ReceiptHandle, MessageAttributes } = one;
  return {
    MessageId,
    ReceiptHandle,
    Body,
    MD5OfBody: md5Hex(world, Body),
    ...(asked.length > 0 ? { Attributes: Object.fromEntries(asked) } : {}),
    ...(MessageAttributes
      ? { MessageAttributes, MD5OfMessageAttributes: attributesMd5(world, MessageAttributes) }
      : {}),
  };
}
