import { expect } from 'vitest';

/** Names of the members of a structure of AWS's SDK, as it carries them for its own serializer. */
export function membersOf(schema: unknown): Map<string, unknown> | null {
  const resolved: unknown = typeof schema === 'function' ? (schema as () => unknown)() : schema;
  if (!Array.isArray(resolved)) return null;
  const [kind, , , , names, schemas] = resolved as unknown[];
  if (!Array.isArray(names) || !Array.isArray(schemas))
    return Array.isArray(resolved[0]) || typeof resolved[0] === 'function' ? membersOf(resolved[0]) : null;
  expect(kind).toBeTypeOf('number');
  return new Map(names.map((name: unknown, index) => [String(name), schemas[index] as unknown]));
}
