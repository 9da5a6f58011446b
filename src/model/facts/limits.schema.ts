import { z } from 'zod';
import { entry } from './provenance.schema.ts';

/** A limit, a quota or a price. Ranges have `min` and `max`; single numbers have `value`. */
export const limitSchema = entry({
  name: z.string().min(1).describe('What is limited, in a few words.'),
  text: z.string().min(1).describe('The limit as a sentence, with what the numbers leave out.'),
  value: z.number().optional().describe('The number, where it is no range.'),
  min: z.number().optional().describe('Smallest allowed value.'),
  max: z.number().optional().describe('Largest allowed value.'),
  default: z.number().optional().describe('What AWS takes when nothing is said.'),
  unit: z.string().describe('Unit of all numbers of this entry; empty for a plain count.'),
});

export const limitsSchema = z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), limitSchema);
