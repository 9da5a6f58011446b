import { z } from 'zod';
import { entry } from './provenance.schema.ts';

/** Services that call a function themselves. */
export const triggersSchema = z.record(
  z.string(),
  entry({
    name: z.string().describe('What the console calls it.'),
    principal: z.string().describe('Who calls Lambda.'),
    invocation: z.enum(['sync', 'async']).describe('Whether it waits for the answer.'),
    sourceArn: z.string().describe('ARN of the source, with {region}, {account} and {source}.'),
    asks: z.string().describe('What has to be named.'),
    preset: z.string().describe('A name to begin with; ours.'),
  }),
);
