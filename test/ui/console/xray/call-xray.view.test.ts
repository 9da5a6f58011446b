import { describe, expect, it, test } from 'vitest';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { attachmentCalls, type ServiceCall } from '#model/services/service-call.ts';
import { callXray } from '#ui/console/xray/call-xray.view.ts';
import { flagOf, within } from '#ui/console/xray/member-path.ts';
import { ownWords } from '#ui/console/xray/xray-lines.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };
const FunctionName = 'orders';
const update = (request: object): ApiCall => ({
  action: 'UpdateFunctionConfiguration',
  request: { FunctionName, ...request },
});
const typed = (calls: readonly ApiCall[]) => ({ calls, as: 'sent' as const, newRole: null });
const parts = (calls: readonly ApiCall[], controls: readonly string[] = []) =>
  Object.fromEntries(callXray(typed(calls), account, controls).map((part) => [part.id, part.lines]));
const text = (calls: readonly ApiCall[], id: string) =>
  (parts(calls)[id] ?? []).map((line) => line.text).join('\n');

const layerVersionArn = 'arn:aws:lambda:us-east-1:123456789012:layer:greeter:1';
const alias: ApiCall = {
  action: 'CreateAlias',
  request: {
    FunctionName,
    Name: 'live',
    FunctionVersion: '2',
    Description: '',
    RoutingConfig: { AdditionalVersionWeights: { 1: 0.1 } },
  },
};
const layer: ApiCall = {
  action: 'PublishLayerVersion',
  request: { LayerName: 'greeter', Content: {}, CompatibleRuntimes: ['nodejs24.x'] },
  package: { files: {}, codeSize: 321, codeSha256: '' },
  functionName: FunctionName,
};

