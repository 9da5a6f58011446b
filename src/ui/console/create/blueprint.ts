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
  /** Of a poll: what the mapping is made with. */
  settings: z.optional(
    z.strictObject({
      BatchSize: z.number(),
      FunctionResponseTypes: z.optional(z.array(z.literal('ReportBatchItemFailures'))),
    }),
  ),
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
  /** What is made beside the trigger's own source, so that there is something to work with. */
  resources: z.optional(
    z.strictObject({
      /** Its key is a text. */
      table: z.optional(z.strictObject({ name: text, hash: text })),
      /** In the trigger's bucket, where that is new. */
      object: z.optional(z.strictObject({ key: text, contentType: text, content: text })),
    }),
  ),
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
