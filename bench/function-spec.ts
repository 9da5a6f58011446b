import type { EnvironmentSpec } from '#model/runtime-port.ts';

/** An execution environment of a function that is measured. */
export function functionSpec(files: EnvironmentSpec['files']): EnvironmentSpec {
  return {
    environmentId: 'environment-1',
    functionName: 'measured',
    functionVersion: '$LATEST',
    functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:measured',
    region: 'us-east-1',
    runtime: 'nodejs24.x',
    architecture: 'x86_64',
    handler: 'index.handler',
    memorySizeMB: 256,
    ephemeralStorageMB: 512,
    variables: {},
    files,
    logGroup: '/aws/lambda/measured',
    logStream: '2026/11/23/[$LATEST]0123456789abcdef0123456789abcdef',
    logFormat: 'Text',
  };
}
