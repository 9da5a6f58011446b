import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAttributeValue, isItem, sameNumber } from '#model/services/attribute-value.ts';
import {
  itemIn,
  keyOf,
  newTable,
  partition,
  type TableChange,
  withItem,
  withoutItem,
} from '#model/services/table.ts';

const orders = newTable(
  'orders',
  { hash: 'customer', range: 'number' },
  { LatestStreamLabel: '2026-11-23T00:00:00.000', StreamViewType: 'NEW_AND_OLD_IMAGES' },
);
const order = (customer: string, number: number, total = 1) => ({
  customer: { S: customer },
  number: { N: String(number) },
  total: { N: String(total) },
});
const changes = (table: typeof orders): readonly TableChange[] => table.stream?.records ?? [];

describe('a table', () => {
  it('finds an item by its key, however the number in it is written', () => {
    const table = withItem(orders, order('ada', 10), 0);
    expect(itemIn(table, { customer: { S: 'ada' }, number: { N: '10.0' } })).toEqual(order('ada', 10));
    expect(itemIn(table, { customer: { S: '10' }, number: { N: '10' } })).toBeUndefined();
    expect(keyOf(table, { customer: { S: 'ada' } })).toBeNull();
  });

  it('writes each change into its stream, and nothing where nothing changed', () => {
    let table = withItem(orders, order('ada', 1), 5);
    table = withItem(table, order('ada', 1), 6);
    table = withItem(table, order('ada', 1, 2), 7);
    table = withoutItem(table, order('ada', 1), 8);
    table = withoutItem(table, order('ada', 1), 9);
    expect(changes(table)).toMatchObject([
      { eventName: 'INSERT', NewImage: order('ada', 1), ApproximateCreationDateTime: 5 },
      { eventName: 'MODIFY', OldImage: order('ada', 1), NewImage: order('ada', 1, 2) },
      { eventName: 'REMOVE', OldImage: order('ada', 1, 2) },
    ]);
    expect(new Set(changes(table).map(({ SequenceNumber }) => SequenceNumber)).size).toBe(3);
  });

  it('shows in its stream what the view type says, and has none where none was asked for', () => {
    const keysOnly = newTable('t', { hash: 'id' }, { LatestStreamLabel: 'x', StreamViewType: 'KEYS_ONLY' });
    const [change] = withItem(keysOnly, { id: { S: '1' }, more: { BOOL: true } }, 0).stream?.records ?? [];
    expect(change).toEqual({
      eventName: 'INSERT',
      SequenceNumber: change?.SequenceNumber,
      ApproximateCreationDateTime: 0,
      Keys: { id: { S: '1' } },
    });
    expect(withItem(newTable('t', { hash: 'id' }), { id: { S: '1' } }, 0).stream).toBeUndefined();
  });

  it('orders a partition by its sort key, as numbers', () => {
    const table = [10, 9, 100].reduce(
      (filling, number) => withItem(filling, order('ada', number), 0),
      orders,
    );
    const numbers = partition(withItem(table, order('bob', 1), 0), { S: 'ada' }).map(({ number }) => number);
    expect(numbers).toEqual([{ N: '9' }, { N: '10' }, { N: '100' }]);
  });

  it('can be made again from its stream', () => {
    const acts = fc.array(
      fc.record({
        put: fc.boolean(),
        number: fc.integer({ min: 0, max: 4 }),
        total: fc.integer({ min: 0, max: 3 }),
      }),
    );
    fc.assert(
      fc.property(acts, (all) => {
        const table = all.reduce(
          (filling, { put, number, total }) =>
            put
              ? withItem(filling, order('a', number, total), 0)
              : withoutItem(filling, order('a', number), 0),
          orders,
        );
        const again = changes(table).reduce(
          (filling, { NewImage, Keys }) =>
            NewImage ? withItem(filling, NewImage, 0) : withoutItem(filling, Keys, 0),
          newTable('copy', orders.keys),
        );
        expect(again.items).toEqual(table.items);
      }),
    );
  });
});

describe('a value', () => {
  it('names exactly one type, and holds what it says', () => {
    for (const value of [{ S: '' }, { N: '-1.5e3' }, { L: [{ NULL: true }] }, { M: { a: { SS: ['b'] } } }])
      expect(isAttributeValue(value)).toBe(true);
    for (const value of [
      {},
      { S: 1 },
      { N: 'one' },
      { S: 'a', N: '1' },
      { toString: 1 },
      { L: [1] },
      'a',
      null,
    ])
      expect(isAttributeValue(value)).toBe(false);
    expect(isItem({ a: { S: 'x' } }) && !isItem([{ S: 'x' }])).toBe(true);
  });

  it('is one number, however it is written', () => {
    for (const text of ['100', '1e2', '100.00', '0100', '10e1'])
      expect(sameNumber(text)).toBe(sameNumber('100'));
    for (const text of ['0', '-0', '0.0', '0e5']) expect(sameNumber(text)).toBe('0');
    expect(sameNumber('-1')).not.toBe(sameNumber('1'));
    expect(sameNumber('0.1')).not.toBe(sameNumber('1'));
  });
});
