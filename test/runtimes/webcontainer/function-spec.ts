import type { EnvironmentSpec, RunningEnvironment } from '#model/runtime-port.ts';

export function functionSpec(
  files: EnvironmentSpec['files'],
  environmentId = 'environment-1',
): EnvironmentSpec {
  return {
    environmentId,
    functionName: 'demo',
    functionVersion: '$LATEST',
    functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:demo',
    region: 'us-east-1',
    runtime: 'nodejs24.x',
    architecture: 'x86_64',
    handler: 'index.handler',
    memorySizeMB: 128,
    ephemeralStorageMB: 512,
    variables: {},
    files,
    logGroup: '/aws/lambda/demo',
    logStream: '2026/11/23/[$LATEST]0123456789abcdef0123456789abcdef',
    logFormat: 'Text',
  };
}

const patience = { signal: new AbortController().signal };

export const initialise = (environment: RunningEnvironment) =>
  environment.init({ limitMs: 20_000, ...patience });

let invocations = 0;

export const invoke = (environment: RunningEnvironment, event: unknown, timeoutMs = 20_000) =>
  environment.invoke(
    {
      requestId: `00000000-0000-4000-8000-${String(++invocations).padStart(12, '0')}`,
      payload: JSON.stringify(event),
      timeoutMs,
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:demo',
      traceId: 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1',
    },
    patience,
  );
