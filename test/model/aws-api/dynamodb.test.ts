import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '#model/aws-api/decimal.ts';
import { noServices, resourceOf, withResource } from '#model/services/services-state.ts';
import { newTable } from '#model/services/table.ts';
import { everything, roleWith, SdkAccount } from './sdk.ts';

const TableName = 'orders';
const stream = { LatestStreamLabel: 'now', StreamViewType: 'NEW_IMAGE' as const };
const table = newTable(TableName, { hash: 'customer', range: 'number' }, stream);
const accountOf = (role = everything) => {
  const account = new SdkAccount(withResource(noServices, 'tables', TableName, table), role);
  return { account, dynamodb: new DynamoDBClient(account.options) };
};
const key = (number: number, customer = 'ada') => ({
  customer: { S: customer },
  number: { N: String(number) },
});

describe('the DynamoDB that a handler finds', () => {
  it('keeps items, and puts one only where its condition holds', async () => {
    const { account, dynamodb } = accountOf();
    const put = new PutItemCommand({
      TableName,
      Item: { ...key(1), total: { N: '12' }, raw: { B: new Uint8Array([7]) } },
      ConditionExpression: 'attribute_not_exists(customer)',
    });
    await dynamodb.send(put);
    await expect(dynamodb.send(put)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    const { Item } = await dynamodb.send(new GetItemCommand({ TableName, Key: key(1) }));
    expect(Item).toMatchObject({ total: { N: '12' }, raw: { B: new Uint8Array([7]) } });
    const old = await dynamodb.send(
      new DeleteItemCommand({ TableName, Key: key(1), ReturnValues: 'ALL_OLD' }),
    );
    expect(old.Attributes).toEqual(Item);
    expect(
      resourceOf(account.services, 'tables', TableName)?.stream?.records.map(({ eventName }) => eventName),
    ).toEqual(['INSERT', 'REMOVE']);
  });

  const update = async (
    UpdateExpression: string,
    values: UpdateItemCommandInput['ExpressionAttributeValues'] = {},
    names?: Record<string, string>,
  ) => {
    const { dynamodb } = accountOf();
    const Item = {
      ...key(1),
      count: { N: '1' },
      tags: { SS: ['a', 'b'] },
      list: { L: [{ S: 'x' }] },
      deep: { M: { er: { S: 'y' } } },
    };
    await dynamodb.send(new PutItemCommand({ TableName, Item }));
    const { Attributes } = await dynamodb.send(
      new UpdateItemCommand({
        TableName,
        Key: key(1),
        UpdateExpression,
        ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
        ...(names ? { ExpressionAttributeNames: names } : {}),
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return Attributes;
  };

  it('updates as the expression says', async () => {
    expect(
      await update(
        'SET #c = #c + :one, fresh = if_not_exists(fresh, :one)',
        { ':one': { N: '1' } },
        { '#c': 'count' },
      ),
    ).toEqual({
      count: { N: '2' },
      fresh: { N: '1' },
    });
    expect(
      await update('SET list = list_append(list, :l), deep.er = :s', {
        ':l': { L: [{ S: 'z' }] },
        ':s': { S: 'new' },
      }),
    ).toEqual({
      list: { L: [{ S: 'x' }, { S: 'z' }] },
      deep: { M: { er: { S: 'new' } } },
    });
    expect(await update('ADD tags :t DELETE gone :t REMOVE list[0]', { ':t': { SS: ['c'] } })).toEqual({
      tags: { SS: ['a', 'b', 'c'] },
      list: { L: [] },
    });
    expect(await update('DELETE tags :t', { ':t': { SS: ['a'] } })).toEqual({ tags: { SS: ['b'] } });
    expect(await update('ADD total :n', { ':n': { N: '5' } })).toEqual({ total: { N: '5' } });
    await expect(update('SET a = missing')).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(update('SETTLE a = b')).rejects.toThrow(/neither SET, REMOVE, ADD nor DELETE/);
    await expect(update('SET customer = :c', { ':c': { S: 'bob' } })).rejects.toThrow(/part of the key/);
  });

  it('queries a partition in order, in pages, and filters', async () => {
    const { dynamodb } = accountOf();
    for (const number of [10, 2, 30, 4])
      await dynamodb.send(
        new PutItemCommand({ TableName, Item: { ...key(number), total: { N: String(number * 2) } } }),
      );
    await dynamodb.send(new PutItemCommand({ TableName, Item: key(5, 'bob') }));
    const numbers = async (more: object, condition = 'customer = :c') => {
      const { Items = [], ...told } = await dynamodb.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: condition,
          ExpressionAttributeValues: { ':c': { S: 'ada' }, ':low': { N: '3' }, ':high': { N: '10' } },
          ...more,
        }),
      );
      return { numbers: Items.map(({ number }) => Number(number?.N)), ...told };
    };
    expect((await numbers({})).numbers).toEqual([2, 4, 10, 30]);
    expect((await numbers({ ScanIndexForward: false, Limit: 1 })).LastEvaluatedKey).toEqual(key(30));
    expect((await numbers({ ExclusiveStartKey: key(4) })).numbers).toEqual([10, 30]);
    const between = 'customer = :c AND #n BETWEEN :low AND :high';
    expect((await numbers({ ExpressionAttributeNames: { '#n': 'number' } }, between)).numbers).toEqual([
      4, 10,
    ]);
    expect(
      await numbers({ FilterExpression: 'NOT (total > :high OR attribute_not_exists(total))' }),
    ).toMatchObject({
      numbers: [2, 4],
      ScannedCount: 4,
    });
    const scan = new ScanCommand({
      TableName,
      FilterExpression: 'begins_with(customer, :b) AND size(customer) IN (:three)',
      ExpressionAttributeValues: { ':b': { S: 'b' }, ':three': { N: '3' } },
    });
    expect((await dynamodb.send(scan)).Items).toEqual([key(5, 'bob')]);
  });

  it('refuses in its own way', async () => {
    const { dynamodb } = accountOf(roleWith());
    await expect(dynamodb.send(new GetItemCommand({ TableName, Key: key(1) }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:sts::123456789012:assumed-role/hello-role/hello is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:us-east-1:123456789012:table/orders because no identity-based policy allows the dynamodb:GetItem action',
    });
    await expect(
      accountOf().dynamodb.send(new GetItemCommand({ TableName: 'none', Key: key(1) })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('sums of decimals', () => {
  it('lose no digit', () => {
    expect(sum('0.1', '0.2', 1)).toBe('0.3');
    expect(sum('12345678901234567890123456789012345678', '1', 1)).toBe(
      '12345678901234567890123456789012345679',
    );
    expect(sum('1e3', '0.5', -1)).toBe('999.5');
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer({ min: 0, max: 3 }), (a, b, scale) => {
        const text = (value: number): string => `${value}e-${scale}`;
        const there = sum(text(a), text(b), 1);
        expect(Number(sum(there, text(b), -1))).toBeCloseTo(a / 10 ** scale, 5);
      }),
    );
  });
});
