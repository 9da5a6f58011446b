import type { z } from 'zod';

/** Reads back what was typed into a form and kept as JSON; null where it is not that. */
export function typedReader<Typed>(schema: z.ZodType<Typed>): (text: string) => Typed | null {
  return (text) => {
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      return null;
    }
  };
}
