/** Each blueprint of Create function as what the project of a function made of it is written from, for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { newRole } from '#model/lambda/execution-role.ts';
import { isPolicyTemplate } from '#model/lambda/policy-templates.ts';
import type { ProjectSubject } from '#model/sam/project-template.ts';
import { blueprintSchema } from '#ui/console/create/blueprint.ts';
import { account } from '../lambda/example-function.ts';
import { exampleProject } from './example-project.ts';

export const blueprintProjects: readonly ProjectSubject[] = readdirSync('content/blueprints').map((name) => {
  const text = readFileSync(`content/blueprints/${name}/blueprint.json`, 'utf8');
  const { id, runtime, handler, description, memory, timeout, environment, policyTemplates } =
    blueprintSchema.parse(JSON.parse(text));
  const role = newRole(account, {
    functionName: id,
    suffix: 'ab12cd34',
    templates: policyTemplates.filter(isPolicyTemplate),
    inVpc: false,
  });
  return {
    ...exampleProject,
    policies: role.Policies,
    configuration: {
      ...exampleProject.configuration,
      FunctionName: id,
      Runtime: runtime,
      Handler: handler,
      Description: description,
      MemorySize: memory,
      Timeout: timeout,
      ...(Object.keys(environment).length > 0 ? { Environment: { Variables: environment } } : {}),
    },
  };
});
