/** The condition of a Query: one partition, and which of its items. */
import type { AttributeValue, Item } from '../services/attribute-value.ts';
import type { TableKeys } from '../services/table.ts';
import { conditionOf } from './condition-expression.ts';
import { ExpressionFault, ExpressionReader, type Placeholders } from './expression-reader.ts';

/** Throws an `ExpressionFault`. */
export function keyCondition(
  text: string,
  placeholders: Placeholders,
  { hash }: TableKeys,
): { hash: AttributeValue; matches: (item: Item) => boolean } {
  const reader = new ExpressionReader(text, placeholders);
  let value: AttributeValue | undefined;
  while (!reader.isOver) {
    const isName =
      /^[#A-Za-z]/.test(reader.next ?? '') && !reader.isCall && !/^(and|between)$/i.test(reader.next ?? '');
    if (!isName) reader.take();
    else if (reader.path().join('.') === hash && reader.skip('=')) value = reader.value();
  }
  if (value === undefined) throw new ExpressionFault(`it does not say which ${hash} is wanted`);
  return { hash: value, matches: conditionOf(text, placeholders) };
}
