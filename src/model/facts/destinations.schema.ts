import { z } from 'zod';
import { entry } from './provenance.schema.ts';

/** What Lambda can send the record of an asynchronous event to. */
export const destinationsSchema = z.record(
  z.string(),
  entry({
    name: z.string().describe('What the console calls it.'),
    service: z.string().describe('The service, as refusals name it.'),
    on: z.array(z.enum(['success', 'failure'])).describe('Conditions that it can be set for.'),
    arn: z.string().describe('ARN, with {region}, {account} and {target}.'),
    asks: z.string().describe('What has to be named.'),
    preset: z
      .strictObject({ failure: z.string(), success: z.string() })
      .describe('A name to begin with, by the condition; ours.'),
    action: z.array(z.string()).describe('What the execution role has to allow; the first one is looked at.'),
    operation: z.string().describe('The call, as refusals name it.'),
    policyName: z.string().describe('What the console puts before the name of the policy that it adds.'),
  }),
);
