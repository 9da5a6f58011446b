/** What a blueprint fills in, and how that differs from a function from scratch. */
import { templateName, isPolicyTemplate } from '#model/lambda/policy-templates.ts';
import { memoryMB, timeoutSeconds } from '#model/lambda/limits.ts';
import { createFields } from '#model/lambda/create-fields.ts';
import { fields } from '#model/lambda/fields.ts';
import { contentOf } from '#model/package/deployment-package.ts';
import { starterOf } from '../starter-code.ts';
import type { Blueprint } from './blueprint.ts';
import { words } from './blueprint.words.ts';
import type { CreateForm } from './create-form.ts';
import { createConsole } from './create.console.words.ts';

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
  const policies = [words.ownLogs, ...policyTemplates.filter(isPolicyTemplate).map(templateName)];
  const row = (what: string, scratch: string, ours: string): Comparison => ({
    what,
    scratch,
    blueprint: ours,
    differs: scratch !== ours,
  });
  return [
    row(fields.runtime.label, words.anyRuntime, words.fixedRuntime(runtime)),
    row(createConsole.code, sizeOf(starterOf(runtime)), sizeOf(blueprint.files)),
    row(fields.handler.label, fields.handler.default ?? '', handler),
    row(fields.description.label, words.none, description),
    row(fields.memory.label, `${memoryMB.default} MB`, `${memory} MB`),
    row(fields.timeout.label, `${timeoutSeconds.default} s`, `${timeout} s`),
    row(fields.environmentVariables.label, words.none, Object.keys(environment).join(', ') || words.none),
    row(words.rolePermissions, words.ownLogs, policies.join(', ')),
    row(createFields.trigger.label, words.none, triggerText(blueprint)),
    row(createConsole.tag, words.none, `lambda-console:blueprint=${id}`),
    row(fields.packageType.label, 'Zip', 'Zip'),
    row(words.left, words.ordinary, words.ordinary),
  ];
}

function triggerText({ trigger }: Blueprint): string {
  if (trigger === null) return words.none;
  if (trigger === 'url') return createConsole.functionUrl;
  return words[trigger.model === 'push' ? 'calls' : 'asked'](trigger.service);
}

function sizeOf(files: Blueprint['files']): string {
  const lines = Object.values(files).map((file) => {
    const content = contentOf(file);
    return typeof content === 'string' ? content.trimEnd().split('\n').length : 0;
  });
  const names = Object.keys(files).join(', ');
  return words.size(
    names,
    lines.reduce((sum, each) => sum + each, 0),
  );
}
