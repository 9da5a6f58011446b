import { describe, expect, test } from 'vitest';
import { readTemplate } from '#model/sam/from-template.ts';
import type { TemplateSubject } from '#model/sam/function-property.ts';
import { plannedCalls, templateChanges } from '#model/sam/template-plan.ts';
import { toTemplate } from '#model/sam/to-template.ts';
import { account } from '../lambda/example-function.ts';
import { exampleSubject as subject } from './example-subject.ts';
import { calls, fates, fault, sam } from './example-template.ts';

describe('what a template becomes', () => {
  test('a changed line is a member of a call', () => {
    expect(calls(sam('MemorySize: 512\nTimeout: 30\nEnvironment:\n  Variables:\n    DEBUG: true'))).toEqual([
      {
        action: 'UpdateFunctionConfiguration',
        request: {
          FunctionName: 'hello',
          MemorySize: 512,
          Timeout: 30,
          Environment: { Variables: { DEBUG: 'true' } },
        },
      },
    ]);
  });

  test('one template, four calls, in an order that can be carried out', () => {
    const text = sam(
      "InlineCode: 'exports.handler = async () => 1;'\nArchitectures: [arm64]\nDescription: new\nReservedConcurrentExecutions: 5\nEventInvokeConfig:\n  MaximumRetryAttempts: 0",
    );
    expect(calls(text)).toEqual([
      {
        action: 'UpdateFunctionCode',
        request: { FunctionName: 'hello', Architectures: ['arm64'] },
        files: { 'index.js': 'exports.handler = async () => 1;' },
      },
      { action: 'UpdateFunctionConfiguration', request: { FunctionName: 'hello', Description: 'new' } },
      {
        action: 'PutFunctionConcurrency',
        request: { FunctionName: 'hello', ReservedConcurrentExecutions: 5 },
      },
      {
        action: 'PutFunctionEventInvokeConfig',
        request: { FunctionName: 'hello', MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 21_600 },
      },
    ]);
  });

  test('destinations, a dead-letter queue and layers are set, and taken away', () => {
    const queue = 'arn:aws:sqs:us-east-1:123456789012:failed';
    const layer = 'arn:aws:lambda:us-east-1:123456789012:layer:greeter:1';
    const text = sam(
      `EventInvokeConfig:\n  DestinationConfig:\n    OnFailure:\n      Type: SQS\n      Destination: ${queue}\nDeadLetterQueue:\n  Type: SQS\n  TargetArn: ${queue}\nLayers: [${layer}]`,
    );
    const DestinationConfig = { OnFailure: { Destination: queue } };
    expect(calls(text)).toEqual([
      {
        action: 'UpdateFunctionConfiguration',
        request: { FunctionName: 'hello', DeadLetterConfig: { TargetArn: queue }, Layers: [layer] },
      },
      {
        action: 'PutFunctionEventInvokeConfig',
        request: {
          FunctionName: 'hello',
          MaximumRetryAttempts: 2,
          MaximumEventAgeInSeconds: 21_600,
          DestinationConfig,
        },
      },
    ]);
    const set = {
      ...subject,
      configuration: {
        ...subject.configuration,
        DeadLetterConfig: { TargetArn: queue },
        Layers: [{ Arn: layer, CodeSize: 1 }],
      },
      eventInvokeConfig: { ...subject.eventInvokeConfig, DestinationConfig },
    };
    expect(calls(text, set)).toEqual([]);
    expect(calls(sam(''), set)).toEqual([
      {
        action: 'UpdateFunctionConfiguration',
        request: { FunctionName: 'hello', DeadLetterConfig: { TargetArn: '' }, Layers: [] },
      },
      {
        action: 'PutFunctionEventInvokeConfig',
        request: {
          FunctionName: 'hello',
          MaximumRetryAttempts: 2,
          MaximumEventAgeInSeconds: 21_600,
          DestinationConfig: {},
        },
      },
    ]);
    const made = toTemplate(subject, account, { text, resource: 'Hello' });
    expect(made).not.toMatch(/DeadLetterQueue|DestinationConfig|Layers/);
    expect(made).toContain('Handler: index.handler');
  });

  test('a line that is taken out goes back to AWS’s default', () => {
    const big = {
      ...subject,
      configuration: { ...subject.configuration, MemorySize: 2048 },
      reservedConcurrency: 7,
    };
    expect(calls(sam(''), big)).toEqual([
      { action: 'UpdateFunctionConfiguration', request: { FunctionName: 'hello', MemorySize: 128 } },
      { action: 'DeleteFunctionConcurrency', request: { FunctionName: 'hello' } },
    ]);
  });

  test('parameters and pseudo parameters are worked out, what needs a stack is not', () => {
    const text = sam(
      "MemorySize: !Ref Size\nDescription: !Sub '${AWS::Region} ${Size} ${!literal}'\nRole: !GetAtt HelloRole.Arn\nTimeout: !Ref NoDefault\nEphemeralStorage: !If [Big, {Size: 1024}, {Size: 512}]",
      'Parameters:\n  Size: { Type: Number, Default: 256 }\n  NoDefault: { Type: Number }\n',
    );
    expect(calls(text)).toEqual([
      {
        action: 'UpdateFunctionConfiguration',
        request: { FunctionName: 'hello', MemorySize: 256, Description: 'us-east-1 256 ${literal}' },
      },
    ]);
    expect(fates(text)['Resources.Hello.Properties.Role']).toMatchObject({
      fate: 'unresolved',
      intrinsic: '!GetAtt HelloRole.Arn',
      lines: { from: 10, to: 10 },
    });
    expect(fates(text)['Resources.Hello.Properties.Timeout']).toMatchObject({ fate: 'unresolved' });
  });

  test('Globals hold for the function unless it says otherwise', () => {
    const globals =
      'Globals:\n  Function:\n    Timeout: 9\n    MemorySize: 300\n    Environment: { Variables: { A: "1", B: "1" } }\n';
    const [call] = calls(sam('MemorySize: 400\nEnvironment: { Variables: { B: "2" } }', globals));
    expect(call?.request).toEqual({
      FunctionName: 'hello',
      Timeout: 9,
      MemorySize: 400,
      Environment: { Variables: { A: '1', B: '2' } },
    });
  });

  test('CloudFormation in JSON, and back in JSON', () => {
    const text = JSON.stringify({
      Resources: {
        Fn: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Code: { ZipFile: 'exports.handler = async () => 2;' },
            MemorySize: { Ref: 'Size' },
            Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
            RecursiveLoop: 'Allow',
          },
        },
        Role: { Type: 'AWS::IAM::Role' },
      },
      Parameters: { Size: { Type: 'Number', Default: '192' } },
    });
    expect(calls(text).map(({ action }) => action)).toEqual([
      'UpdateFunctionCode',
      'UpdateFunctionConfiguration',
    ]);
    const changed = {
      ...subject,
      configuration: { ...subject.configuration, MemorySize: 640 },
      files: { 'index.js': 'a', 'other.js': 'b' },
    };
    const exported = JSON.parse(toTemplate(changed, account, { text, resource: 'Fn' })) as unknown;
    expect(exported).toMatchObject({
      Resources: {
        Fn: {
          Properties: {
            Code: '.',
            MemorySize: 640,
            Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
            RecursiveLoop: 'Allow',
          },
        },
      },
    });
  });

  test('of several functions it is the one with the name, or the one that is asked for', () => {
    const two = sam('').replace(
      'Resources:\n',
      'Resources:\n  Other:\n    Type: AWS::Serverless::Function\n    Properties: { Runtime: nodejs22.x, Handler: a.b }\n',
    );
    const first = readTemplate(two, subject, account);
    const named = readTemplate(
      two.replace('Runtime: nodejs24.x', 'FunctionName: hello\n      Runtime: nodejs24.x'),
      subject,
      account,
    );
    const asked = readTemplate(two, subject, account, 'Hello');
    expect([first, named, asked].map((read) => read.ok && read.reading.resource)).toEqual([
      'Other',
      'Hello',
      'Hello',
    ]);
  });
});

