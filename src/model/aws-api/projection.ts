/**
 * The parts of an item that were asked for.
 *
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html
 */
import type { AttributeValue, Item } from '../services/attribute-value.ts';
import { ExpressionFault, ExpressionReader, type Path, type Placeholders } from './expression-reader.ts';

/** Throws an `ExpressionFault`. `undefined` asks for everything. */
export function projectionOf(text: string | undefined, placeholders: Placeholders): (item: Item) => Item {
  if (text === undefined) return (item) => item;
  const reader = new ExpressionReader(text, placeholders);
  const paths = [reader.path()];
  while (reader.skip(',')) paths.push(reader.path());
  if (!reader.isOver) throw new ExpressionFault(`"${reader.next ?? ''}" is too much`);
  return (item) => membersOf(item, paths);
}

function membersOf(item: Item, paths: readonly Path[]): Item {
  return Object.fromEntries(
    stepsOf(paths).flatMap(([step, rest]) => {
      const value = typeof step === 'string' && Object.hasOwn(item, step) ? item[step] : undefined;
      const part = value && partOf(value, rest);
      return part ? [[String(step), part] as const] : [];
    }),
  );
}

/** What is not there is left out, and so is what holds nothing of what was asked for. */
function partOf(value: AttributeValue, paths: readonly Path[]): AttributeValue | undefined {
  if (paths.some(({ length }) => length === 0)) return value;
  if ('M' in value) {
    const M = membersOf(value.M, paths);
    return Object.keys(M).length === 0 ? undefined : { M };
  }
  if (!('L' in value)) return undefined;
  const L = stepsOf(paths)
    .filter((each): each is [number, Path[]] => typeof each[0] === 'number')
    .sort(([a], [b]) => a - b)
    .flatMap(([step, rest]) => {
      const held = value.L[step];
      return (held && partOf(held, rest)) ?? [];
    });
  return L.length === 0 ? undefined : { L };
}

function stepsOf(paths: readonly Path[]): [string | number, Path[]][] {
  const steps = new Map<string | number, Path[]>();
  for (const [step, ...rest] of paths) {
    if (step === undefined) continue;
    steps.set(step, [...(steps.get(step) ?? []), rest]);
  }
  return [...steps];
}
