/**
 * What CDK makes of the templates that go out: its classes for SAM are generated from AWS's own description of the
 * resources, and refuse values of the wrong kind and members that are missing.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib/core';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectTemplate } from '#model/sam/project-template.ts';
import { logicalId } from '#model/sam/to-template.ts';
import { account } from '../lambda/example-function.ts';
import { blueprintProjects } from './example-blueprints.ts';
import { exampleProject, projects } from './example-project.ts';
import { schemaFaults } from './sam-json-schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'cfn-include-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Template {
  Resources: Record<string, object>;
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

interface WithUrl {
  FunctionUrlConfig?: { AuthType: string; Cors?: object };
}

/**
 * CDK's class for SAM has the CORS of an API in the place of that of a function URL. So it is given to the class of
 * the resource that SAM makes of it.
 */
function withUrlApart(text: string): string {
  const template = parse(text) as { Resources: Record<string, { Type: string; Properties: WithUrl }> };
  for (const [id, { Properties }] of Object.entries(template.Resources)) {
    const { Cors, ...rest } = Properties.FunctionUrlConfig ?? {};
    if (Cors === undefined) continue;
    Object.assign(Properties, { FunctionUrlConfig: rest });
    const { AuthType } = rest as { AuthType: string };
    const url = { TargetFunctionArn: { Ref: id }, AuthType, Cors };
    Object.assign(template.Resources, { [`${id}Url`]: { Type: 'AWS::Lambda::Url', Properties: url } });
  }
  return JSON.stringify(template);
}

describe('CfnInclude takes', { timeout: 60_000 }, () => {
  test('every blueprint', () => {
    const read = included(blueprintProjects.map((subject) => projectTemplate(subject, account)));
    for (const [index, { configuration }] of blueprintProjects.entries())
      expect(read[index]?.Resources[logicalId(configuration.FunctionName)]).toMatchObject({
        Properties: { Runtime: configuration.Runtime },
      });
  });

  test('two hundred functions of any kind, changes nothing in them, and so does SAM’s schema', () => {
    const texts = fc
      .sample(projects, { numRuns: 200, seed: 20261123 })
      .map((subject) => projectTemplate(subject, account));
    for (const text of texts) expect(schemaFaults(parse(text)), text).toEqual([]);
    const all = texts.join('\n');
    for (const part of [
      'Cors:',
      'Events:',
      'LoggingConfig:',
      'LayerVersion',
      'DeadLetterQueue:',
      'VpcConfig:',
    ])
      expect(all).toContain(part);
    const apart = texts.map(withUrlApart);
    const written = apart.map((text) => (JSON.parse(text) as Template).Resources);
    for (const [index, { Resources }] of included(apart).entries())
      expect(Resources, texts[index]).toEqual(written[index]);
  });

  test('nothing of the wrong kind', () => {
    const text = projectTemplate(exampleProject, account);
    expect(() => included([text.replace(/MemorySize: \d+/, 'MemorySize: [much]')])).toThrow();
    const url = { TargetFunctionArn: 'x', AuthType: 'NONE', Cors: { AllowOrigins: 'all' } };
    const resources = { Url: { Type: 'AWS::Lambda::Url', Properties: url } };
    expect(() => included([JSON.stringify({ Resources: resources })])).toThrow(/AllowOrigins|allowOrigins/);
  });
});
