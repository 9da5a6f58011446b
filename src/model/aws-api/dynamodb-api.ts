/**
 * DynamoDB as it speaks: JSON 1.0.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
 */
import * as z from 'zod/mini';
import type { Item } from '../services/attribute-value.ts';
import { tableArn } from '../services/service-arn.ts';
import { withResource } from '../services/services-state.ts';
import type { AwsWorld, ServiceFault } from './aws-http.ts';
import { dynamodbBatches } from './dynamodb-batches.ts';
import { conditional, item, onTable, tableName, text } from './dynamodb-forms.ts';
import { dynamodbReads } from './dynamodb-reads.ts';
import { deletedFrom, putInto, updatedIn, type Written } from './dynamodb-writes.ts';
import { answered, jsonApi, operation } from './json-api.ts';
import { type Done, isFault } from './service-api.ts';

const returning = z.optional(z.enum(['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW']));
const writing = { ...conditional, ReturnValues: returning };

/** @param shown what is answered of the item */
function kept(
  world: AwsWorld,
  written: Written | ServiceFault,
  shown: (written: Written) => Item | undefined,
): Done | ServiceFault {
  if (isFault(written)) return written;
  const { table } = written;
  const services = withResource(world.services, 'tables', table.TableName, table);
  const Attributes = shown(written);
  return answered(world, '1.0', Attributes ? { Attributes } : {}, { services });
}

type Returning = z.infer<typeof returning>;

const oldOnly =
  (values: Returning) =>
  ({ old }: Written): Item | undefined =>
    values === 'ALL_OLD' ? old : undefined;

function updatedMembers(values: Returning, { old, now }: Written): Item | undefined {
  const all = values?.endsWith('_OLD') ? old : values?.endsWith('_NEW') ? now : undefined;
  return all && values?.startsWith('UPDATED') ? different(all, old ?? {}, now ?? {}) : all;
}

/** Only the members of `shown` that the update changed. */
function different(shown: Item, before: Item, after: Item): Item {
  return Object.fromEntries(
    Object.entries(shown).filter(([name]) => JSON.stringify(before[name]) !== JSON.stringify(after[name])),
  );
}

export const dynamodbApi = jsonApi({
  eventSource: 'dynamodb.amazonaws.com',
  version: '1.0',
  denied: { code: 'AccessDeniedException', status: 400 },
  // From the time before expressions, and scans in several pieces.
  unmodelled: [
    'AttributesToGet',
    'AttributeUpdates',
    'ConditionalOperator',
    'Expected',
    'KeyConditions',
    'QueryFilter',
    'ScanFilter',
    'Segment',
  ],
  operations: {
    ...dynamodbReads,
    ...dynamodbBatches,
    PutItem: operation(z.object({ ...writing, Item: item }), (input, world) =>
      onTable(world, input.TableName, 'PutItem', (found) =>
        kept(world, putInto(found, input, world.at), oldOnly(input.ReturnValues)),
      ),
    ),
    UpdateItem: operation(
      z.object({ ...writing, Key: item, UpdateExpression: z.optional(text) }),
      (input, world) =>
        onTable(world, input.TableName, 'UpdateItem', (found) =>
          kept(world, updatedIn(found, input, world.at), (written) =>
            updatedMembers(input.ReturnValues, written),
          ),
        ),
    ),
    DeleteItem: operation(z.object({ ...writing, Key: item }), (input, world) =>
      onTable(world, input.TableName, 'DeleteItem', (found) =>
        kept(world, deletedFrom(found, input, world.at), oldOnly(input.ReturnValues)),
      ),
    ),
    DescribeTable: operation(z.object(tableName), ({ TableName }, world) =>
      onTable(world, TableName, 'DescribeTable', ({ TableName: name, keys, items, stream }) =>
        answered(world, '1.0', {
          Table: {
            TableName: name,
            TableArn: tableArn(world.account, name),
            TableStatus: 'ACTIVE',
            ItemCount: Object.keys(items).length,
            KeySchema: [
              { AttributeName: keys.hash, KeyType: 'HASH' },
              ...(keys.range === undefined ? [] : [{ AttributeName: keys.range, KeyType: 'RANGE' }]),
            ],
            ...(stream ? { LatestStreamLabel: stream.LatestStreamLabel } : {}),
          },
        }),
      ),
    ),
    ListTables: operation(z.object({}), (_, world) => ({
      eventName: 'ListTables',
      action: 'dynamodb:ListTables',
      resource: '*',
      parameters: {},
      run: () => answered(world, '1.0', { TableNames: Object.keys(world.services.tables) }),
    })),
  },
});
