/** What a blueprint fills in, and how that differs from a function from scratch. */
import { templateName, isPolicyTemplate } from '#model/lambda/policy-templates.ts';
import { memoryMB, timeoutSeconds } from '#model/lambda/limits.ts';
import { fields } from '#model/lambda/fields.ts';
import { contentOf } from '#model/package/deployment-package.ts';
import { starterOf } from '../starter-code.ts';
import type { Blueprint } from './blueprint.ts';
import type { CreateForm } from './create-form.ts';

/** The form as it stands once a blueprint is chosen: the name stays, the rest is the blueprint's. */
export function filledIn(form: CreateForm, blueprint: Blueprint): CreateForm {
  const { id, runtime, environment, policyTemplates, trigger } = blueprint;
  return {
    ...form,
    blueprint: id,
    runtime,
    environment: { ...environment },
    roleChoice: policyTemplates.length > 0 ? 'templates' : 'basic',
    policyTemplates: [...policyTemplates],
    trigger: trigger === null || trigger === 'url' ? '' : trigger.preset,
    functionUrl: trigger === 'url',
    urlAuthType: trigger === 'url' ? 'NONE' : 'AWS_IAM',
  };
}

export interface Comparison {
  what: string;
  scratch: string;
  blueprint: string;
  differs: boolean;
}

/** Everything that a blueprint fills in, against from scratch. */
export function comparison(blueprint: Blueprint): Comparison[] {
  const { id, runtime, handler, memory, timeout, description, environment, policyTemplates } = blueprint;
  const policies = ['logs of this function', ...policyTemplates.filter(isPolicyTemplate).map(templateName)];
  const row = (what: string, scratch: string, ours: string): Comparison => ({
    what,
    scratch,
    blueprint: ours,
    differs: scratch !== ours,
  });
  return [
    row('Runtime', 'yours to choose', `${runtime}, fixed`),
    row('Code', sizeOf(starterOf(runtime)), sizeOf(blueprint.files)),
    row('Handler', fields.handler.default ?? '', handler),
    row('Description', 'none', description),
    row('Memory', `${memoryMB.default} MB`, `${memory} MB`),
    row('Timeout', `${timeoutSeconds.default} s`, `${timeout} s`),
    row('Environment variables', 'none', Object.keys(environment).join(', ') || 'none'),
    row('Permissions of the role', 'logs of this function', policies.join(', ')),
    row('Trigger', 'none', triggerText(blueprint)),
    row('Tag', 'none', `lambda-console:blueprint=${id}`),
    row('Package type', 'Zip', 'Zip'),
    row('What is left of it afterwards', 'an ordinary function', 'an ordinary function'),
  ];
}

function triggerText({ trigger }: Blueprint): string {
  if (trigger === null) return 'none';
  if (trigger === 'url') return 'Function URL';
  return `${trigger.service}, ${trigger.model === 'push' ? 'which calls Lambda' : 'which Lambda asks'}`;
}

function sizeOf(files: Blueprint['files']): string {
  const lines = Object.values(files).map((file) => {
    const content = contentOf(file);
    return typeof content === 'string' ? content.trimEnd().split('\n').length : 0;
  });
  const names = Object.keys(files).join(', ');
  return `${names}, ${lines.reduce((sum, each) => sum + each, 0)} lines`;
}
