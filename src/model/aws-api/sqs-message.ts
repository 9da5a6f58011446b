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

/** Only those that were asked for by name, by the beginning of a name, or all. */
function wantedAttributes({ MessageAttributes = {} }: QueueMessage, wanted: readonly string[]) {
  const told = Object.entries(MessageAttributes).filter(([name]) =>
    wanted.some(
      (each) =>
        each === 'All' || each === name || (each.endsWith('.*') && name.startsWith(each.slice(0, -2))),
    ),
  );
  return told.length > 0 ? Object.fromEntries(told) : undefined;
}

export function toldMessage(
  world: AwsWorld,
  one: QueueMessage & { ReceiptHandle: string },
  wanted: readonly string[],
  wantedOwn: readonly string[],
) {
  const system: Record<string, string> = {
    SentTimestamp: String(Math.round(one.SentTimestamp)),
    ApproximateReceiveCount: String(one.ApproximateReceiveCount),
    ApproximateFirstReceiveTimestamp: String(Math.round(one.ApproximateFirstReceiveTimestamp ?? world.at)),
    ...(one.MessageGroupId === undefined ? {} : { MessageGroupId: one.MessageGroupId }),
  };
  const asked = Object.entries(system).filter(([name]) => wanted.includes('All') || wanted.includes(name));
  const { MessageId, Body, ReceiptHandle } = one;
  const MessageAttributes = wantedAttributes(one, wantedOwn);
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
