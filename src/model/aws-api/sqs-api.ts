/**
 * SQS as it speaks: JSON 1.0. Clients check the digests of what they sent.
 *
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html
 */
import * as z from 'zod/mini';
import { receivedFrom, sentTo } from '../services/delivery.ts';
import { deleted, madeVisible, messageCounts, type Queue } from '../services/queue.ts';
import { queueArn, queueUrl } from '../services/service-arn.ts';
import { resourceOf, type ServicesState, withResource } from '../services/services-state.ts';
import { type AwsWorld, md5Hex, type ServiceFault } from './aws-http.ts';
import { answered, jsonApi, operation } from './json-api.ts';
import type { PlannedCall } from './service-api.ts';
import { refusedBatch } from './sqs-batch.ts';
import { attributesMd5, toldMessage } from './sqs-message.ts';

const text = z.string();
const seconds = z.int().check(z.minimum(0));
const attributes = z.record(
  text,
  z.object({ DataType: text, StringValue: z.optional(text), BinaryValue: z.optional(text) }),
);
const message = {
  MessageBody: text,
  DelaySeconds: z.optional(seconds),
  MessageAttributes: z.optional(attributes),
  MessageGroupId: z.optional(text),
};
const queued = { QueueUrl: text };

/** A queue that is there, and what is to be done with it. */
function onQueue(
  world: AwsWorld,
  url: string,
  eventName: string,
  action: string,
  run: (queue: Queue) => ReturnType<PlannedCall['run']>,
): PlannedCall | ServiceFault {
  const name = url.split('/').at(-1) ?? '';
  const queue = resourceOf(world.services, 'queues', name);
  if (!queue)
    return {
      code: 'QueueDoesNotExist',
      status: 400,
      message: 'The specified queue does not exist.',
    };
  return {
    eventName,
    action,
    resource: queueArn(world.account, name),
    parameters: { queueUrl: url },
    ...(queue.Policy ? { policy: queue.Policy } : {}),
    run: () => run(queue),
  };
}

const withQueue = ({ services }: AwsWorld, queue: Queue): ServicesState =>
  withResource(services, 'queues', queue.QueueName, queue);

const answer = (world: AwsWorld, value: unknown, services?: ServicesState) =>
  answered(world, '1.0', value, services ? { services } : {});

type Message = z.infer<z.ZodMiniObject<typeof message>>;

function sending(world: AwsWorld, services: ServicesState, queue: Queue, sent: Message) {
  const MessageId = world.newId();
  const { MessageBody: Body, MessageAttributes, MessageGroupId, DelaySeconds } = sent;
  const after = sentTo(
    services,
    queueArn(world.account, queue.QueueName),
    {
      MessageId,
      Body,
      ...(MessageAttributes ? { MessageAttributes } : {}),
      ...(MessageGroupId === undefined ? {} : { MessageGroupId }),
      ...(DelaySeconds === undefined ? {} : { DelaySeconds }),
    },
    world.at,
  );
  const digests = {
    MD5OfMessageBody: md5Hex(world, Body),
    ...(MessageAttributes ? { MD5OfMessageAttributes: attributesMd5(world, MessageAttributes) } : {}),
  };
  return { services: after, told: { MessageId, ...digests } };
}

const names = z.optional(z.array(text));

