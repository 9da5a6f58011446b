/**
 * Conditions and filters of DynamoDB over an item.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
 */
import { type AttributeValue, compared, type Item, sameNumber } from '../services/attribute-value.ts';
import { ExpressionFault, ExpressionReader, type Placeholders, valueAt } from './expression-reader.ts';

type Test = (item: Item) => boolean;
type Operand = (item: Item) => AttributeValue | undefined;

/** Throws an `ExpressionFault`. */
export function conditionOf(text: string, placeholders: Placeholders): Test {
  const reader = new ExpressionReader(text, placeholders);
  const test = either(reader);
  if (!reader.isOver) throw new ExpressionFault(`"${reader.next ?? ''}" is too much`);
  return test;
}

function either(reader: ExpressionReader): Test {
  const first = both(reader);
  if (!reader.skip('OR')) return first;
  const second = either(reader);
  return (item) => first(item) || second(item);
}

function both(reader: ExpressionReader): Test {
  const first = one(reader);
  if (!reader.skip('AND')) return first;
  const second = both(reader);
  return (item) => first(item) && second(item);
}

function one(reader: ExpressionReader): Test {
  if (reader.skip('NOT')) {
    const denied = one(reader);
    return (item) => !denied(item);
  }
  if (reader.skip('(')) {
    const inner = either(reader);
    reader.expect(')');
    return inner;
  }
  if (reader.isCall && reader.next?.toLowerCase() !== 'size') return functionOf(reader);
  return comparison(reader);
}

function functionOf(reader: ExpressionReader): Test {
  const name = reader.take().toLowerCase();
  reader.expect('(');
  const path = reader.path();
  const second: Operand | null = reader.skip(',') ? operand(reader) : null;
  reader.expect(')');
  const found: Operand = (item) => valueAt(item, path);
  switch (name) {
    case 'attribute_exists':
      return (item) => found(item) !== undefined;
    case 'attribute_not_exists':
      return (item) => found(item) === undefined;
    case 'attribute_type':
      return (item) => {
        const [value, type] = [found(item), second?.(item)];
        return value !== undefined && type !== undefined && 'S' in type && Object.keys(value)[0] === type.S;
      };
    case 'begins_with':
      return (item) => {
        const [value, start] = [found(item), second?.(item)];
        if (value === undefined || start === undefined) return false;
        return 'S' in value && 'S' in start && value.S.startsWith(start.S);
      };
    case 'contains':
      return (item) => {
        const [value, part] = [found(item), second?.(item)];
        return value !== undefined && part !== undefined && contains(value, part);
      };
    default:
      throw new ExpressionFault(`there is no function ${name}`);
  }
}

function contains(value: AttributeValue, part: AttributeValue): boolean {
  if ('L' in value) return value.L.some((each) => same(each, part));
  if ('S' in part && 'S' in value) return value.S.includes(part.S);
  if ('S' in part && 'SS' in value) return value.SS.includes(part.S);
  if ('N' in part && 'NS' in value) return value.NS.some((each) => sameNumber(each) === sameNumber(part.N));
  return false;
}

function comparison(reader: ExpressionReader): Test {
  const left = operand(reader);
  if (reader.skip('BETWEEN')) {
    const low = operand(reader);
    reader.expect('AND');
    const high = operand(reader);
    return (item) =>
      ordered(left(item), low(item), (order) => order >= 0) &&
      ordered(left(item), high(item), (order) => order <= 0);
  }
  if (reader.skip('IN')) {
    reader.expect('(');
    const all = [operand(reader)];
    while (reader.skip(',')) all.push(operand(reader));
    reader.expect(')');
    return (item) => all.some((each) => equal(left(item), each(item)));
  }
  const sign = reader.take();
  const right = operand(reader);
  if (sign === '=') return (item) => equal(left(item), right(item));
  if (sign === '<>') return (item) => !equal(left(item), right(item));
  const holds = Object.hasOwn(orders, sign) ? orders[sign] : undefined;
  if (!holds) throw new ExpressionFault(`"${sign}" compares nothing`);
  return (item) => ordered(left(item), right(item), holds);
}

const orders: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function operand(reader: ExpressionReader): Operand {
  if (reader.next?.startsWith(':')) {
    const value = reader.value();
    return () => value;
  }
  if (reader.isCall && reader.skip('size')) {
    reader.expect('(');
    const path = reader.path();
    reader.expect(')');
    return (item) => sizeOf(valueAt(item, path));
  }
  const path = reader.path();
  return (item) => valueAt(item, path);
}

function sizeOf(value: AttributeValue | undefined): AttributeValue | undefined {
  if (value === undefined) return undefined;
  const [held] = Object.values(value) as unknown[];
  if (typeof held === 'string') return { N: String(new TextEncoder().encode(held).length) };
  return typeof held === 'object' && held !== null ? { N: String(Object.keys(held).length) } : undefined;
}

function equal(a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  return a !== undefined && b !== undefined && same(a, b);
}

function same(a: AttributeValue, b: AttributeValue): boolean {
  if ('N' in a && 'N' in b) return sameNumber(a.N) === sameNumber(b.N);
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Only values of one type have an order, and only texts, numbers and bytes. */
function ordered(
  a: AttributeValue | undefined,
  b: AttributeValue | undefined,
  holds: (order: number) => boolean,
): boolean {
  if (a === undefined || b === undefined) return false;
  const type = Object.keys(a)[0] ?? '';
  return ['S', 'N', 'B'].includes(type) && type === Object.keys(b)[0] && holds(compared(a, b));
}