test('what only Create function sets is in the template, and asks for no call', () => {
  const more = {
    ...subject,
    configuration: {
      ...subject.configuration,
      VpcConfig: { VpcId: 'vpc-1', SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
      KMSKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/k',
    },
  };
  const text = toTemplate(more, account);
  expect(text).toContain('- subnet-1');
  expect(text).toContain('KmsKeyArn: arn:aws:kms:us-east-1:123456789012:key/k');
  expect(calls(text, more)).toEqual([]);
});

describe('bad templates are refused with a place and AWS’s words', () => {
  test.each([
    ['Resources:\n  A:\n\tType: x', 3, 'Template format error: YAML not well-formed. (line 3, column'],
    ['{"Resources": {"A": }}', 1, 'Template format error: JSON not well-formed. (line 1, column'],
    ['a: &x 1\nb: *x\n', 2, 'Template error: YAML aliases are not allowed in CloudFormation templates'],
    ['', 1, 'Template format error: unsupported structure.'],
    ['hello', 1, 'Template format error: unsupported structure.'],
    ['Resources: {}', 1, 'Template format error: At least one Resources member must be defined.'],
    [
      'A: 1\nResources:\n  X:\n    Type: Nothing\n',
      3,
      'Template format error: Unrecognized resource types: [Nothing]',
    ],
    [
      'Resources:\n  X:\n    Type: AWS::Serverless::Funktion\n',
      2,
      'Template format error: Unrecognized resource types: [AWS::Serverless::Funktion]',
    ],
    [
      sam("Description: !Sub '${!Nobody} ${AWS::Region} ${Nobody.Arn}'"),
      8,
      'Template format error: Unresolved resource dependencies [Nobody]',
    ],
    [`${sam('Timeout: 5')}---\nb: 1\n`, 9, 'Template format error: YAML not well-formed. (line 9, column 1)'],
    [
      sam('MemorySize: big'),
      8,
      'Properties validation failed for resource Hello with message: #/MemorySize: expected type: Integer, found: String',
    ],
    [
      sam('Description:'),
      8,
      "[/Resources/Hello/Properties/Description] 'null' values are not allowed in templates",
    ],
    [sam('Role: !GetAtt Nobody.Arn'), 8, 'Template format error: Unresolved resource dependencies [Nobody]'],
    [
      sam('').replace('      Handler: index.handler\n', ''),
      3,
      'Runtime and Handler needs to be present when PackageType is of type `Zip`',
    ],
    [sam('InlineCode: a\nCodeUri: .'), 8, "Only one of 'InlineCode' or 'CodeUri' can be set."],
    [
      sam('FunctionName: other'),
      8,
      'This template names the function "other"; the one on this page is hello.',
    ],
    [sam('PackageType: Image'), 8, 'PackageType is "Image" here'],
    ['Resources:\n  T:\n    Type: AWS::SNS::Topic\n', 1, 'No resource of this template is a function.'],
  ])('%#', (text, line, message) => {
    const found = fault(text);
    expect(found.message).toContain(message);
    expect(found.line).toBe(line);
    expect(found.column).toBeGreaterThan(0);
  });

  test('what is nested without end, expands without end or is too long is turned away at once', () => {
    const bomb = `a: &a [x,x]\n${'bcdefghi'
      .split('')
      .map((key, n) => `${key}: &${key} [*${'abcdefgh'[n] ?? ''},*${'abcdefgh'[n] ?? ''}]`)
      .join('\n')}\n`;
    const before = performance.now();
    expect(fault('['.repeat(500_000)).message).toContain('100 levels');
    expect(fault('- '.repeat(400_000)).message).toContain('100 levels');
    expect(fault(Array.from({ length: 1300 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')).message).toContain(
      '100 levels',
    );
    expect(fault(bomb).message).toContain('aliases are not allowed');
    expect(fault('a'.repeat(1_000_001)).message).toBe('Template may not exceed 1000000 bytes in size.');
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

test('network, key, tracing, log levels and tags are set, and taken away', () => {
  const { configuration } = subject;
  const LoggingConfig = { ...configuration.LoggingConfig, LogFormat: 'JSON' as const };
  const has: TemplateSubject = {
    ...subject,
    tags: { team: 'shop' },
    configuration: {
      ...configuration,
      LoggingConfig: { ...LoggingConfig, ApplicationLogLevel: 'WARN' },
      VpcConfig: { VpcId: 'vpc-1', SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
      KMSKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/1',
      TracingConfig: { Mode: 'Active' },
    },
  };
  const without: TemplateSubject = { ...subject, configuration: { ...configuration, LoggingConfig } };
  const planned = (text: string, of: TemplateSubject) => {
    const read = readTemplate(text, of, account);
    if (!read.ok) throw new Error(read.fault.message);
    return plannedCalls(templateChanges(read.reading, of), of);
  };
  const { FunctionArn: Resource, FunctionName } = configuration;
  expect(planned(toTemplate(has, account), has)).toEqual([]);
  expect(planned(toTemplate(has, account), without)).toEqual([
    {
      action: 'UpdateFunctionConfiguration',
      request: {
        FunctionName,
        LoggingConfig: { ...LoggingConfig, ApplicationLogLevel: 'WARN' },
        TracingConfig: { Mode: 'Active' },
        VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
        KMSKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/1',
      },
    },
    { action: 'TagResource', request: { Resource, Tags: { team: 'shop' } } },
  ]);
  expect(planned(toTemplate(without, account), has)).toEqual([
    {
      action: 'UpdateFunctionConfiguration',
      request: {
        FunctionName,
        LoggingConfig,
        TracingConfig: { Mode: 'PassThrough' },
        VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
        KMSKeyArn: '',
      },
    },
    { action: 'UntagResource', request: { Resource, TagKeys: ['team'] } },
  ]);
});
