import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { newQueue } from '#model/services/queue.ts';
import { noServices, withResource } from '#model/services/services-state.ts';
import { everything, roleWith, SdkAccount } from './sdk.ts';

const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/inbox';
const accountOf = (role = everything) => {
  const account = new SdkAccount(withResource(noServices, 'queues', 'inbox', newQueue('inbox')), role);
  return { account, sqs: new SQSClient(account.options) };
};

describe('the SQS that a handler finds', () => {
  it('passes what was sent, with digests that the client believes', async () => {
    const { sqs } = accountOf();
    const MessageAttributes = {
      kind: { DataType: 'String', StringValue: 'bücher' },
      raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) },
    };
    const sent = await sqs.send(
      new SendMessageCommand({ QueueUrl, MessageBody: 'grüß dich', MessageAttributes }),
    );
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    expect(Messages).toMatchObject([
      {
        MessageId: sent.MessageId,
        Body: 'grüß dich',
        MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
        MessageAttributes: { kind: { StringValue: 'bücher' } },
        Attributes: { ApproximateReceiveCount: '1' },
      },
    ]);
  });

  it('hides, gives back and deletes', async () => {
    const { account, sqs } = accountOf();
    const Entries = ['a', 'b', 'c'].map((Id) => ({ Id, MessageBody: Id }));
    expect((await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).Successful).toHaveLength(3);
    const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 });
    const { Messages: [a, b, c] = [] } = await sqs.send(receive);
    expect((await sqs.send(receive)).Messages).toBeUndefined();
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: a?.ReceiptHandle }));
    await sqs.send(
      new DeleteMessageBatchCommand({ QueueUrl, Entries: [{ Id: '1', ReceiptHandle: b?.ReceiptHandle }] }),
    );
    await sqs.send(
      new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: c?.ReceiptHandle, VisibilityTimeout: 0 }),
    );
    expect((await sqs.send(receive)).Messages).toMatchObject([{ Body: 'c' }]);
    account.at += 30_000;
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({ ApproximateNumberOfMessages: '1', VisibilityTimeout: '30' });
    expect((await sqs.send(new GetQueueUrlCommand({ QueueName: 'inbox' }))).QueueUrl).toBe(QueueUrl);
  });

  it('tells only the attributes that were asked for', async () => {
    const { sqs } = accountOf();
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    const MessageAttributes = { 'shop.id': text('7'), other: text('x') };
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', MessageAttributes }));
    const receive = (MessageAttributeNames: string[]) =>
      sqs.send(new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames, VisibilityTimeout: 0 }));
    expect((await receive([])).Messages?.[0]?.MessageAttributes).toBeUndefined();
    expect(Object.keys((await receive(['shop.*'])).Messages?.[0]?.MessageAttributes ?? {})).toEqual([
      'shop.id',
    ]);
    const none = await sqs.send(new GetQueueAttributesCommand({ QueueUrl }));
    expect(none.Attributes).toBeUndefined();
  });

  it('takes batches of ten at most, each entry once', async () => {
    const { account, sqs } = accountOf();
    const batch = (...ids: string[]) =>
      sqs.send(
        new SendMessageBatchCommand({ QueueUrl, Entries: ids.map((Id) => ({ Id, MessageBody: Id })) }),
      );
    const eleven = Array.from({ length: 11 }, (_, index) => String(index));
    await expect(batch(...eleven)).rejects.toMatchObject({
      name: 'TooManyEntriesInBatchRequest',
      message: 'Maximum number of entries per request are 10. You have sent 11.',
    });
    await expect(batch('a', 'a')).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinct' });
    await expect(batch()).rejects.toMatchObject({ name: 'EmptyBatchRequest' });
    await batch('a', 'b');
    const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await sqs.send(receive);
    const Entries = Messages.map(({ ReceiptHandle, MessageId }) => ({
      Id: MessageId,
      ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
    expect((await sqs.send(receive)).Messages).toHaveLength(2);
    await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    account.at += 60_000;
    expect((await sqs.send(receive)).Messages).toBeUndefined();
    expect((await sqs.send(new ListQueuesCommand({}))).QueueUrls).toEqual([QueueUrl]);
  });

  it('refuses with the name that clients know', async () => {
    const { sqs } = accountOf(roleWith({ Effect: 'Allow', Action: 'sqs:Get*', Resource: '*' }));
    await expect(sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }))).rejects.toMatchObject({
      name: 'AccessDenied',
      message:
        'User: arn:aws:sts::123456789012:assumed-role/hello-role/hello is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:123456789012:inbox because no identity-based policy allows the sqs:sendmessage action',
    });
    await expect(sqs.send(new GetQueueUrlCommand({ QueueName: 'none' }))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
  });
});
