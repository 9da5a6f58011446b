/** What one write makes of a table, wherever it stands: in a call of its own or in a transaction. */
import facts from '#content/facts/services.json' with { type: 'json' };
import type { Item } from '../services/attribute-value.ts';
import { itemIn, keyOf, type Table, withItem, withoutItem } from '../services/table.ts';
import type { Instant } from '../telemetry/trace.ts';
import type { ServiceFault } from './aws-http.ts';
import { conditionOf } from './condition-expression.ts';
import { invalid, placeholders, wrongKey } from './dynamodb-forms.ts';
import { updateOf } from './update-expression.ts';

export interface Conditional {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Item | undefined;
  ConditionExpression?: string | undefined;
  ReturnValuesOnConditionCheckFailure?: 'NONE' | 'ALL_OLD' | undefined;
}

export interface Written {
  table: Table;
  /** The item as it was before; left out: there was none. */
  old?: Item;
  /** As it is now; left out: there is none. */
  now?: Item;
}

/** `null`: the condition holds, or there is none. */
function failedCondition(input: Conditional, old: Item | undefined): ServiceFault | null {
  const { ConditionExpression: condition, ReturnValuesOnConditionCheckFailure: shown } = input;
  if (condition === undefined || conditionOf(condition, placeholders(input))(old ?? {})) return null;
  return {
    code: 'ConditionalCheckFailedException',
    status: 400,
    message: 'The conditional request failed',
    ...(shown === 'ALL_OLD' && old ? { members: { Item: old } } : {}),
  };
}

const outcome = (table: Table, old: Item | undefined, now?: Item): Written => ({
  table,
  ...(old ? { old } : {}),
  ...(now ? { now } : {}),
});

export function putInto(
  table: Table,
  input: Conditional & { Item: Item },
  at: Instant,
): Written | ServiceFault {
  if (!keyOf(table, input.Item))
    return invalid('One or more parameter values were invalid: Missing the key in the item');
  if (new TextEncoder().encode(JSON.stringify(input.Item)).length > facts.dynamodbItem.value)
    return invalid('Item size has exceeded the maximum allowed size');
  const old = itemIn(table, input.Item);
  return failedCondition(input, old) ?? outcome(withItem(table, input.Item, at), old, input.Item);
}

export function updatedIn(
  table: Table,
  input: Conditional & { Key: Item; UpdateExpression?: string | undefined },
  at: Instant,
): Written | ServiceFault {
  const key = keyOf(table, input.Key);
  if (!key) return wrongKey;
  const old = itemIn(table, key);
  const failed = failedCondition(input, old);
  if (failed) return failed;
  const { UpdateExpression } = input;
  const update =
    UpdateExpression === undefined ? (all: Item) => all : updateOf(UpdateExpression, placeholders(input));
  const now = update(old ?? key);
  if (JSON.stringify(keyOf(table, now)) !== JSON.stringify(key))
    return invalid(
      'One or more parameter values were invalid: Cannot update attribute. This attribute is part of the key',
    );
  return outcome(withItem(table, now, at), old, now);
}

export function deletedFrom(
  table: Table,
  input: Conditional & { Key: Item },
  at: Instant,
): Written | ServiceFault {
  if (!keyOf(table, input.Key)) return wrongKey;
  const old = itemIn(table, input.Key);
  return failedCondition(input, old) ?? outcome(withoutItem(table, input.Key, at), old);
}

/** Changes nothing; its condition is all there is to it. */
export function checkedIn(table: Table, input: Conditional & { Key: Item }): Written | ServiceFault {
  if (!keyOf(table, input.Key)) return wrongKey;
  const old = itemIn(table, input.Key);
  return failedCondition(input, old) ?? outcome(table, old, old);
}
