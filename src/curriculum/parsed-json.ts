import type { z } from 'zod';
import { authorFaults } from './author-faults.ts';
import { ContentError } from './parsed.ts';

/**
 * A JSON file as the schema has it.
 *
 * @throws {ContentError} when the text is not JSON or does not fit the schema, with the line of each fault
 */
export function parsedJson<S extends z.ZodType>(schema: S, text: string, file: string): z.infer<S> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new ContentError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new ContentError(authorFaults(schema, text, { file }).join('\n'));
}
