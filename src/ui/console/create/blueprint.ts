import type { PolicyTemplateId } from '#model/lambda/policy-templates.ts';
import type { RunnableRuntime } from '#model/runtime-port.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';

/** What stands in front of a blueprint's function. */
export interface BlueprintTrigger {
  /** The console's name of the service. */
  service: string;
  /** What the learner may name: a bucket, a queue, a schedule. */
  asks: string;
  preset: string;
  /** push: the service calls Lambda and needs a permission; poll: Lambda asks the service, with the role. */
  model: 'push' | 'poll';
  /** Of a push. */
  principal?: string;
  /** ARN of the source, with {region}, {account} and {source} to be filled in. */
  sourceArn: string;
  /** A property of `Events` in the template: its type and properties. */
  template: { Type: string; Properties: Record<string, unknown> };
}

/** A sample that fills in the form. */
export interface Blueprint {
  id: string;
  title: string;
  description: string;
  runtime: RunnableRuntime;
  handler: string;
  /** MB. */
  memory: number;
  /** Seconds. */
  timeout: number;
  environment: Readonly<Record<string, string>>;
  policyTemplates: readonly PolicyTemplateId[];
  /** `url`: a function URL; `null`: none. */
  trigger: BlueprintTrigger | 'url' | null;
  files: PackageFiles;
  /** JSON text of an event as the trigger sends it. */
  event: string;
  /** What this sample does otherwise than AWS's own of that name. */
  note: string;
}
