import type { z } from 'zod';

/** What a lesson author wrote does not fit its schema: says which file, which field, what is wrong and what to do. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
}

/**
 * `data` as the schema has it.
 *
 * @throws {ContentError} with one line for each field that does not fit
 */
export function parsed<S extends z.ZodType>(schema: S, data: unknown, file: string): z.infer<S> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const lines = result.error.issues.map(
    (issue) => `  ${issue.path.map(String).join('.') || '(the whole file)'}: ${issue.message}`,
  );
  throw new ContentError([`${file} does not fit its schema. Mend these fields:`, ...lines].join('\n'));
}
