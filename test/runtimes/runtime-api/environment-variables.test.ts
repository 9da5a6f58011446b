import { expect, it } from 'vitest';
import { reservedVariables } from '#model/lambda/environment-variables.ts';
import type { EnvironmentSpec } from '#model/runtime-port.ts';
import { environmentVariables } from '#runtimes/runtime-api/environment-variables.ts';

const spec: EnvironmentSpec = {
  environmentId: 'env-1',
  functionName: 'greet',
  functionVersion: '$LATEST',
  functionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:greet',
  region: 'eu-central-1',
  runtime: 'nodejs22.x',
  architecture: 'arm64',
  handler: 'src/app.handler',
  memorySizeMB: 512,
  ephemeralStorageMB: 512,
  variables: { TABLE: 'orders', TZ: 'Europe/Berlin', AWS_REGION: 'mine' },
  files: {},
  logGroup: '/aws/lambda/greet',
  logStream: '2026/11/23/[$LATEST]0a',
  logFormat: 'JSON',
};

const variables = environmentVariables(spec, '127.0.0.1:9001');

it('tells the process its configuration', () => {
  expect(variables).toMatchObject({
    _HANDLER: 'src/app.handler',
    AWS_REGION: 'eu-central-1',
    AWS_DEFAULT_REGION: 'eu-central-1',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    AWS_LAMBDA_FUNCTION_NAME: 'greet',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/greet',
    AWS_LAMBDA_LOG_STREAM_NAME: '2026/11/23/[$LATEST]0a',
    AWS_LAMBDA_LOG_FORMAT: 'JSON',
    AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001',
    LAMBDA_TASK_ROOT: '/var/task',
    TABLE: 'orders',
  });
});

it('lets a configuration replace what AWS only presets', () => {
  expect(variables['TZ']).toBe('Europe/Berlin');
});

it('sets every variable that AWS reserves, but for those that belong elsewhere', () => {
  const elsewhere = [
    '_X_AMZN_TRACE_ID', // the runtime client, for each event
    'AWS_LAMBDA_MAX_CONCURRENCY', // managed instances
    'AWS_LAMBDA_METADATA_API', // nothing serves it
    'AWS_LAMBDA_METADATA_TOKEN',
  ];
  expect(reservedVariables.filter((name) => !(name in variables))).toEqual(elsewhere);
});
