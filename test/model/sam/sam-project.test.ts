import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { samProject, stackName, type ProjectInput } from '#model/sam/sam-project.ts';
import { contentOf } from '#model/package/deployment-package.ts';
import { account } from '../lambda/example-function.ts';
import { exampleProject } from './example-project.ts';

const input: ProjectInput = {
  subject: exampleProject,
  account,
  testEvents: [{ name: 'one two', payload: '{"a":1}' }],
  kept: null,
};
const fromImage: ProjectInput['subject'] = {
  ...exampleProject,
  configuration: {
    ...exampleProject.configuration,
    PackageType: 'Image',
    Runtime: '',
    Handler: '',
    ImageConfigResponse: { ImageConfig: { Command: ['other.handler'] } },
  },
};
const text = (files: ReturnType<typeof samProject>, path: string): string => {
  const file = files[path];
  return file === undefined ? '' : String(contentOf(file));
};
interface Read {
  Parameters?: object;
  Resources: Record<string, { Type: string; Metadata?: object; Properties: Record<string, unknown> }>;
}
const templateOf = (subject: ProjectInput['subject'], rest: Partial<ProjectInput> = {}): Read =>
  parse(text(samProject({ ...input, ...rest, subject }), 'template.yaml')) as Read;

test('a project has a template, the code, an event, the settings and a way to go on', () => {
  const files = samProject(input);
  expect(Object.keys(files).sort()).toEqual([
    'README.md',
    'events/one-two.json',
    'samconfig.toml',
    'src/index.mjs',
    'template.yaml',
  ]);
  expect(text(files, 'src/index.mjs')).toBe(contentOf(exampleProject.files['index.mjs'] ?? ''));
  expect(text(files, 'samconfig.toml')).toContain('stack_name = "hello"');
  expect(text(files, 'README.md')).toContain('sam local invoke hello --event events/one-two.json');
});

