import { z } from 'zod';
import { entry } from './provenance.schema.ts';

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}

/** Regular expressions of the API model, as AWS quotes them in its refusals. */
export const patternsSchema = z.record(
  z.string(),
  entry({
    member: z.string().describe('Member of the request that has to match.'),
    value: z
      .string()
      .refine(compiles, 'no regular expression')
      .describe('The pattern, unanchored as AWS prints it.'),
  }),
);
