/** Functions as templates describe them, for tests. */
import fc from 'fast-check';
import type { RuntimeManagementConfig } from '#model/lambda/function-settings.types.ts';
import { invokeModes, urlAuthTypes } from '#model/lambda/function-url.ts';
import type { TemplateSubject } from '#model/sam/function-property.ts';
import { active } from '../lambda/example-function.ts';

export const exampleSubject: TemplateSubject = {
  configuration: active,
  files: { 'index.mjs': 'export const handler = async () => "hi";\n' },
  reservedConcurrency: null,
  eventInvokeConfig: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 },
};

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    '!Ref X',
    'yes',
    '012',
    '~',
    '1e3',
    '#',
    ': ',
    '- a',
    '{}',
    "'",
    'a\nb\n',
    ' x ',
    '2010-09-09',
  ),
);
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{1,20}$/);

const targets = [
  'arn:aws:sqs:us-east-1:123456789012:failed',
  'arn:aws:sns:us-east-1:123456789012:alarms',
  'arn:aws:events:us-east-1:123456789012:event-bus/default',
  'arn:aws:lambda:us-east-1:123456789012:function:after',
] as const;
const layer = 'arn:aws:lambda:us-east-1:123456789012:layer:';

/** Any function that AWS could have. */
export const subjects: fc.Arbitrary<TemplateSubject> = fc
  .record({
    FunctionName: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
    Description: text,
    MemorySize: fc.integer({ min: 128, max: 10_240 }),
    Timeout: fc.integer({ min: 1, max: 900 }),
    Handler: fc.stringMatching(/^[^\s]{1,40}$/),
    Runtime: fc.constantFrom('nodejs24.x', 'nodejs22.x', 'provided.al2023'),
    Architectures: fc.constantFrom<('x86_64' | 'arm64')[]>(['x86_64'], ['arm64']),
    size: fc.integer({ min: 512, max: 10_240 }),
    variables: fc.dictionary(name, text, { maxKeys: 5 }),
    LogFormat: fc.constantFrom<'Text' | 'JSON'>('Text', 'JSON'),
    LogGroup: fc.stringMatching(/^\/[A-Za-z0-9_/.-]{1,40}$/),
    reservedConcurrency: fc.option(fc.integer({ min: 0, max: 900 })),
    attempts: fc.integer({ min: 0, max: 2 }),
    age: fc.integer({ min: 60, max: 21_600 }),
    failure: fc.option(fc.constantFrom(...targets), { nil: undefined }),
    success: fc.option(fc.constantFrom(...targets), { nil: undefined }),
    letters: fc.option(fc.constantFrom(...targets.slice(0, 2)), { nil: undefined }),
    url: fc.option(
      fc.record({
        AuthType: fc.constantFrom(...urlAuthTypes),
        InvokeMode: fc.constantFrom(...invokeModes),
        Cors: fc.record(
          {
            AllowOrigins: fc.array(name, { minLength: 1, maxLength: 3 }),
            AllowCredentials: fc.boolean(),
            MaxAge: fc.integer({ min: 0, max: 86_400 }),
          },
          { requiredKeys: [] },
        ),
      }),
    ),
    patches: fc.oneof(
      fc.constantFrom<RuntimeManagementConfig>(
        { UpdateRuntimeOn: 'Auto' },
        { UpdateRuntimeOn: 'FunctionUpdate' },
      ),
      fc.constant<RuntimeManagementConfig>({
        UpdateRuntimeOn: 'Manual',
        RuntimeVersionArn: `arn:aws:lambda:us-east-1::runtime:${'0'.repeat(64)}`,
      }),
    ),
    layers: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
  })
  .map((made) => {
    const { size, variables, LogFormat, LogGroup, reservedConcurrency, attempts, age, ...more } = made;
    const { failure, success, letters, layers, url, patches, ...members } = more;
    const { Environment: _, ...rest } = active;
    return {
      configuration: {
        ...rest,
        ...members,
        EphemeralStorage: { Size: size },
        LoggingConfig: { LogFormat, LogGroup },
        ...(letters === undefined ? {} : { DeadLetterConfig: { TargetArn: letters } }),
        ...(layers.length === 0
          ? {}
          : { Layers: layers.map((name) => ({ Arn: `${layer}${name}:1`, CodeSize: 1 })) }),
        ...(Object.keys(variables).length > 0 ? { Environment: { Variables: variables } } : {}),
      },
      files: exampleSubject.files,
      reservedConcurrency,
      functionUrl: url && { FunctionUrl: 'https://a.lambda-url.us-east-1.on.aws/', ...url },
      runtimeManagement: patches,
      eventInvokeConfig: {
        MaximumRetryAttempts: attempts,
        MaximumEventAgeInSeconds: age,
        ...(failure === undefined && success === undefined
          ? {}
          : {
              DestinationConfig: {
                ...(failure === undefined ? {} : { OnFailure: { Destination: failure } }),
                ...(success === undefined ? {} : { OnSuccess: { Destination: success } }),
              },
            }),
      },
    };
  });
