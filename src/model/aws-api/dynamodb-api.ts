/**
 * DynamoDB as it speaks: JSON 1.0.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
 */
import * as z from 'zod/mini';
import facts from '#content/facts/services.json' with { type: 'json' };
import { isItem, type Item } from '../services/attribute-value.ts';
import { tableArn } from '../services/service-arn.ts';
import { resourceOf, withResource } from '../services/services-state.ts';
import { itemIn, keyOf, partition, type Table, withItem, withoutItem } from '../services/table.ts';
import type { AwsWorld, ServiceFault } from './aws-http.ts';
import { conditionOf } from './condition-expression.ts';
import { ExpressionFault, type Placeholders } from './expression-reader.ts';
import { answered, jsonApi, operation } from './json-api.ts';
import { keyCondition } from './key-condition.ts';
import type { Done, PlannedCall } from './service-api.ts';
import { updateOf } from './update-expression.ts';

const text = z.string();
const item = z.custom<Item>(isItem);
const expressions = {
  ExpressionAttributeNames: z.optional(z.record(text, text)),
  ExpressionAttributeValues: z.optional(item),
};
const table = { TableName: text };
const returning = z.optional(z.enum(['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW']));
const conditional = {
  ...table,
  ...expressions,
  ConditionExpression: z.optional(text),
  ReturnValues: returning,
};
const reading = {
  ...table,
  ...expressions,
  FilterExpression: z.optional(text),
  Limit: z.optional(z.int().check(z.minimum(1))),
  ExclusiveStartKey: z.optional(item),
};

type Expressions = z.infer<z.ZodMiniObject<typeof expressions>>;

const placeholders = (input: Expressions): Placeholders => ({
  names: input.ExpressionAttributeNames ?? {},
  values: input.ExpressionAttributeValues ?? {},
});

const invalid = (message: string): ServiceFault => ({ code: 'ValidationException', status: 400, message });

/** A table that is there, and what is to be done with it. */
function onTable(
  world: AwsWorld,
  name: string,
  eventName: string,
  run: (table: Table) => Done | ServiceFault,
): PlannedCall | ServiceFault {
  const tableName = name.slice(name.lastIndexOf('/') + 1);
  const found = resourceOf(world.services, 'tables', tableName);
  if (!found)
    return { code: 'ResourceNotFoundException', status: 400, message: 'Requested resource not found' };
  return {
    eventName,
    action: `dynamodb:${eventName}`,
    resource: tableArn(world.account, tableName),
    parameters: { tableName },
    ...(found.Policy ? { policy: found.Policy } : {}),
    run() {
      try {
        return run(found);
      } catch (error) {
        if (error instanceof ExpressionFault) return invalid(`Invalid expression: ${error.message}`);
        throw error;
      }
    },
  };
}

const wrongKey = invalid('The provided key element does not match the schema');

function holds(
  input: Expressions & { ConditionExpression?: string | undefined },
  old: Item | undefined,
): boolean {
  const { ConditionExpression } = input;
  return (
    ConditionExpression === undefined || conditionOf(ConditionExpression, placeholders(input))(old ?? {})
  );
}

const failedCondition: ServiceFault = {
  code: 'ConditionalCheckFailedException',
  status: 400,
  message: 'The conditional request failed',
};

function written(world: AwsWorld, changed: Table, value: unknown): Done {
  const services = withResource(world.services, 'tables', changed.TableName, changed);
  return answered(world, '1.0', value, { services });
}

/** The items of one page, filtered; counted before they are filtered. */
function page(
  world: AwsWorld,
  found: Table,
  items: readonly Item[],
  input: z.infer<z.ZodMiniObject<typeof reading>>,
): Done {
  const { ExclusiveStartKey, Limit, FilterExpression } = input;
  const start = ExclusiveStartKey
    ? items.findIndex((each) => itemIn(found, ExclusiveStartKey) === each) + 1
    : 0;
  const scanned = items.slice(start, Limit === undefined ? undefined : start + Limit);
  const passes =
    FilterExpression === undefined ? () => true : conditionOf(FilterExpression, placeholders(input));
  const Items = scanned.filter(passes);
  const last = scanned.at(-1);
  const more = last !== undefined && start + scanned.length < items.length ? keyOf(found, last) : null;
  return answered(world, '1.0', {
    Items,
    Count: Items.length,
    ScannedCount: scanned.length,
    ...(more ? { LastEvaluatedKey: more } : {}),
  });
}

