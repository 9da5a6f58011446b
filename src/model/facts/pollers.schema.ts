import { z } from 'zod';
import { entry } from './provenance.schema.ts';

/** Sources that Lambda reads itself. */
export const pollersSchema = z.record(
  z.string(),
  entry({
    name: z.string().describe('What the console calls it.'),
    asks: z.string().describe('What has to be named.'),
    preset: z.string().describe('A name to begin with; ours.'),
    actions: z.array(z.string()).describe('What the execution role has to allow on the source.'),
  }),
);
