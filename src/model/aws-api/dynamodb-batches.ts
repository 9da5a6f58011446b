/** Calls of DynamoDB about many items: batches, which may do a part, and transactions, which do all or nothing. */
import * as z from 'zod/mini';
import facts from '#content/facts/services.json' with { type: 'json' };
import type { Item } from '../services/attribute-value.ts';
import { type ServicesState, withResource } from '../services/services-state.ts';
import { itemId, itemIn, keyOf, type Table } from '../services/table.ts';
import type { AwsWorld, ServiceFault } from './aws-http.ts';
import {
  conditional,
  expressions,
  invalid,
  item,
  noTable,
  onTables,
  placeholders,
  tableName,
  tableOf,
  text,
  wrongKey,
} from './dynamodb-forms.ts';
import { checkedIn, deletedFrom, putInto, updatedIn, type Written } from './dynamodb-writes.ts';
import { answered, operation } from './json-api.ts';
import { projectionOf } from './projection.ts';
import { type Done, isFault } from './service-api.ts';

const duplicates = invalid('Provided list of item keys contains duplicates');

/** Whether two of them name the same item. */
function repeats(named: readonly { table: Table; key: Item }[]): boolean {
  const ids = named.map(({ table, key }) => `${table.TableName} ${itemId(table, key)}`);
  return new Set(ids).size < ids.length;
}

const keptIn = (services: ServicesState, table: Table): ServicesState =>
  withResource(services, 'tables', table.TableName, table);

const write = z.object({
  PutRequest: z.optional(z.object({ Item: item })),
  DeleteRequest: z.optional(z.object({ Key: item })),
});

const batchWrite = operation(z.object({ RequestItems: z.record(text, z.array(write)) }), (input, world) => {
  const named = Object.entries(input.RequestItems).map(([name, requests]) => ({
    table: tableOf(world, name),
    requests,
  }));
  const tables = named.flatMap(({ table, requests }) => (table ? [{ table, requests }] : []));
  if (tables.length < named.length) return noTable;
  const writes = tables.flatMap(({ table, requests }) => requests.map((each) => ({ table, ...each })));
  if (writes.length > facts.dynamodbBatchWrite.max)
    return invalid('Too many items requested for the BatchWriteItem call');
  const asked = tables.map(({ table }) => ({ action: 'dynamodb:BatchWriteItem', table }));
  return onTables(world, 'BatchWriteItem', asked, () => {
    const keys = writes.map(({ table, PutRequest, DeleteRequest }) => ({
      table,
      key: keyOf(table, PutRequest?.Item ?? DeleteRequest?.Key ?? {}),
    }));
    const whole = keys.flatMap(({ table, key }) => (key ? [{ table, key }] : []));
    if (whole.length < keys.length) return wrongKey;
    if (repeats(whole)) return duplicates;
    let after = world;
    for (const { table, PutRequest, DeleteRequest } of writes) {
      const now = tableOf(after, table.TableName) ?? table;
      const done = PutRequest
        ? putInto(now, PutRequest, world.at)
        : deletedFrom(now, { Key: DeleteRequest?.Key ?? {} }, world.at);
      if (isFault(done)) return done;
      after = { ...after, services: keptIn(after.services, done.table) };
    }
    return answered(world, '1.0', { UnprocessedItems: {} }, { services: after.services });
  });
});

const gets = z.object({
  ...expressions,
  Keys: z.array(item),
  ProjectionExpression: z.optional(text),
});

const batchGet = operation(z.object({ RequestItems: z.record(text, gets) }), (input, world) => {
  const named = Object.entries(input.RequestItems).map(([name, request]) => ({
    name,
    table: tableOf(world, name),
    request,
  }));
  const tables = named.flatMap(({ table, ...rest }) => (table ? [{ table, ...rest }] : []));
  if (tables.length < named.length) return noTable;
  const keys = tables.flatMap(({ table, request }) => request.Keys.map((key) => ({ table, key })));
  if (keys.length > facts.dynamodbBatchGet.max)
    return invalid('Too many items requested for the BatchGetItem call');
  const asked = tables.map(({ table }) => ({ action: 'dynamodb:BatchGetItem', table }));
  return onTables(world, 'BatchGetItem', asked, () => {
    if (keys.some(({ table, key }) => !keyOf(table, key))) return wrongKey;
    if (repeats(keys)) return duplicates;
    const Responses = Object.fromEntries(
      tables.map(({ name, table, request }) => {
        const part = projectionOf(request.ProjectionExpression, placeholders(request));
        const found = request.Keys.map((key) => itemIn(table, key)).filter((each) => each !== undefined);
        return [name, found.map(part)];
      }),
    );
    return answered(world, '1.0', { Responses, UnprocessedKeys: {} });
  });
});

