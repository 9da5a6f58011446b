/** What requests to DynamoDB have in common. */
import * as z from 'zod/mini';
import { isItem, type Item } from '../services/attribute-value.ts';
import { tableArn } from '../services/service-arn.ts';
import { resourceOf } from '../services/services-state.ts';
import type { Table } from '../services/table.ts';
import type { AwsWorld, ServiceFault } from './aws-http.ts';
import { ExpressionFault, type Placeholders } from './expression-reader.ts';
import type { Done, MayToo, PlannedCall } from './service-api.ts';

export const text = z.string();
export const item = z.custom<Item>(isItem);
export const expressions = {
  ExpressionAttributeNames: z.optional(z.record(text, text)),
  ExpressionAttributeValues: z.optional(item),
};
export const tableName = { TableName: text };
export const conditional = {
  ...tableName,
  ...expressions,
  ConditionExpression: z.optional(text),
  ReturnValuesOnConditionCheckFailure: z.optional(z.enum(['NONE', 'ALL_OLD'])),
};

type Expressions = z.infer<z.ZodMiniObject<typeof expressions>>;

export const placeholders = (input: Expressions): Placeholders => ({
  names: input.ExpressionAttributeNames ?? {},
  values: input.ExpressionAttributeValues ?? {},
});

export const invalid = (message: string): ServiceFault => ({
  code: 'ValidationException',
  status: 400,
  message,
});
export const wrongKey = invalid('The provided key element does not match the schema');
export const noTable: ServiceFault = {
  code: 'ResourceNotFoundException',
  status: 400,
  message: 'Requested resource not found',
};

/** A table may be named by its ARN. */
export function tableOf({ services }: AwsWorld, name: string): Table | undefined {
  return resourceOf(services, 'tables', name.slice(name.lastIndexOf('/') + 1));
}

/** What an expression that cannot be read is refused with. */
export function readable<Result>(run: () => Result): Result | ServiceFault {
  try {
    return run();
  } catch (error) {
    if (error instanceof ExpressionFault) return invalid(`Invalid expression: ${error.message}`);
    throw error;
  }
}

/** A table that is there, and what is to be done with it. */
export function onTable(
  world: AwsWorld,
  name: string,
  eventName: string,
  run: (table: Table) => Done | ServiceFault,
): PlannedCall | ServiceFault {
  const found = tableOf(world, name);
  if (!found) return noTable;
  return {
    eventName,
    action: `dynamodb:${eventName}`,
    resource: tableArn(world.account, found.TableName),
    parameters: { tableName: found.TableName },
    ...(found.Policy ? { policy: found.Policy } : {}),
    run: () => readable(() => run(found)),
  };
}

export interface Asked {
  action: string;
  table: Table;
}

/** A call about several tables: each has to be allowed. */
export function onTables(
  world: AwsWorld,
  eventName: string,
  asked: readonly Asked[],
  run: () => Done | ServiceFault,
): PlannedCall | ServiceFault {
  const [first, ...others] = asked;
  if (!first) return noTable;
  const arn = ({ table }: Asked) => tableArn(world.account, table.TableName);
  const refused = (may: MayToo) =>
    others.map((each) => may(each.action, arn(each), each.table.Policy)).find((fault) => fault !== null);
  return {
    eventName,
    action: first.action,
    resource: arn(first),
    parameters: { tableNames: [...new Set(asked.map(({ table }) => table.TableName))] },
    ...(first.table.Policy ? { policy: first.table.Policy } : {}),
    run: (may) => refused(may) ?? readable(run),
  };
}
