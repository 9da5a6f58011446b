/** Functions as templates describe them, for tests. */
import fc from 'fast-check';
import type { TemplateSubject } from '#model/sam/function-properties.ts';
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
  })
  .map(({ size, variables, LogFormat, LogGroup, reservedConcurrency, attempts, age, ...members }) => {
    const { Environment: _, ...rest } = active;
    return {
      configuration: {
        ...rest,
        ...members,
        EphemeralStorage: { Size: size },
        LoggingConfig: { LogFormat, LogGroup },
        ...(Object.keys(variables).length > 0 ? { Environment: { Variables: variables } } : {}),
      },
      files: exampleSubject.files,
      reservedConcurrency,
      eventInvokeConfig: { MaximumRetryAttempts: attempts, MaximumEventAgeInSeconds: age },
    };
  });
