/**
 * A table of DynamoDB, and the stream of what changed in it.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
 */
import type { PolicyDocument } from '../lambda/policy.ts';
import type { Instant } from '../telemetry/trace.ts';
import { type AttributeValue, compared, type Item, sameNumber } from './attribute-value.ts';

export const streamViewTypes = ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'] as const;
export type StreamViewType = (typeof streamViewTypes)[number];

export const changeNames = ['INSERT', 'MODIFY', 'REMOVE'] as const;

/** A record of the stream, without what is the same in all of them. */
export interface TableChange {
  eventName: (typeof changeNames)[number];
  SequenceNumber: string;
  ApproximateCreationDateTime: Instant;
  Keys: Item;
  NewImage?: Item;
  OldImage?: Item;
}

export interface TableStream {
  /** The last part of its ARN: when it was switched on. */
  LatestStreamLabel: string;
  StreamViewType: StreamViewType;
  /** The oldest first. */
  records: readonly TableChange[];
}

export interface TableKeys {
  /** The partition key's name. */
  hash: string;
  /** The sort key's; left out: the table has none. */
  range?: string;
}

export interface Table {
  TableName: string;
  keys: TableKeys;
  /** By what `itemId` says of their keys. */
  items: Readonly<Record<string, Item>>;
  stream?: TableStream;
  Policy?: PolicyDocument;
}

export function newTable(TableName: string, keys: TableKeys, stream?: Omit<TableStream, 'records'>): Table {
  return { TableName, keys, items: {}, ...(stream ? { stream: { ...stream, records: [] } } : {}) };
}

/** The part of an item that names it; `null`: something of its key is missing. */
export function keyOf({ keys }: Pick<Table, 'keys'>, item: Item): Item | null {
  const names = keys.range === undefined ? [keys.hash] : [keys.hash, keys.range];
  const entries = names.flatMap((name) => (item[name] ? [[name, item[name]] as const] : []));
  return entries.length === names.length ? Object.fromEntries(entries) : null;
}

/** Equal keys, equal texts. */
export function itemId(table: Pick<Table, 'keys'>, item: Item): string {
  const values = Object.values(keyOf(table, item) ?? {}).map((value) =>
    'N' in value ? { N: sameNumber(value.N) } : value,
  );
  return JSON.stringify(values);
}

export function itemIn(table: Table, key: Item): Item | undefined {
  const id = itemId(table, key);
  return Object.hasOwn(table.items, id) ? table.items[id] : undefined;
}

/** Puts an item in the place of what had its key. */
export function withItem(table: Table, item: Item, at: Instant): Table {
  const old = itemIn(table, item);
  // What is the same as before leaves no record in the stream.
  if (old && JSON.stringify(old) === JSON.stringify(item)) return table;
  const changed = { ...table, items: { ...table.items, [itemId(table, item)]: item } };
  return noted(changed, old ? 'MODIFY' : 'INSERT', item, old, at);
}

export function withoutItem(table: Table, key: Item, at: Instant): Table {
  const old = itemIn(table, key);
  if (!old) return table;
  const { [itemId(table, key)]: _, ...items } = table.items;
  return noted({ ...table, items }, 'REMOVE', undefined, old, at);
}

/** All items of one partition, in the order of their sort key. */
export function partition(table: Table, hash: AttributeValue): readonly Item[] {
  const { keys } = table;
  return Object.values(table.items)
    .filter((item) => {
      const own = item[keys.hash];
      return own !== undefined && Object.keys(own)[0] === Object.keys(hash)[0] && compared(own, hash) === 0;
    })
    .sort((a, b) => {
      const [left, right] = keys.range === undefined ? [] : [a[keys.range], b[keys.range]];
      return left && right ? compared(left, right) : 0;
    });
}

function noted(
  table: Table,
  eventName: TableChange['eventName'],
  NewImage: Item | undefined,
  OldImage: Item | undefined,
  at: Instant,
): Table {
  const { stream } = table;
  const Keys = keyOf(table, NewImage ?? OldImage ?? {});
  if (!stream || !Keys) return table;
  const { StreamViewType } = stream;
  const record: TableChange = {
    eventName,
    SequenceNumber: String(stream.records.length + 1).padStart(21, '0'),
    ApproximateCreationDateTime: at,
    Keys,
    ...(NewImage && /NEW/.test(StreamViewType) ? { NewImage } : {}),
    ...(OldImage && /OLD/.test(StreamViewType) ? { OldImage } : {}),
  };
  return { ...table, stream: { ...stream, records: [...stream.records, record] } };
}
