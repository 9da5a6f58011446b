/**
 * Blueprints: samples with everything that the form would ask for (content/blueprints). The code is ours.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/permissions-managed-policies.html
 */
import * as z from 'zod/mini';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import { runnableRuntimes } from '#model/runtime-port.ts';

const text = z.string();

const trigger = z.strictObject({
  /** The console's name of the service. */
  service: text,
  /** What the learner may name: a bucket, a queue, a rule. */
  asks: text,
  preset: text,
  /** push: the service calls Lambda and needs a permission; poll: Lambda asks the service, with the role. */
  model: z.enum(['push', 'poll']),
  /** Of a push. */
  principal: z.optional(text),
  /** ARN of the source, with {region}, {account} and {source} to be filled in. */
  sourceArn: text,
  /** An entry of `Events` in the template. */
  template: z.strictObject({ Type: text, Properties: z.record(text, z.unknown()) }),
});

export const blueprintSchema = z.strictObject({
  id: text,
  title: text,
  description: text,
  runtime: z.enum(runnableRuntimes),
  handler: text,
  /** MB. */
  memory: z.number(),
  /** Seconds. */
  timeout: z.number(),
  environment: z.record(text, text),
  policyTemplates: z.array(text),
  /** `url`: a function URL; `null`: none. */
  trigger: z.nullable(z.union([z.literal('url'), trigger])),
  /** What this sample does otherwise than AWS's own of that name. */
  note: text,
  sources: z.array(text),
  asOf: text,
  confidence: z.enum(['observed', 'unverified']),
});

export interface Blueprint extends z.infer<typeof blueprintSchema> {
  files: PackageFiles;
  /** JSON text of an event as the trigger sends it. */
  event: string;
}
