/** What is wrong with a file that an author wrote: its line, the field, what came, and what the field is for. */
import {
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  type Document,
} from 'yaml';
import { z } from 'zod';

interface Place {
  file: string;
  /** Line of the file that the text begins on. */
  firstLine?: number;
}

/**
 * One sentence for each fault, as `file:line: field: what is wrong. What belongs there.`; none where the text fits.
 *
 * @param text YAML, or JSON, which is YAML too
 */
export function authorFaults(schema: z.ZodType, text: string, { file, firstLine = 1 }: Place): string[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const at = (offset: number) => `${file}:${lineCounter.linePos(offset).line + firstLine - 1}`;
  if (document.errors.length > 0)
    return document.errors.map(({ pos, message }) => `${at(pos[0])}: ${message}`);
  const result = schema.safeParse(document.toJS());
  if (result.success) return [];
  const faults = result.error.issues.map((issue) => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const field = [...path, ...(unknown === undefined ? [] : [unknown])].join('.') || 'the whole of it';
    const offset = offsetOf(document, unknown === undefined ? path : [...path, unknown]);
    return { offset, says: `${field}: ${issue.message}. ${remedy(schema, path, unknown)}`.trim() };
  });
  return faults.toSorted((a, b) => a.offset - b.offset).map(({ offset, says }) => `${at(offset)}: ${says}`);
}

/** Where the value stands, or its key where the value has no place; of what is missing, what it is missing from. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const found = isCollection(parent) ? entryOf(parent, path[length - 1]) : undefined;
    if (found !== undefined) return found;
  }
  return document.contents?.range?.[0] ?? 0;
}

function entryOf(parent: unknown, key: string | number | undefined): number | undefined {
  if (!isCollection(parent)) return undefined;
  if (!isMap(parent)) {
    const item = typeof key === 'number' ? parent.items[key] : undefined;
    return isNode(item) ? item.range?.[0] : undefined;
  }
  const pair = parent.items.find((each) => isPair(each) && isScalar(each.key) && each.key.value === key);
  return pair !== undefined && isScalar(pair.key) ? pair.key.range?.[0] : undefined;
}

const jsonSchema = z.looseObject({
  description: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
});

/** What the schema says of the field; of a key that it does not know, the keys that it does. */
function remedy(schema: z.ZodType, path: readonly (string | number)[], unknown: string | undefined): string {
  let here: unknown = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  for (const part of path) {
    const { properties, items } = jsonSchema.safeParse(here).data ?? {};
    here = typeof part === 'number' ? items : properties?.[part];
  }
  const { description, properties } = jsonSchema.safeParse(here).data ?? {};
  if (unknown !== undefined && properties) return `Known here: ${Object.keys(properties).join(', ')}.`;
  return description === undefined ? '' : `It is: ${description}`;
}
