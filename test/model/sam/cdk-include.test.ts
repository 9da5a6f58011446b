/**
 * What CDK makes of the templates that go out: its classes for SAM are generated from AWS's own description of the
 * resources, and refuse values of the wrong kind and members that are missing.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import type { CfnFunction } from 'aws-cdk-lib/aws-sam';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { newRole } from '#model/lambda/execution-role.ts';
import { isPolicyTemplate } from '#model/lambda/policy-templates.ts';
import { projectTemplate, type ProjectSubject } from '#model/sam/project-template.ts';
import { logicalId } from '#model/sam/to-template.ts';
import { blueprintSchema } from '#ui/console/create/blueprint.ts';
import { account } from '../lambda/example-function.ts';
import { exampleProject, projects } from './example-project.ts';

const folder = mkdtempSync(join(tmpdir(), 'cfn-include-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Template {
  Resources: Record<string, { Properties?: object }>;
}

/** The templates as CDK writes them again; throws where it does not take one. */
function included(texts: readonly string[]): Template[] {
  const app = new App({ analyticsReporting: false });
  const stacks = texts.map((text, index) => {
    const stack = new Stack(app, `Stack${index}`);
    const templateFile = join(folder, `template-${index}.yaml`);
    writeFileSync(templateFile, text);
    new CfnInclude(stack, 'Template', { templateFile });
    return stack.stackName;
  });
  const assembly = app.synth();
  return stacks.map((name) => assembly.getStackByName(name).template as Template);
}

/** SAM has it, and CDK's class does not yet (sam-resource-function.html#sam-function-loggingconfig). */
const notInCdk = ['LoggingConfig'];

/** Members of the function that CDK's class does not know. */
function unknownMembers(text: string, id: string): string[] {
  const templateFile = join(folder, 'members.yaml');
  writeFileSync(templateFile, text);
  const stack = new Stack(new App({ analyticsReporting: false }), 'Stack');
  const resource = new CfnInclude(stack, 'Template', { templateFile }).getResource(id) as CfnFunction;
  const { Resources } = parse(text) as { Resources: Record<string, { Properties: object }> };
  return Object.keys(Resources[id]?.Properties ?? {}).filter(
    (member) => !notInCdk.includes(member) && !(member.charAt(0).toLowerCase() + member.slice(1) in resource),
  );
}

const blueprints = readdirSync('content/blueprints').map((name) =>
  blueprintSchema.parse(JSON.parse(readFileSync(`content/blueprints/${name}/blueprint.json`, 'utf8'))),
);

function projectOf(blueprint: (typeof blueprints)[number]): ProjectSubject {
  const { id, runtime, handler, description, memory, timeout, environment } = blueprint;
  const role = newRole(account, {
    functionName: id,
    suffix: 'ab12cd34',
    templates: blueprint.policyTemplates.filter(isPolicyTemplate),
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
}

describe('CfnInclude takes', { timeout: 60_000 }, () => {
  test('every blueprint', () => {
    const texts = blueprints.map((blueprint) => projectTemplate(projectOf(blueprint), account));
    const read = included(texts);
    for (const [index, { id, runtime }] of blueprints.entries()) {
      const name = logicalId(id);
      expect(unknownMembers(texts[index] ?? '', name)).toEqual([]);
      expect(read[index]?.Resources[name]).toMatchObject({ Properties: { Runtime: runtime } });
    }
  });

  test('two hundred functions of any kind, and changes nothing in them', () => {
    const texts = fc
      .sample(projects, { numRuns: 200, seed: 20261123 })
      .map((subject) => projectTemplate(subject, account));
    const written = texts.map((text) => (parse(text) as Template).Resources);
    for (const [index, { Resources }] of included(texts).entries())
      expect(Resources, texts[index]).toEqual(written[index]);
  });

  test('nothing of the wrong kind', () => {
    const text = projectTemplate(exampleProject, account);
    expect(() => included([text.replace(/MemorySize: \d+/, 'MemorySize: [much]')])).toThrow();
    const id = logicalId(exampleProject.configuration.FunctionName);
    expect(unknownMembers(text.replace('MemorySize', 'Memory'), id)).toEqual(['Memory']);
  });
});