describe('the X-ray of a settings form', () => {
  it('shows a call as request, command, permission, template and steps', () => {
    const role = [update({ Role: 'arn:aws:iam::123456789012:role/other' })];
    expect(text(role, 'request')).toContain('PUT /2015-03-31/functions/orders/configuration HTTP/1.1');
    expect(text(role, 'cli')).toContain('aws lambda update-function-configuration');
    expect(text(role, 'iam')).toContain('"iam:PassRole"');
    expect(text(role, 'sam')).toContain('Role: "arn:aws:iam::123456789012:role/other"');
    expect(text(role, 'machine')).toContain('the next event has a cold start');
  });

  it('has no template where a line has to go', () => {
    const untag: ApiCall[] = [
      {
        action: 'UntagResource',
        request: { Resource: 'arn:aws:lambda:us-east-1:123456789012:function:orders', TagKeys: ['team'] },
      },
    ];
    expect(parts(untag)).not.toHaveProperty('sam');
    expect(text(untag, 'iam')).toContain('lambda:UntagResource');
  });

  it('writes a statement of the policy as a resource of its own', () => {
    const request = {
      FunctionName,
      StatementId: 'from-s3',
      Action: 'lambda:InvokeFunction' as const,
      Principal: 's3.amazonaws.com',
    };
    expect(text([{ action: 'AddPermission', request }], 'sam')).toContain('AWS::Lambda::Permission');
  });

  it('lights what a service that pushes is asked, in every view', () => {
    const rule = (own: { EventPattern: string } | { ScheduleExpression: string }) =>
      ({
        service: 'events',
        action: 'PutRule',
        request: { Name: 'nightly', ...own, State: 'ENABLED' },
      }) as const;
    const SourceArn = 'arn:aws:events:us-east-1:123456789012:rule/nightly';
    const calls: ApiCall[] = [
      {
        action: 'AddPermission',
        request: {
          FunctionName,
          StatementId: 'by-rule',
          Action: 'lambda:InvokeFunction',
          Principal: 'events.amazonaws.com',
          SourceArn,
        },
      },
    ];
    const shown = (own: Parameters<typeof rule>[0], control: string) => {
      const found = callXray({ ...typed(calls), after: [rule(own)] }, account, [control, 'SourceArn']);
      const lit = found.filter(({ lines }) => lines.some(({ fields }) => fields.includes(control)));
      return {
        ids: lit.map(({ id }) => id),
        text: found.flatMap(({ lines }) => lines.map((each) => each.text)),
      };
    };
    const pattern = shown({ EventPattern: '{"source":["shop"]}' }, 'EventPattern');
    expect(pattern.ids).toEqual(['request', 'cli', 'sam', 'machine']);
    expect(pattern.text).toContain('  --event-pattern \'{"source":["shop"]}\' \\');
    expect(pattern.text).toContain('  nightlyRule:');
    expect(pattern.text).toContain('        "events:PutRule"');
    expect(shown({ ScheduleExpression: 'rate(1 day)' }, 'ScheduleExpression').ids).toEqual(pattern.ids);
    expect(shown({ ScheduleExpression: 'rate(1 day)' }, 'SourceArn').ids).toEqual([
      'request',
      'cli',
      'iam',
      'sam',
    ]);
  });

  it('begins with the policy that the role is given', () => {
    const role = 'arn:aws:iam::123456789012:role/service-role/orders-role';
    const before = attachmentCalls(role, {
      PolicyName: 'send',
      PolicyArn: 'arn:aws:iam::123456789012:policy/send',
      PolicyDocument: { Version: '2012-10-17', Statement: [] },
    });
    const found = callXray({ ...typed([update({ MemorySize: 512 })]), before }, account, ['PolicyDocument']);
    const lit = found.filter(({ lines }) => lines.some(({ fields }) => fields.includes('PolicyDocument')));
    expect(lit.map(({ id }) => id)).toEqual(['request', 'cli', 'iam', 'sam', 'machine']);
    const sam = found.find(({ id }) => id === 'sam')?.lines.map((each) => each.text);
    expect(sam?.slice(-9)).toMatchInlineSnapshot(`
      [
        "  sendPolicy:",
        "    Type: "AWS::IAM::ManagedPolicy"",
        "    Properties:",
        "      ManagedPolicyName: send",
        "      PolicyDocument:",
        "        Version: "2012-10-17"",
        "        Statement: []",
        "      Roles:",
        "        - orders-role",
      ]
    `);
    const [first] = found[0]?.lines ?? [];
    expect(first?.text).toBe('POST https://iam.amazonaws.com/ Action=CreatePolicy');
    expect(found[1]?.lines.map((each) => each.text)).toContain('  --role-name orders-role \\');
  });

  it('writes what a bucket tells as part of the bucket, which waits for the permission', () => {
    const told = (name: string) => ({
      Id: name,
      LambdaFunctionArn: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
      Events: ['s3:ObjectCreated:*'],
    });
    const permission: ApiCall = {
      action: 'AddPermission',
      request: {
        FunctionName,
        StatementId: 'from-s3',
        Action: 'lambda:InvokeFunction',
        Principal: 's3.amazonaws.com',
        SourceArn: 'arn:aws:s3:::photos',
      },
    };
    const notifications: ServiceCall = {
      service: 's3',
      action: 'PutBucketNotificationConfiguration',
      request: {
        Bucket: 'photos',
        // As CloudFormation would name them, these two are one.
        NotificationConfiguration: { LambdaFunctionConfigurations: [told('or-ders'), told(FunctionName)] },
      },
    };
    const found = callXray({ ...typed([permission]), after: [notifications] }, account, ['SourceArn']);
    const lines = found.find(({ id }) => id === 'sam')?.lines ?? [];
    expect(found.find(({ id }) => id === 'sam')?.about).toContain('imported');
    const bucket = lines.slice(lines.findIndex((each) => each.text.startsWith('  photos')));
    expect(bucket.map((each) => each.text).join('\n')).toMatchInlineSnapshot(`
      "  photosBucket:
          Type: "AWS::S3::Bucket"
          DependsOn:
            - froms3
          Properties:
            BucketName: photos
            NotificationConfiguration:
              LambdaConfigurations:
                - Event: "s3:ObjectCreated:*"
                  Function: "arn:aws:lambda:us-east-1:123456789012:function:or-ders"
                - Event: "s3:ObjectCreated:*"
                  Function:
                    "Fn::GetAtt":
                      - orders
                      - Arn"
    `);
    expect(bucket.filter(({ fields }) => fields.includes('SourceArn')).map((each) => each.text)).toEqual([
      '      BucketName: photos',
    ]);
  });

  it('writes the destinations of a version or alias as a resource of its own', () => {
    const OnFailure = { Destination: 'arn:aws:sqs:us-east-1:123456789012:failed' };
    const request = { FunctionName, Qualifier: 'live', DestinationConfig: { OnFailure } };
    expect(text([{ action: 'PutFunctionEventInvokeConfig', request }], 'sam')).toMatchInlineSnapshot(`
      "Resources:
        ordersInvokelive:
          Type: "AWS::Lambda::EventInvokeConfig"
          Properties:
            FunctionName:
              Ref: orders
            Qualifier: live
            DestinationConfig:
              OnFailure:
                Destination: "arn:aws:sqs:us-east-1:123456789012:failed""
    `);
  });

  it('writes a mapping as a resource of its own', () => {
    const changed: ApiCall = {
      action: 'UpdateEventSourceMapping',
      request: { UUID: 'e0c2', BatchSize: 5, ScalingConfig: { MaximumConcurrency: 2 } },
      functionName: FunctionName,
    };
    expect(text([changed], 'sam')).toContain('Type: "AWS::Lambda::EventSourceMapping"');
    expect(text([changed], 'sam')).not.toContain('UUID');
    for (const control of ['BatchSize', 'ScalingConfig.MaximumConcurrency']) {
      const found = callXray(typed([changed]), account, [control]);
      const lit = found.filter(({ lines }) => lines.some(({ fields }) => fields.includes(control)));
      expect(lit.map(({ id }) => id)).toEqual(expect.arrayContaining(['request', 'cli', 'sam']));
    }
  });

  it('names a dead-letter queue as SAM does', () => {
    const TargetArn = 'arn:aws:sns:us-east-1:123456789012:letters';
    const sam = text([update({ DeadLetterConfig: { TargetArn } })], 'sam');
    expect(sam).toContain('DeadLetterQueue:');
    expect(sam).toContain('Type: SNS');
  });

  it('writes an alias and a layer as resources of their own', () => {
    expect(text([alias], 'sam')).toMatchInlineSnapshot(`
      "Resources:
        ordersAliaslive:
          Type: "AWS::Lambda::Alias"
          Properties:
            FunctionName:
              Ref: orders
            Name: live
            FunctionVersion: "2"
            Description: ""
            RoutingConfig:
              AdditionalVersionWeights:
                - FunctionVersion: "1"
                  FunctionWeight: 0.1"
    `);
    expect(text([layer], 'sam')).toMatchInlineSnapshot(`
      "Resources:
        Layergreeter:
          Type: "AWS::Serverless::LayerVersion"
          Properties:
            LayerName: greeter
            CompatibleRuntimes:
              - nodejs24.x
            ContentUri: layer/"
    `);
    expect(text([layer], 'iam')).toContain('arn:aws:lambda:us-east-1:123456789012:layer:greeter"');
    const again: ApiCall = {
      action: 'UpdateAlias',
      request: { FunctionName, Name: 'live', RoutingConfig: { AdditionalVersionWeights: {} } },
    };
    expect(text([again], 'sam')).not.toContain('RoutingConfig');
    expect(text([again], 'machine')).toContain('"live" leads to the version that it led to');
  });

  it('says the words of the button that sends', () => {
    const [request] = callXray({ ...typed([layer]), button: 'Create' }, account, []);
    expect(request?.about).toBe('Create would send this.');
  });

  it('says so while there is nothing to send', () => {
    expect(Object.keys(parts([]))).toEqual(['request']);
    expect(text([], 'request')).toContain('Nothing is changed yet');
  });

  test.each<[string, ApiCall, string[]]>([
    ['MemorySize', update({ MemorySize: 512 }), ['request', 'cli', 'sam', 'machine']],
    [
      'EphemeralStorage.Size',
      update({ EphemeralStorage: { Size: 1024 } }),
      ['request', 'cli', 'sam', 'machine'],
    ],
    [
      'Environment.Variables.TABLE',
      update({ Environment: { Variables: { TABLE: 'orders' } } }),
      ['request', 'cli', 'sam'],
    ],
    [
      'VpcConfig.SubnetIds',
      update({ VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: [] } }),
      ['request', 'cli', 'sam', 'iam', 'machine'],
    ],
    [
      'TracingConfig.Mode',
      update({ TracingConfig: { Mode: 'Active' } }),
      ['request', 'cli', 'sam', 'machine'],
    ],
    ['KMSKeyArn', update({ KMSKeyArn: 'arn:aws:kms:us-east-1:1:key/k' }), ['request', 'cli', 'sam']],
    [
      'AuthType',
      { action: 'CreateFunctionUrlConfig', request: { FunctionName, AuthType: 'NONE' } },
      ['request', 'cli', 'sam', 'machine'],
    ],
    ['Name', alias, ['request', 'cli', 'sam', 'machine']],
    ['FunctionVersion', alias, ['request', 'cli', 'sam', 'machine']],
    ['RoutingConfig.AdditionalVersionWeights.1', alias, ['request', 'cli', 'sam', 'machine']],
    ['LayerName', layer, ['request', 'cli', 'sam', 'machine']],
    ['Content.ZipFile', layer, ['request', 'cli', 'sam', 'machine']],
    ['Layers', update({ Layers: [layerVersionArn] }), ['request', 'cli', 'iam', 'sam', 'machine']],
  ])('lights the lines of %s', (control, call, where) => {
    const found = callXray(typed([call]), account, [control, 'Description']);
    const lit = found.filter(({ lines }) => lines.some(({ fields }) => fields.includes(control)));
    expect(lit.map(({ id }) => id)).toEqual(expect.arrayContaining(where));
  });

  it('leads nowhere but to a control that the form has', () => {
    const lines = callXray(typed([update({ MemorySize: 512 })]), account, ['Timeout']).flatMap(
      (part) => part.lines,
    );
    expect(lines.flatMap(({ fields }) => fields)).toEqual([]);
  });

  it('says what one control says', () => {
    const found = callXray(typed([update({ MemorySize: 512, Timeout: 5 })]), account, [
      'MemorySize',
      'Timeout',
    ]);
    expect(ownWords(found, 'MemorySize')).toBe('"MemorySize": 512');
    expect(ownWords(found, 'Timeout')).toBe('"Timeout": 5');
    expect(ownWords(found, null)).toBe('');
  });
});

test('a path lies in those before it, and has its option', () => {
  expect(within('VpcConfig.SubnetIds.0')).toEqual([
    'VpcConfig.SubnetIds.0',
    'VpcConfig.SubnetIds',
    'VpcConfig',
  ]);
  expect(flagOf('KMSKeyArn')).toBe('--kms-key-arn');
  expect(flagOf('Environment.Variables')).toBe('--environment');
});