describe('the template', () => {
  test('names no account: neither a role of this one nor its number', () => {
    const { configuration } = exampleProject;
    const subject = {
      ...exampleProject,
      configuration: {
        ...configuration,
        KMSKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/1',
        DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:dead' },
        VpcConfig: { VpcId: 'vpc-1', SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
      },
      policies: [
        {
          PolicyName: 'ReadsQueue',
          PolicyArn: 'arn:aws:iam::123456789012:policy/ReadsQueue',
          PolicyDocument: {
            Version: '2012-10-17' as const,
            Statement: [
              {
                Effect: 'Allow' as const,
                Action: 'sqs:ReceiveMessage',
                Resource: 'arn:aws:sqs:us-east-1:123456789012:orders',
              },
            ],
          },
        },
      ],
    };
    const written = text(samProject({ ...input, subject }), 'template.yaml');
    expect(written).not.toContain('123456789012');
    expect(written).not.toMatch(/subnet-1|sg-1/);
    const { Parameters, Resources } = parse(written) as Read;
    expect(Object.keys(Parameters ?? {})).toEqual(['SubnetIds', 'SecurityGroupIds', 'KmsKeyArn']);
    expect(Resources['hello']?.Properties).toMatchObject({
      DeadLetterQueue: {
        Type: 'SQS',
        TargetArn: { 'Fn::Sub': 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:dead' },
      },
      KmsKeyArn: { Ref: 'KmsKeyArn' },
    });
    expect(Resources['hello']?.Properties).not.toHaveProperty('Role');
  });

  test('has a statement for each caller but for those that SAM lets in itself', () => {
    const subject: ProjectInput['subject'] = {
      ...exampleProject,
      functionUrl: { FunctionUrl: 'https://x/', AuthType: 'NONE', InvokeMode: 'BUFFERED' },
      policy: [
        { StatementId: 'FunctionURLAllowPublicAccess', Action: 'lambda:InvokeFunctionUrl', Principal: '*' },
        {
          StatementId: 'a',
          Action: 'lambda:InvokeFunction',
          Principal: 's3.amazonaws.com',
          SourceAccount: '123456789012',
        },
      ],
    };
    const permissions = Object.values(templateOf(subject).Resources).filter(
      ({ Type }) => Type === 'AWS::Lambda::Permission',
    );
    expect(permissions).toHaveLength(1);
    expect(permissions[0]?.Properties).toMatchObject({ SourceAccount: { 'Fn::Sub': '${AWS::AccountId}' } });
  });

  test('of an image says how it is built, and has neither handler nor runtime', () => {
    const dockerfile = 'FROM public.ecr.aws/lambda/nodejs:24\nCOPY index.mjs ${LAMBDA_TASK_ROOT}/\n';
    const subject = { ...fromImage, build: { dockerfile, tag: '2026-11' } };
    const files = samProject({ ...input, subject });
    expect(text(files, 'src/Dockerfile')).toBe(dockerfile);
    // What COPY looks for lies beside it.
    expect(Object.keys(files)).toContain('src/index.mjs');
    expect(text(files, 'samconfig.toml')).toContain('resolve_image_repos = true');
    const { hello } = templateOf(subject).Resources;
    expect(hello?.Metadata).toEqual({
      Dockerfile: 'Dockerfile',
      DockerContext: './src',
      DockerTag: '2026-11',
    });
    for (const key of ['Handler', 'Runtime', 'CodeUri', 'ImageUri', 'Layers'])
      expect(hello?.Properties).not.toHaveProperty(key);
    expect(hello?.Properties).toMatchObject({ ImageConfig: { Command: ['other.handler'] } });
  });

  test('of an image that nobody knows the build of asks for its address', () => {
    const { Parameters, Resources } = templateOf(fromImage);
    expect(Parameters).toMatchObject({ ImageUri: { Type: 'String' } });
    expect(Resources['hello']?.Properties).toMatchObject({ ImageUri: { Ref: 'ImageUri' } });
    expect(Resources['hello']).not.toHaveProperty('Metadata');
  });

  test('of the learner’s own says where its image is built', () => {
    const own = `Transform: AWS::Serverless-2016-10-31
Resources:
  Mine:
    Type: AWS::Serverless::Function
    Metadata: { Dockerfile: Dockerfile, DockerContext: ./docker, DockerTag: v1 }
    Properties: { PackageType: Image, MemorySize: 128 }
`;
    const subject = { ...fromImage, build: { dockerfile: 'FROM scratch\n', tag: '1' } };
    const files = samProject({ ...input, subject, kept: { text: own, resource: 'Mine' } });
    expect(text(files, 'docker/Dockerfile')).toBe('FROM scratch\n');
    expect(Object.keys(files)).toContain('docker/index.mjs');
  });

  test('of the learner’s own stays theirs, and the code lies where it says', () => {
    const kept = {
      text: `# Mine.
Transform: AWS::Serverless-2016-10-31
Resources:
  Mine:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: ./app/, Handler: index.handler, Runtime: nodejs24.x, MemorySize: 128 }
`,
      resource: 'Mine',
    };
    const files = samProject({ ...input, kept });
    expect(text(files, 'template.yaml')).toContain('# Mine.');
    expect(Object.keys(files)).toContain('app/index.mjs');
    const outside = { ...kept, text: kept.text.replace('./app/', '../../etc') };
    expect(Object.keys(samProject({ ...input, kept: outside }))).toContain('src/index.mjs');
  });
});

test('a word that YAML 1.1 would take for something else stays a word', () => {
  const { configuration } = exampleProject;
  const Variables = { A: 'yes', B: '1:30', C: '012', D: 'null', E: 'off' };
  const subject = { ...exampleProject, configuration: { ...configuration, Environment: { Variables } } };
  const written = text(samProject({ ...input, subject }), 'template.yaml');
  expect(parse(written, { version: '1.1' })).toMatchObject({
    Resources: { hello: { Properties: { Environment: { Variables } } } },
  });
});

test('events that are no JSON stay behind, and two of one name are kept apart', () => {
  const testEvents = [
    { name: 'a/b', payload: '1' },
    { name: 'a b', payload: '2' },
    { name: 'broken', payload: '{' },
    { name: '../..', payload: '3' },
  ];
  const files = samProject({ ...input, testEvents });
  expect(Object.keys(files).filter((path) => path.startsWith('events/'))).toEqual([
    'events/a-b.json',
    'events/a-b-2.json',
    'events/event-3.json',
  ]);
  expect(Object.keys(samProject({ ...input, testEvents: [] }))).toContain('events/empty.json');
});

test.each([
  ['hello', 'hello'],
  ['my_function', 'my-function'],
  ['7up', 'stack-7up'],
])('a stack for %s is %s', (functionName, stack) => {
  expect(stackName(functionName)).toBe(stack);
});
