/** Kinesis as it speaks: JSON 1.1. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Operations.html */
import * as z from 'zod/mini';
import { nameInArn, streamArn } from '../services/service-arn.ts';
import { resourceOf, withResource } from '../services/services-state.ts';
import { recorded, type Stream } from '../services/stream.ts';
import { type AwsWorld, encoded, hexadecimal, type ServiceFault } from './aws-http.ts';
import { answered, jsonApi, operation } from './json-api.ts';
import type { Done, PlannedCall } from './service-api.ts';

const text = z.string();
const record = { Data: text, PartitionKey: text };
const named = { StreamName: z.optional(text), StreamARN: z.optional(text) };

function onStream(
  world: AwsWorld,
  input: z.infer<z.ZodMiniObject<typeof named>>,
  eventName: string,
  run: (stream: Stream) => Done,
): PlannedCall | ServiceFault {
  const name = input.StreamName ?? nameInArn(input.StreamARN ?? '');
  const stream = resourceOf(world.services, 'streams', name);
  if (!stream) {
    const message = `Stream ${name} under account ${world.account.accountId} not found.`;
    return { code: 'ResourceNotFoundException', status: 400, message };
  }
  return {
    eventName,
    action: `kinesis:${eventName}`,
    resource: streamArn(world.account, name),
    parameters: { streamName: name },
    ...(stream.Policy ? { policy: stream.Policy } : {}),
    run: () => run(stream),
  };
}

function put(world: AwsWorld, stream: Stream, given: z.infer<z.ZodMiniObject<typeof record>>) {
  const hash = BigInt(`0x${hexadecimal(world.md5(encoded(given.PartitionKey)))}`);
  return recorded(stream, given, hash, world.at);
}

const withStream = (world: AwsWorld, stream: Stream) => ({
  services: withResource(world.services, 'streams', stream.StreamName, stream),
});

export const kinesisApi = jsonApi({
  eventSource: 'kinesis.amazonaws.com',
  version: '1.1',
  denied: { code: 'AccessDeniedException', status: 400 },
  operations: {
    PutRecord: operation(z.object({ ...named, ...record }), (input, world) =>
      onStream(world, input, 'PutRecord', (found) => {
        const { stream, ...told } = put(world, found, { Data: input.Data, PartitionKey: input.PartitionKey });
        return answered(world, '1.1', told, withStream(world, stream));
      }),
    ),
    PutRecords: operation(z.object({ ...named, Records: z.array(z.object(record)) }), (input, world) =>
      onStream(world, input, 'PutRecords', (found) => {
        let now = found;
        const Records = input.Records.map(({ Data, PartitionKey }) => {
          const { stream, ...told } = put(world, now, { Data, PartitionKey });
          now = stream;
          return told;
        });
        return answered(world, '1.1', { FailedRecordCount: 0, Records }, withStream(world, now));
      }),
    ),
  },
});