export const dynamodbApi = jsonApi({
  eventSource: 'dynamodb.amazonaws.com',
  version: '1.0',
  denied: { code: 'AccessDeniedException', status: 400 },
  operations: {
    GetItem: operation(z.object({ ...table, Key: item }), ({ TableName, Key }, world) =>
      onTable(world, TableName, 'GetItem', (found) => {
        if (!keyOf(found, Key)) return wrongKey;
        const Item = itemIn(found, Key);
        return answered(world, '1.0', Item ? { Item } : {});
      }),
    ),
    PutItem: operation(z.object({ ...conditional, Item: item }), (input, world) =>
      onTable(world, input.TableName, 'PutItem', (found) => {
        if (!keyOf(found, input.Item))
          return invalid('One or more parameter values were invalid: Missing the key in the item');
        if (new TextEncoder().encode(JSON.stringify(input.Item)).length > facts.dynamodbItem.value)
          return invalid('Item size has exceeded the maximum allowed size');
        const old = itemIn(found, input.Item);
        if (!holds(input, old)) return failedCondition;
        const Attributes = input.ReturnValues === 'ALL_OLD' && old ? { Attributes: old } : {};
        return written(world, withItem(found, input.Item, world.at), Attributes);
      }),
    ),
    UpdateItem: operation(
      z.object({ ...conditional, Key: item, UpdateExpression: z.optional(text) }),
      (input, world) =>
        onTable(world, input.TableName, 'UpdateItem', (found) => {
          const key = keyOf(found, input.Key);
          if (!key) return wrongKey;
          const old = itemIn(found, key);
          if (!holds(input, old)) return failedCondition;
          const { UpdateExpression, ReturnValues } = input;
          const update =
            UpdateExpression === undefined
              ? (all: Item) => all
              : updateOf(UpdateExpression, placeholders(input));
          const changed = update(old ?? key);
          if (JSON.stringify(keyOf(found, changed)) !== JSON.stringify(key))
            return invalid(
              'One or more parameter values were invalid: Cannot update attribute. This attribute is part of the key',
            );
          const shown = ReturnValues?.endsWith('_OLD')
            ? old
            : ReturnValues?.endsWith('_NEW')
              ? changed
              : undefined;
          const Attributes =
            shown && ReturnValues?.startsWith('UPDATED') ? different(shown, old ?? {}, changed) : shown;
          return written(world, withItem(found, changed, world.at), Attributes ? { Attributes } : {});
        }),
    ),
    DeleteItem: operation(z.object({ ...conditional, Key: item }), (input, world) =>
      onTable(world, input.TableName, 'DeleteItem', (found) => {
        if (!keyOf(found, input.Key)) return wrongKey;
        const old = itemIn(found, input.Key);
        if (!holds(input, old)) return failedCondition;
        const Attributes = input.ReturnValues === 'ALL_OLD' && old ? { Attributes: old } : {};
        return written(world, withoutItem(found, input.Key, world.at), Attributes);
      }),
    ),
    Query: operation(
      z.object({ ...reading, KeyConditionExpression: text, ScanIndexForward: z.optional(z.boolean()) }),
      (input, world) =>
        onTable(world, input.TableName, 'Query', (found) => {
          const { hash, matches } = keyCondition(
            input.KeyConditionExpression,
            placeholders(input),
            found.keys,
          );
          const items = partition(found, hash).filter(matches);
          return page(world, found, input.ScanIndexForward === false ? [...items].reverse() : items, input);
        }),
    ),
    Scan: operation(z.object(reading), (input, world) =>
      onTable(world, input.TableName, 'Scan', (found) =>
        page(world, found, Object.values(found.items), input),
      ),
    ),
  },
});

/** Only the members of `shown` that the update changed. */
function different(shown: Item, before: Item, after: Item): Item {
  return Object.fromEntries(
    Object.entries(shown).filter(([name]) => JSON.stringify(before[name]) !== JSON.stringify(after[name])),
  );
}
