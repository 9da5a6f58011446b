/** Keys, values and lines of a parsed template. */
import { isPair, isScalar, type Pair, type YAMLMap } from 'yaml';
import type { TemplateSource } from './template-source.ts';

export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => keyOf(pair) === key);
}

export function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}

/** From the first character of the key to the end of the value. */
export function rangeOf(pair: Pair | undefined): { from: number; to: number } {
  if (!isPair(pair)) return { from: 0, to: 0 };
  const from = rangeOfNode(pair.key)?.[0] ?? 0;
  return { from, to: rangeOfNode(pair.value)?.[1] ?? rangeOfNode(pair.key)?.[1] ?? from };
}

/** The lines of a key and its value, and where they begin. */
export function linesOf(
  source: TemplateSource,
  pair: Pair,
): { lines: { from: number; to: number }; at: number } {
  const { from, to } = rangeOf(pair);
  // A block ends where the next key begins: its own last line is the last one that holds something.
  const end = from + source.text.slice(from, to).trimEnd().length;
  return {
    lines: { from: source.placeOf(from).line, to: source.placeOf(Math.max(from, end - 1)).line },
    at: from,
  };
}

function rangeOfNode(node: unknown): readonly [number, number] | null {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
    return null;
  return [Number(node.range[0]), Number(node.range[1])];
}
