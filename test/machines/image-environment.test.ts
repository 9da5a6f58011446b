/** What a function from an image does when it is started, by AWS's own runtime client and by Linux's own rules. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentSpec } from '#machines/environment-spec.ts';
import { createdConfiguration } from '#model/lambda/function-configuration.ts';
import type { CreateFunctionRequest } from '#model/lambda/configuration.ts';
import { imageProcess, registryImages } from '#model/lambda/registry.ts';
import type { RunningEnvironment, Runtime } from '#model/runtime-port.ts';
import { createNodeRuntime } from '../support/node-runtime/node-runtime.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };

describe('a function from an image', () => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = createNodeRuntime();
    await runtime.prepare();
  });
  afterAll(() => runtime.dispose());

  async function start(
    name: string,
    Architectures: CreateFunctionRequest['Architectures'],
  ): Promise<RunningEnvironment> {
    const image = registryImages(account).find(({ uri }) => uri.endsWith(name));
    const configuration = createdConfiguration(
      {
        FunctionName: 'from-image',
        PackageType: 'Image',
        Role: 'arn:aws:iam::123456789012:role/x',
        Code: { ImageUri: image?.uri ?? '' },
        Architectures,
      },
      { codeSize: 0, codeSha256: image?.sha256 ?? '' },
      account,
      { at: 0, revisionId: '' },
    );
    const deployment = { configuration, files: {} };
    const process = imageProcess(deployment);
    if (!process) throw new Error('no image');
    const spec = environmentSpec(deployment, process.runtime, account.region, 0, new Uint8Array(16));
    return runtime.start(spec, { listener: () => undefined, signal: new AbortController().signal });
  }
  const init = (environment: RunningEnvironment) =>
    environment.init({ limitMs: 10_000, signal: new AbortController().signal });

  test('answers where the image has a runtime client', { timeout: 20_000 }, async () => {
    const environment = await start('greeter:1', ['x86_64']);
    expect(await init(environment)).toMatchObject({ status: 'success' });
    const outcome = await environment.invoke(
      {
        requestId: '00000000-0000-4000-8000-000000000001',
        payload: '{"name":"Ada"}',
        timeoutMs: 3000,
        invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:from-image',
        traceId: 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1',
      },
      { signal: new AbortController().signal },
    );
    expect(outcome).toMatchObject({ status: 'success', payload: '{"from":"an image","name":"Ada"}' });
    await environment.stop('spindown');
  });

  test.each([
    ['web:1', ['x86_64' as const], 'Runtime.ExitError'],
    ['greeter:arm', ['x86_64' as const], 'Runtime.InvalidEntrypoint'],
  ])('%s for %j fails as on AWS', { timeout: 20_000 }, async (name, architectures, errorType) => {
    const environment = await start(name, architectures);
    expect(JSON.stringify(await init(environment))).toContain(errorType);
    await environment.stop('spindown');
  });
});