const transactWrite = z.object({
  Put: z.optional(z.object({ ...conditional, Item: item })),
  Update: z.optional(z.object({ ...conditional, Key: item, UpdateExpression: z.optional(text) })),
  Delete: z.optional(z.object({ ...conditional, Key: item })),
  ConditionCheck: z.optional(z.object({ ...conditional, Key: item })),
});
type TransactWrite = z.infer<typeof transactWrite>;

interface Step {
  action: string;
  name: string;
  key: Item;
  run: (table: Table) => Written | ServiceFault;
}

/** `null`: it says nothing, or more than one thing. */
function stepOf({ Put, Update, Delete, ConditionCheck }: TransactWrite, { at }: AwsWorld): Step | null {
  const steps: Step[] = [];
  const add = (action: string, name: string, key: Item, run: Step['run']) =>
    steps.push({ action: `dynamodb:${action}`, name, key, run });
  if (Put) add('PutItem', Put.TableName, Put.Item, (table) => putInto(table, Put, at));
  if (Update) add('UpdateItem', Update.TableName, Update.Key, (table) => updatedIn(table, Update, at));
  if (Delete) add('DeleteItem', Delete.TableName, Delete.Key, (table) => deletedFrom(table, Delete, at));
  if (ConditionCheck) {
    const { TableName, Key } = ConditionCheck;
    add('ConditionCheckItem', TableName, Key, (table) => checkedIn(table, ConditionCheck));
  }
  return steps.length === 1 ? (steps[0] ?? null) : null;
}

/** Why each of a transaction's items is or is not to blame. */
function cancelled(results: readonly (Written | ServiceFault)[]): ServiceFault {
  const CancellationReasons = results.map((result) => {
    if (!isFault(result)) return { Code: 'None' };
    const Code = result.code.replace(/Exception$/, '').replace(/^Validation$/, 'ValidationError');
    return { Code, Message: result.message, ...result.members };
  });
  const list = CancellationReasons.map(({ Code }) => Code).join(', ');
  return {
    code: 'TransactionCanceledException',
    status: 400,
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${list}]`,
    members: { CancellationReasons },
  };
}

const tooMany = invalid(`Member must have length less than or equal to ${facts.dynamodbTransaction.max}`);

const transactWrites = operation(z.object({ TransactItems: z.array(transactWrite) }), (input, world) => {
  const given = input.TransactItems.map((each) => stepOf(each, world));
  const steps = given.filter((each) => each !== null);
  if (steps.length < given.length)
    return invalid('TransactItems can only contain one of Check, Put, Update or Delete');
  if (steps.length > facts.dynamodbTransaction.max) return tooMany;
  const found = steps.map((step) => ({ ...step, table: tableOf(world, step.name) }));
  const all = found.flatMap(({ table, ...step }) => (table ? [{ ...step, table }] : []));
  if (all.length < found.length) return noTable;
  return onTables(world, 'TransactWriteItems', all, (): Done | ServiceFault => {
    if (repeats(all)) return invalid('Transaction request cannot include multiple operations on one item');
    let { services } = world;
    const results = all.map(({ table, run }) => {
      const result = run(tableOf({ ...world, services }, table.TableName) ?? table);
      if (!isFault(result)) services = keptIn(services, result.table);
      return result;
    });
    return results.some(isFault) ? cancelled(results) : answered(world, '1.0', {}, { services });
  });
});

const get = z.object({
  Get: z.object({ ...tableName, ...expressions, Key: item, ProjectionExpression: z.optional(text) }),
});

const transactGets = operation(z.object({ TransactItems: z.array(get) }), (input, world) => {
  const asked = input.TransactItems.map(({ Get }) => ({ get: Get, table: tableOf(world, Get.TableName) }));
  const all = asked.flatMap((each) =>
    each.table ? [{ action: 'dynamodb:GetItem', get: each.get, table: each.table }] : [],
  );
  if (all.length < asked.length) return noTable;
  if (all.length > facts.dynamodbTransaction.max) return tooMany;
  return onTables(world, 'TransactGetItems', all, () => {
    if (all.some(({ table, get: { Key } }) => !keyOf(table, Key))) return wrongKey;
    const Responses = all.map(({ table, get: { Key, ...request } }) => {
      const found = itemIn(table, Key);
      return found ? { Item: projectionOf(request.ProjectionExpression, placeholders(request))(found) } : {};
    });
    return answered(world, '1.0', { Responses });
  });
});

export const dynamodbBatches = {
  BatchGetItem: batchGet,
  BatchWriteItem: batchWrite,
  TransactGetItems: transactGets,
  TransactWriteItems: transactWrites,
};
