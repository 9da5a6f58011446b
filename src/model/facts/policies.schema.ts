import { z } from 'zod';
import { entry } from './provenance.schema.ts';

const list = z.union([z.string(), z.array(z.string()).min(1)]);

const document = z
  .strictObject({
    Version: z.literal('2012-10-17'),
    Statement: z
      .array(z.strictObject({ Effect: z.enum(['Allow', 'Deny']), Action: list, Resource: list }))
      .min(1),
  })
  .describe('The policy as AWS publishes it, with the Region, account and names of its examples.');

/** Policy templates of "Create a new role from AWS policy templates". */
export const policyTemplatesSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9-]*$/),
  entry({
    name: z.string().min(1).describe('What the console calls the template.'),
    kind: z
      .enum(['standard', 'selectable'])
      .describe('standard: Lambda adds it by itself for an option; selectable: a learner may choose it.'),
    document,
  }),
);

/** Policies that AWS keeps itself and that roles of functions often have. */
export const managedPoliciesSchema = z.record(
  z.string().regex(/^AWSLambda\w+$/),
  entry({
    name: z.string().describe('Name of the policy.'),
    arn: z
      .string()
      .regex(/^arn:aws:iam::aws:policy\//)
      .describe('ARN of the policy; AWS is the account.'),
    version: z
      .string()
      .regex(/^v\d+$/)
      .describe('Version that was read.'),
    actions: z.array(z.string()).min(1).describe('What it allows, on every resource.'),
  }),
);
