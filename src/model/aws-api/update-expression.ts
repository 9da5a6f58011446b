/**
 * Updates of an item: SET, REMOVE, ADD and DELETE.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 */
import type { AttributeValue, Item } from '../services/attribute-value.ts';
import { sum } from './decimal.ts';
import {
  ExpressionFault,
  ExpressionReader,
  type Path,
  type Placeholders,
  valueAt,
} from './expression-reader.ts';

type Operand = (item: Item) => AttributeValue;
type Change = (before: Item, now: Item) => Item;

/** What the update makes of an item. Throws an `ExpressionFault`, and so does what it returns. */
export function updateOf(text: string, placeholders: Placeholders): (item: Item) => Item {
  const reader = new ExpressionReader(text, placeholders);
  const changes: Change[] = [];
  while (!reader.isOver) {
    const clause = reader.take().toUpperCase();
    do changes.push(changeOf(clause, reader));
    while (reader.skip(','));
  }
  if (changes.length === 0) throw new ExpressionFault('it is empty');
  // All operands see the item as it was before.
  return (item) => changes.reduce((now, change) => change(item, now), item);
}

function changeOf(clause: string, reader: ExpressionReader): Change {
  const path = reader.path();
  switch (clause) {
    case 'SET': {
      reader.expect('=');
      const value = valueOf(reader);
      return (before, now) => withValue(now, path, value(before));
    }
    case 'REMOVE':
      return (_, now) => withValue(now, path, undefined);
    case 'ADD': {
      const value = reader.value();
      return (before, now) => withValue(now, path, added(valueAt(before, path), value));
    }
    case 'DELETE': {
      const value = reader.value();
      return (before, now) => withValue(now, path, withoutMembers(valueAt(before, path), value));
    }
    default:
      throw new ExpressionFault(`"${clause}" is neither SET, REMOVE, ADD nor DELETE`);
  }
}

function valueOf(reader: ExpressionReader): Operand {
  const first = operand(reader);
  const sign = reader.skip('+') ? 1 : reader.skip('-') ? -1 : 0;
  if (sign === 0) return first;
  const second = operand(reader);
  return (item) => {
    const [a, b] = [first(item), second(item)];
    if (!('N' in a && 'N' in b)) throw new ExpressionFault('only numbers can be added up');
    return { N: sum(a.N, b.N, sign) };
  };
}

function operand(reader: ExpressionReader): Operand {
  if (reader.next?.startsWith(':')) {
    const value = reader.value();
    return () => value;
  }
  if (reader.isCall && reader.skip('if_not_exists')) {
    reader.expect('(');
    const path = reader.path();
    reader.expect(',');
    const preset = operand(reader);
    reader.expect(')');
    return (item) => valueAt(item, path) ?? preset(item);
  }
  if (reader.isCall && reader.skip('list_append')) {
    reader.expect('(');
    const first = operand(reader);
    reader.expect(',');
    const second = operand(reader);
    reader.expect(')');
    return (item) => {
      const [a, b] = [first(item), second(item)];
      if (!('L' in a && 'L' in b)) throw new ExpressionFault('list_append wants two lists');
      return { L: [...a.L, ...b.L] };
    };
  }
  const path = reader.path();
  return (item) => {
    const value = valueAt(item, path);
    if (value === undefined)
      throw new ExpressionFault(
        'The provided expression refers to an attribute that does not exist in the item',
      );
    return value;
  };
}

/** A number grows, a set gets more members; what is not there yet becomes the value. */
function added(old: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  if (old === undefined) return value;
  if ('N' in old && 'N' in value) return { N: sum(old.N, value.N, 1) };
  if ('SS' in old && 'SS' in value) return { SS: [...new Set([...old.SS, ...value.SS])] };
  if ('NS' in old && 'NS' in value) return { NS: [...new Set([...old.NS, ...value.NS])] };
  throw new ExpressionFault('ADD wants a number or a set of the type that is there');
}

function withoutMembers(old: AttributeValue | undefined, value: AttributeValue): AttributeValue | undefined {
  if (old === undefined) return undefined;
  if ('SS' in old && 'SS' in value) return emptied(old.SS, value.SS, (SS) => ({ SS }));
  if ('NS' in old && 'NS' in value) return emptied(old.NS, value.NS, (NS) => ({ NS }));
  throw new ExpressionFault('DELETE wants a set of the type that is there');
}

/** There is no empty set. */
function emptied(
  old: readonly string[],
  gone: readonly string[],
  made: (left: string[]) => AttributeValue,
): AttributeValue | undefined {
  const left = old.filter((each) => !gone.includes(each));
  return left.length > 0 ? made(left) : undefined;
}

function withValue(item: Item, path: Path, value: AttributeValue | undefined): Item {
  const changed = inside({ M: item }, path, value);
  return changed !== undefined && 'M' in changed ? changed.M : item;
}

function inside(
  holder: AttributeValue | undefined,
  [step, ...rest]: Path,
  value: AttributeValue | undefined,
): AttributeValue | undefined {
  if (step === undefined) return value;
  const wrong = new ExpressionFault(
    'The document path provided in the update expression is invalid for update',
  );
  if (typeof step === 'number') {
    if (holder === undefined || !('L' in holder)) throw wrong;
    const next = inside(holder.L[step], rest, value);
    const L = [...holder.L];
    if (next === undefined) L.splice(step, 1);
    // Beyond its end a list grows by one.
    else L[Math.min(step, L.length)] = next;
    return { L };
  }
  if (holder === undefined || !('M' in holder)) throw wrong;
  const { [step]: old, ...others } = holder.M;
  const next = inside(old, rest, value);
  return { M: next === undefined ? others : { ...holder.M, [step]: next } };
}