export const sqsApi = jsonApi({
  eventSource: 'sqs.amazonaws.com',
  version: '1.0',
  denied: { code: 'AccessDenied', status: 403 },
  // SQS writes actions in small letters where it refuses them.
  refusalStyle: (action) => ({ action: action.toLowerCase() }),
  refusalHeaders: ({ code }) => ({ 'x-amzn-query-error': `${queryCodes[code] ?? code};Sender` }),
  operations: {
    SendMessage: operation(z.object({ ...queued, ...message }), ({ QueueUrl, ...sent }, world) =>
      onQueue(world, QueueUrl, 'SendMessage', 'sqs:SendMessage', (queue) => {
        const { services, told } = sending(world, world.services, queue, sent);
        return answer(world, told, services);
      }),
    ),
    SendMessageBatch: operation(
      z.object({ ...queued, Entries: z.array(z.object({ Id: text, ...message })) }),
      ({ QueueUrl, Entries }, world) =>
        onQueue(world, QueueUrl, 'SendMessageBatch', 'sqs:SendMessage', (queue) => {
          const refused = refusedBatch('SendMessageBatch', Entries);
          if (refused) return refused;
          let { services } = world;
          const Successful = Entries.map(({ Id, ...sent }) => {
            const next = sending(world, services, queue, sent);
            ({ services } = next);
            return { Id, ...next.told };
          });
          return answer(world, { Successful, Failed: [] }, services);
        }),
    ),
    ReceiveMessage: operation(
      z.object({
        ...queued,
        MaxNumberOfMessages: z.optional(z.int().check(z.minimum(1), z.maximum(10))),
        VisibilityTimeout: z.optional(seconds),
        AttributeNames: names,
        MessageSystemAttributeNames: names,
        MessageAttributeNames: names,
      }),
      ({ QueueUrl, MaxNumberOfMessages, VisibilityTimeout, ...asked }, world) =>
        onQueue(world, QueueUrl, 'ReceiveMessage', 'sqs:ReceiveMessage', ({ QueueName }) => {
          const { services, messages } = receivedFrom(world.services, QueueName, {
            at: world.at,
            ...(MaxNumberOfMessages === undefined ? {} : { max: MaxNumberOfMessages }),
            ...(VisibilityTimeout === undefined ? {} : { visibilityTimeout: VisibilityTimeout }),
            handle: () => world.newId(),
          });
          const wanted = [...(asked.AttributeNames ?? []), ...(asked.MessageSystemAttributeNames ?? [])];
          const own = asked.MessageAttributeNames ?? [];
          const Messages = messages.map((one) => toldMessage(world, one, wanted, own));
          return answer(world, Messages.length > 0 ? { Messages } : {}, services);
        }),
    ),
    DeleteMessage: operation(
      z.object({ ...queued, ReceiptHandle: text }),
      ({ QueueUrl, ReceiptHandle }, world) =>
        onQueue(world, QueueUrl, 'DeleteMessage', 'sqs:DeleteMessage', (queue) =>
          answer(world, {}, withQueue(world, deleted(queue, ReceiptHandle))),
        ),
    ),
    DeleteMessageBatch: operation(
      z.object({ ...queued, Entries: z.array(z.object({ Id: text, ReceiptHandle: text })) }),
      ({ QueueUrl, Entries }, world) =>
        onQueue(world, QueueUrl, 'DeleteMessageBatch', 'sqs:DeleteMessage', (queue) => {
          const refused = refusedBatch('DeleteMessageBatch', Entries);
          if (refused) return refused;
          const left = Entries.reduce((now, { ReceiptHandle }) => deleted(now, ReceiptHandle), queue);
          const Successful = Entries.map(({ Id }) => ({ Id }));
          return answer(world, { Successful, Failed: [] }, withQueue(world, left));
        }),
    ),
    ChangeMessageVisibility: operation(
      z.object({ ...queued, ReceiptHandle: text, VisibilityTimeout: seconds }),
      ({ QueueUrl, ReceiptHandle, VisibilityTimeout }, world) =>
        onQueue(world, QueueUrl, 'ChangeMessageVisibility', 'sqs:ChangeMessageVisibility', (queue) =>
          answer(world, {}, withQueue(world, madeVisible(queue, ReceiptHandle, VisibilityTimeout, world.at))),
        ),
    ),
    ChangeMessageVisibilityBatch: operation(
      z.object({
        ...queued,
        Entries: z.array(z.object({ Id: text, ReceiptHandle: text, VisibilityTimeout: z.optional(seconds) })),
      }),
      ({ QueueUrl, Entries }, world) =>
        onQueue(world, QueueUrl, 'ChangeMessageVisibilityBatch', 'sqs:ChangeMessageVisibility', (queue) => {
          const refused = refusedBatch('ChangeMessageVisibilityBatch', Entries);
          if (refused) return refused;
          const shown = Entries.reduce(
            (now, { ReceiptHandle, VisibilityTimeout = 0 }) =>
              madeVisible(now, ReceiptHandle, VisibilityTimeout, world.at),
            queue,
          );
          const Successful = Entries.map(({ Id }) => ({ Id }));
          return answer(world, { Successful, Failed: [] }, withQueue(world, shown));
        }),
    ),
    PurgeQueue: operation(z.object(queued), ({ QueueUrl }, world) =>
      onQueue(world, QueueUrl, 'PurgeQueue', 'sqs:PurgeQueue', (queue) =>
        answer(world, {}, withQueue(world, { ...queue, messages: [] })),
      ),
    ),
    ListQueues: operation(
      z.object({ QueueNamePrefix: z.optional(text) }),
      ({ QueueNamePrefix = '' }, world) => ({
        eventName: 'ListQueues',
        action: 'sqs:ListQueues',
        resource: '*',
        parameters: {},
        run: () => {
          const named = Object.keys(world.services.queues).filter((name) => name.startsWith(QueueNamePrefix));
          return answer(world, { QueueUrls: named.map((name) => queueUrl(world.account, name)) });
        },
      }),
    ),
    GetQueueUrl: operation(z.object({ QueueName: text }), ({ QueueName }, world) =>
      onQueue(world, QueueName, 'GetQueueUrl', 'sqs:GetQueueUrl', () =>
        answer(world, { QueueUrl: queueUrl(world.account, QueueName) }),
      ),
    ),
    GetQueueAttributes: operation(z.object({ ...queued, AttributeNames: names }), (input, world) =>
      onQueue(world, input.QueueUrl, 'GetQueueAttributes', 'sqs:GetQueueAttributes', (queue) => {
        const { RedrivePolicy, ...numbers } = queue.Attributes;
        const all = { ...messageCounts(queue, world.at), ...numbers };
        const known = {
          QueueArn: queueArn(world.account, queue.QueueName),
          ...Object.fromEntries(Object.entries(all).map(([name, value]) => [name, String(value)])),
          ...(RedrivePolicy ? { RedrivePolicy: JSON.stringify(RedrivePolicy) } : {}),
        };
        const { AttributeNames: wanted = [] } = input;
        const told = Object.entries(known).filter(
          ([name]) => wanted.includes('All') || wanted.includes(name),
        );
        return answer(world, told.length > 0 ? { Attributes: Object.fromEntries(told) } : {});
      }),
    ),
  },
});

/** Names of failures from the time before SQS spoke JSON, which clients still go by. */
const queryCodes: Readonly<Record<string, string>> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  AccessDenied: 'AccessDenied',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
};
