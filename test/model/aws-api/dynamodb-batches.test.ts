import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { noServices, resourceOf, withResource } from '#model/services/services-state.ts';
import { newTable } from '#model/services/table.ts';
import { everything, roleWith, SdkAccount } from './sdk.ts';

const services = ['orders', 'stock'].reduce(
  (before, name) => withResource(before, 'tables', name, newTable(name, { hash: 'id' })),
  noServices,
);
const accountOf = (role = everything) => {
  const account = new SdkAccount(services, role);
  return { account, dynamodb: new DynamoDBClient(account.options) };
};
const id = (text: string) => ({ id: { S: text } });
const put = (text: string, more = {}) => ({ PutRequest: { Item: { ...id(text), ...more } } });

describe('batches of DynamoDB', () => {
  it('write and read items of several tables', async () => {
    const { account, dynamodb } = accountOf();
    const written = await dynamodb.send(
      new BatchWriteItemCommand({
        RequestItems: { orders: [put('1', { n: { N: '1' } }), put('2')], stock: [put('tea')] },
      }),
    );
    expect(written.UnprocessedItems).toEqual({});
    await dynamodb.send(
      new BatchWriteItemCommand({ RequestItems: { orders: [{ DeleteRequest: { Key: id('2') } }] } }),
    );
    expect(Object.values(resourceOf(account.services, 'tables', 'orders')?.items ?? {})).toHaveLength(1);
    const { Responses } = await dynamodb.send(
      new BatchGetItemCommand({
        RequestItems: {
          orders: { Keys: [id('1'), id('2')], ProjectionExpression: 'n' },
          stock: { Keys: [id('tea')] },
        },
      }),
    );
    expect(Responses).toEqual({ orders: [{ n: { N: '1' } }], stock: [id('tea')] });
  });

  it('have bounds, and name each item once', async () => {
    const { dynamodb } = accountOf();
    const many = Array.from({ length: 26 }, (_, index) => put(String(index)));
    await expect(
      dynamodb.send(new BatchWriteItemCommand({ RequestItems: { orders: many } })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Too many items requested for the BatchWriteItem call',
    });
    await expect(
      dynamodb.send(new BatchWriteItemCommand({ RequestItems: { orders: [put('1'), put('1')] } })),
    ).rejects.toThrow('Provided list of item keys contains duplicates');
    await expect(
      dynamodb.send(new BatchWriteItemCommand({ RequestItems: { nobody: [put('1')] } })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('need the permission for each table', async () => {
    const { dynamodb } = accountOf(
      roleWith({
        Effect: 'Allow',
        Action: '*',
        Resource: 'arn:aws:dynamodb:us-east-1:123456789012:table/orders',
      }),
    );
    await expect(
      dynamodb.send(new BatchWriteItemCommand({ RequestItems: { orders: [put('1')], stock: [put('tea')] } })),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(
        'dynamodb:BatchWriteItem on resource: arn:aws:dynamodb:us-east-1:123456789012:table/stock',
      ) as string,
    });
  });
});

describe('transactions of DynamoDB', () => {
  const ordering = (number: string) =>
    new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName: 'orders', Item: id(number), ConditionExpression: 'attribute_not_exists(id)' } },
        {
          Update: {
            TableName: 'stock',
            Key: id('tea'),
            UpdateExpression: 'SET #left = #left - :one',
            ConditionExpression: '#left > :none',
            ExpressionAttributeNames: { '#left': 'left' },
            ExpressionAttributeValues: { ':one': { N: '1' }, ':none': { N: '0' } },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
      ],
    });

  it('do all or nothing, and say what was to blame', async () => {
    const { account, dynamodb } = accountOf();
    const Item = { ...id('tea'), left: { N: '1' } };
    await dynamodb.send(new PutItemCommand({ TableName: 'stock', Item }));
    await dynamodb.send(ordering('1'));
    const before = account.services;
    await expect(dynamodb.send(ordering('2'))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Item: { ...id('tea'), left: { N: '0' } } },
      ],
    });
    expect(account.services).toBe(before);
    const { Responses } = await dynamodb.send(
      new TransactGetItemsCommand({
        TransactItems: ['1', '2'].map((each) => ({ Get: { TableName: 'orders', Key: id(each) } })),
      }),
    );
    expect(Responses).toEqual([{ Item: id('1') }, {}]);
  });

  it('ask for the permission of each write', async () => {
    const { dynamodb } = accountOf(roleWith({ Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: '*' }));
    await expect(dynamodb.send(ordering('1'))).rejects.toMatchObject({
      message: expect.stringContaining('dynamodb:UpdateItem on resource') as string,
    });
  });

  it('name each item once', async () => {
    const check = { TableName: 'orders', Key: id('1'), ConditionExpression: 'attribute_exists(id)' };
    await expect(
      accountOf().dynamodb.send(
        new TransactWriteItemsCommand({
          TransactItems: [{ ConditionCheck: check }, { Put: { TableName: 'orders', Item: id('1') } }],
        }),
      ),
    ).rejects.toThrow('Transaction request cannot include multiple operations on one item');
  });
});

describe('what is asked of an item or a table', () => {
  it('is told alone, however deep it is', async () => {
    const { dynamodb } = accountOf();
    const Item = {
      ...id('1'),
      list: { L: [{ S: 'a' }, { M: { b: { S: 'c' }, d: { S: 'e' } } }] },
      map: { M: { one: { N: '1' }, two: { N: '2' } } },
      rest: { S: 'no' },
    };
    await dynamodb.send(new PutItemCommand({ TableName: 'orders', Item }));
    const got = await dynamodb.send(
      new GetItemCommand({
        TableName: 'orders',
        Key: id('1'),
        ProjectionExpression: '#i, map.two, list[1].b, gone',
        ExpressionAttributeNames: { '#i': 'id' },
      }),
    );
    expect(got.Item).toEqual({
      ...id('1'),
      map: { M: { two: { N: '2' } } },
      list: { L: [{ M: { b: { S: 'c' } } }] },
    });
    const counted = await dynamodb.send(new ScanCommand({ TableName: 'orders', Select: 'COUNT' }));
    expect([counted.Count, counted.Items]).toEqual([1, undefined]);
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: 'orders' }));
    expect(Table).toMatchObject({ ItemCount: 1, KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] });
    expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual(['orders', 'stock']);
  });

  it('is refused where there is none of it, rather than passed over', async () => {
    const { dynamodb } = accountOf();
    await expect(
      dynamodb.send(
        new QueryCommand({
          TableName: 'orders',
          IndexName: 'by-day',
          KeyConditionExpression: 'day = :d',
          ExpressionAttributeValues: { ':d': { S: 'today' } },
        }),
      ),
    ).rejects.toThrow('The table does not have the specified index: by-day');
    await expect(
      dynamodb.send(new ScanCommand({ TableName: 'orders', Segment: 0, TotalSegments: 2 })),
    ).rejects.toThrow('Segment is not modelled');
  });
});
