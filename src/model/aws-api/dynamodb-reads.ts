/** GetItem, Query and Scan of DynamoDB. */
import * as z from 'zod/mini';
import type { Item } from '../services/attribute-value.ts';
import { itemIn, keyOf, partition, type Table } from '../services/table.ts';
import type { AwsWorld, ServiceFault } from './aws-http.ts';
import { conditionOf } from './condition-expression.ts';
import {
  expressions,
  invalid,
  item,
  onTable,
  placeholders,
  tableName,
  text,
  wrongKey,
} from './dynamodb-forms.ts';
import { answered, operation } from './json-api.ts';
import { keyCondition } from './key-condition.ts';
import { projectionOf } from './projection.ts';
import type { Done } from './service-api.ts';

const reading = {
  ...tableName,
  ...expressions,
  FilterExpression: z.optional(text),
  ProjectionExpression: z.optional(text),
  Select: z.optional(text),
  IndexName: z.optional(text),
  Limit: z.optional(z.int().check(z.minimum(1))),
  ExclusiveStartKey: z.optional(item),
};

/** The items of one page, filtered; counted before they are filtered. */
function page(
  world: AwsWorld,
  found: Table,
  items: readonly Item[],
  input: z.infer<z.ZodMiniObject<typeof reading>>,
): Done | ServiceFault {
  const { ExclusiveStartKey, Limit, FilterExpression, IndexName } = input;
  // No table of this account has an index.
  if (IndexName !== undefined) return invalid(`The table does not have the specified index: ${IndexName}`);
  const start = ExclusiveStartKey
    ? items.findIndex((each) => itemIn(found, ExclusiveStartKey) === each) + 1
    : 0;
  const scanned = items.slice(start, Limit === undefined ? undefined : start + Limit);
  const passes =
    FilterExpression === undefined ? () => true : conditionOf(FilterExpression, placeholders(input));
  const passed = scanned.filter(passes);
  const Items = passed.map(projectionOf(input.ProjectionExpression, placeholders(input)));
  const last = scanned.at(-1);
  const more = last !== undefined && start + scanned.length < items.length ? keyOf(found, last) : null;
  return answered(world, '1.0', {
    ...(input.Select === 'COUNT' ? {} : { Items }),
    Count: passed.length,
    ScannedCount: scanned.length,
    ...(more ? { LastEvaluatedKey: more } : {}),
  });
}

export const dynamodbReads = {
  GetItem: operation(
    z.object({ ...tableName, ...expressions, Key: item, ProjectionExpression: z.optional(text) }),
    (input, world) =>
      onTable(world, input.TableName, 'GetItem', (found) => {
        if (!keyOf(found, input.Key)) return wrongKey;
        const part = projectionOf(input.ProjectionExpression, placeholders(input));
        const whole = itemIn(found, input.Key);
        return answered(world, '1.0', whole ? { Item: part(whole) } : {});
      }),
  ),
  Query: operation(
    z.object({ ...reading, KeyConditionExpression: text, ScanIndexForward: z.optional(z.boolean()) }),
    (input, world) =>
      onTable(world, input.TableName, 'Query', (found) => {
        if (input.IndexName !== undefined) return page(world, found, [], input);
        const { hash, matches } = keyCondition(input.KeyConditionExpression, placeholders(input), found.keys);
        const items = partition(found, hash).filter(matches);
        return page(world, found, input.ScanIndexForward === false ? [...items].reverse() : items, input);
      }),
  ),
  Scan: operation(z.object(reading), (input, world) =>
    onTable(world, input.TableName, 'Scan', (found) => page(world, found, Object.values(found.items), input)),
  ),
};
