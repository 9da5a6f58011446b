/**
 * What goes out, held against SAM's own schema of its templates. Projects of two hundred functions of any kind are held
 * against it in `cdk-include.test.ts`, which has them already.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectTemplate, type ProjectSubject } from '#model/sam/project-template.ts';
import { readSource } from '#model/sam/template-source.ts';
import { toTemplate } from '#model/sam/to-template.ts';
import { account } from '../lambda/example-function.ts';
import { blueprintProjects } from './example-blueprints.ts';
import { exampleProject } from './example-project.ts';
import { subjects } from './example-subject.ts';
import { schemaFaults } from './sam-json-schema.ts';

const project = (subject: ProjectSubject): unknown => parse(projectTemplate(subject, account));
const seed = 20261123;

describe('SAM’s schema takes', () => {
  test('every blueprint, as a project and in the Template view', () => {
    expect(blueprintProjects.length).toBeGreaterThanOrEqual(8);
    for (const subject of blueprintProjects) {
      expect(schemaFaults(project(subject)), subject.configuration.FunctionName).toEqual([]);
      expect(schemaFaults(parse(toTemplate(subject, account)))).toEqual([]);
    }
  });

  test('a function from an image, whether or not anybody knows how it is built', () => {
    const overrides = { EntryPoint: ['/bin/app'], Command: ['a', 'b'], WorkingDirectory: '/opt' };
    const configuration = {
      ...exampleProject.configuration,
      PackageType: 'Image' as const,
      ImageConfigResponse: { ImageConfig: overrides },
    };
    const subject = { ...exampleProject, configuration };
    const build = { dockerfile: 'FROM scratch\n', tag: 'v1' };
    expect(schemaFaults(project(subject))).toEqual([]);
    expect(schemaFaults(project({ ...subject, build }))).toEqual([]);
  });

  test('two hundred functions of any kind in the Template view', () => {
    for (const subject of fc.sample(subjects, { numRuns: 200, seed }))
      expect(schemaFaults(parse(toTemplate(subject, account)))).toEqual([]);
  });
});

describe('SAM’s schema refuses', () => {
  const written = projectTemplate(fullProject(), account);
  const changed = (from: string | RegExp, to: string): string[] => {
    const text = written.replace(from, to);
    expect(text).not.toBe(written);
    return schemaFaults(parse(text));
  };

  test('nothing before it is changed', () => {
    expect(schemaFaults(parse(written))).toEqual([]);
    // Without an alias, which CloudFormation would refuse.
    expect(readSource(written)).toMatchObject({ ok: true });
  });

  test.each([
    ['a property that SAM does not know', 'MemorySize:', 'Memory:', /Properties must NOT .*: Memory$/],
    ['one of LoggingConfig', 'LogFormat:', 'Format:', /LoggingConfig must NOT .*: Format$/],
    ['one of CORS', 'AllowOrigins:', 'AllowOrigin:', /Cors must NOT .*: AllowOrigin$/],
    ['one of an event', 'BatchSize:', 'Size:', /Properties must NOT .*: Size$/],
    ['one of a permission', 'Principal:', 'Who:', /Properties must NOT .*: Who$/],
    ['one of a layer', 'ContentUri:', 'CodeUri:', /Properties must NOT .*: CodeUri$/],
    ['an event without its queue', /Queue:\n.*\n/, '# none\n', /required property 'Queue'/],
    [
      'a function URL without its authorisation',
      /AuthType: .*\n/,
      '# none\n',
      /required property 'AuthType'/,
    ],
    ['a list for a number', /MemorySize: \d+/, 'MemorySize: [128]', /MemorySize must be number/],
    ['a number for a list', / Architectures:\n.*\n/, ' Architectures: 1\n', /Architectures must be array/],
    [
      'another destination than those that there are',
      'Type: SNS',
      'Type: Fax',
      /OnSuccess\/Type must be equal/,
    ],
    ['an event of a type that SAM does not have', 'Type: SQS', 'Type: Mail', /Type must be equal to one of/],
    ['a section that templates do not have', 'Outputs:', 'Output:', /must NOT .*: Output$/],
  ])('%s', (_, from, to, words) => {
    expect(changed(from, to).join('\n')).toMatch(new RegExp(words.source, 'm'));
  });
});

function fullProject(): ProjectSubject {
  return {
    ...exampleProject,
    eventInvokeConfig: {
      ...exampleProject.eventInvokeConfig,
      DestinationConfig: { OnSuccess: { Destination: 'arn:aws:sns:us-east-1:123456789012:done' } },
    },
    functionUrl: {
      FunctionUrl: 'https://0.lambda-url.us-east-1.on.aws/',
      AuthType: 'NONE',
      InvokeMode: 'BUFFERED',
      Cors: { AllowOrigins: ['*'] },
    },
    policy: [{ StatementId: 'a', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' }],
    mappings: [
      {
        UUID: '00000000-0000-4000-8000-000000000000',
        EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:orders',
        FunctionArn: exampleProject.configuration.FunctionArn,
        BatchSize: 7,
        MaximumBatchingWindowInSeconds: 0,
        State: 'Enabled',
        StateTransitionReason: 'User action',
        LastModified: 0,
      },
    ],
    layers: [{ 'nodejs/node_modules/a/index.js': '' }],
  };
}
