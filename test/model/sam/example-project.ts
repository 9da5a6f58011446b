/** Functions with everything that a project can carry, for tests. */
import fc from 'fast-check';
import type { ProjectSubject } from '#model/sam/project-template.ts';
import { networksOf } from '#model/lambda/network.ts';
import { isPolicyTemplate, selectableTemplates, templatePolicy } from '#model/lambda/policy-templates.ts';
import { account } from '../lambda/example-function.ts';
import { exampleSubject, subjects } from './example-subject.ts';

export const exampleProject: ProjectSubject = {
  ...exampleSubject,
  policies: [templatePolicy('basic-lambda-permissions', account, 'hello', 'ab12cd34')],
  tags: {},
  functionUrl: null,
  runtimeManagement: { UpdateRuntimeOn: 'Auto' },
  policy: [],
  mappings: [],
  layers: [],
};

const [, shop] = networksOf(account);
const arn = (service: string, name: string) =>
  `arn:aws:${service}:${account.region}:${account.accountId}:${name}`;
const VpcConfig = {
  VpcId: shop?.VpcId ?? '',
  SubnetIds: shop?.subnets.slice(0, 2).map(({ SubnetId }) => SubnetId) ?? [],
  SecurityGroupIds: [shop?.securityGroups[0]?.GroupId ?? ''],
};
const ids = selectableTemplates.map(({ id }) => id).filter(isPolicyTemplate);
const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.:/=+@-]{0,20}$/);

const cors = fc.record(
  {
    AllowCredentials: fc.boolean(),
    AllowHeaders: fc.constant<string[]>(['content-type']),
    AllowMethods: fc.subarray(['GET', 'POST', 'DELETE'], { minLength: 1 }),
    AllowOrigins: fc.constantFrom<string[][]>(['*'], ['https://example.com']),
    ExposeHeaders: fc.constant<string[]>(['date']),
    MaxAge: fc.integer({ min: 0, max: 86_400 }),
  },
  { requiredKeys: [] },
);

/** Any function with any of the options that a template can say. */
export const projects: fc.Arbitrary<ProjectSubject> = fc
  .record({
    subject: subjects,
    templates: fc.subarray(ids, { maxLength: 3 }),
    tags: fc.dictionary(key, fc.string({ maxLength: 20 }), { maxKeys: 3 }),
    auth: fc.constantFrom<('AWS_IAM' | 'NONE' | null)[]>('AWS_IAM', 'NONE', null),
    cors: fc.option(cors),
    mode: fc.constantFrom<('Auto' | 'FunctionUpdate' | 'Manual')[]>('Auto', 'FunctionUpdate', 'Manual'),
    network: fc.boolean(),
    ownKey: fc.boolean(),
    tracing: fc.boolean(),
    destination: fc.constantFrom(
      null,
      arn('sqs', 'done'),
      arn('sns', 'news'),
      arn('lambda', 'function:next'),
    ),
    deadLetter: fc.constantFrom(null, arn('sqs', 'dead'), arn('sns', 'dead')),
    bucket: fc.boolean(),
    queue: fc.boolean(),
    layers: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ subject, templates, tags, auth, mode, layers, ...has }) => ({
    ...subject,
    configuration: {
      ...subject.configuration,
      // CDK keeps logical ids on a plain object, and trips over a function that is called toString.
      FunctionName: `f${subject.configuration.FunctionName}`.slice(0, 64),
      ...(has.network ? { VpcConfig } : {}),
      ...(has.ownKey ? { KMSKeyArn: arn('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab') } : {}),
      ...(has.tracing ? { TracingConfig: { Mode: 'Active' as const } } : {}),
      ...(has.deadLetter === null ? {} : { DeadLetterConfig: { TargetArn: has.deadLetter } }),
    },
    eventInvokeConfig: {
      MaximumRetryAttempts: subject.eventInvokeConfig.MaximumRetryAttempts,
      MaximumEventAgeInSeconds: subject.eventInvokeConfig.MaximumEventAgeInSeconds,
      ...(has.destination === null
        ? {}
        : {
            // CDK's class wants both; SAM does not.
            DestinationConfig: {
              OnSuccess: { Destination: has.destination },
              OnFailure: { Destination: has.destination },
            },
          }),
    },
    policies: templates.map((id) =>
      templatePolicy(id, account, subject.configuration.FunctionName, 'ab12cd34'),
    ),
    tags,
    functionUrl:
      auth === null
        ? null
        : {
            FunctionUrl: 'https://0.lambda-url.us-east-1.on.aws/',
            AuthType: auth,
            InvokeMode: 'BUFFERED' as const,
            ...(has.cors === null ? {} : { Cors: has.cors }),
          },
    runtimeManagement: {
      UpdateRuntimeOn: mode,
      ...(mode === 'Manual' ? { RuntimeVersionArn: 'arn:aws:lambda:us-east-1::runtime:0a1b' } : {}),
    },
    policy: has.bucket
      ? [
          {
            StatementId: 'lambda-s3-uploads',
            Action: 'lambda:InvokeFunction',
            Principal: 's3.amazonaws.com',
            SourceArn: 'arn:aws:s3:::uploads',
            SourceAccount: account.accountId,
          },
        ]
      : [],
    mappings: has.queue
      ? [
          {
            UUID: '00000000-0000-4000-8000-000000000000',
            EventSourceArn: arn('sqs', 'orders'),
            FunctionArn: subject.configuration.FunctionArn,
            BatchSize: 10,
            MaximumBatchingWindowInSeconds: 0,
            State: 'Enabled' as const,
            StateTransitionReason: 'User action',
            LastModified: 0,
          },
        ]
      : [],
    layers: Array.from({ length: layers }, () => ({ 'nodejs/node_modules/a/index.js': '' })),
  }));
