import { describe, expect, test } from 'vitest';
import { accountState } from '#machines/account.machine.ts';
import { parseAccountState } from '#model/account-state.schema.ts';
import type { PublishLayerVersionRequest } from '#model/lambda/layers.types.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { EnvironmentSpec } from '#model/runtime-port.ts';
import { createSimulatedRuntime } from '#runtimes/simulated/simulated-runtime.ts';
import { deploymentMs, deploymentPackage, handsOn, times } from '../support/account/account-hands.ts';

const arn = (name: string, version: number) =>
  `arn:aws:lambda:us-east-1:123456789012:layer:${name}:${version}`;
const greeter = (greeting: string): PackageFiles => ({
  'nodejs/node_modules/greeter/index.js': `exports.greet = () => '${greeting}';`,
});

function withLayers() {
  const specs: EnvironmentSpec[] = [];
  const hands = handsOn({
    runtime(clock) {
      const runtime = createSimulatedRuntime({ clock: clock.runtime, seed: 'test', times });
      return {
        ...runtime,
        start(spec, options) {
          specs.push(spec);
          return runtime.start(spec, options);
        },
      };
    },
  });
  return {
    ...hands,
    specs,
    publish: (LayerName: string, files: PackageFiles, more: Partial<PublishLayerVersionRequest> = {}) =>
      hands.call({
        action: 'PublishLayerVersion',
        request: { LayerName, Content: {}, ...more },
        package: deploymentPackage(files),
        functionName: '',
      }),
    use: (...Layers: string[]) =>
      hands.call({ action: 'UpdateFunctionConfiguration', request: { FunctionName: 'hello', Layers } }),
  };
}

describe('layers of an account', () => {
  test('are published in versions, told without their files, and deleted', () => {
    const hands = withLayers();
    const first = hands.publish('greeter', greeter('Hello'), {
      Description: 'says hello',
      CompatibleRuntimes: ['nodejs24.x'],
    });
    expect(hands.answer(first)).toMatchObject({
      ok: true,
      status: 201,
      response: {
        LayerArn: arn('greeter', 1).slice(0, -2),
        LayerVersionArn: arn('greeter', 1),
        Version: 1,
        Description: 'says hello',
        CompatibleRuntimes: ['nodejs24.x'],
        Content: { CodeSize: 100 },
      },
    });
    hands.publish('greeter', greeter('Hi'));
    const list = (CompatibleRuntime?: string) =>
      hands.answer(
        hands.call({
          action: 'ListLayers',
          request: CompatibleRuntime ? { CompatibleRuntime } : {},
          functionName: '',
        }),
      );
    expect(list()).toMatchObject({
      response: { Layers: [{ LayerName: 'greeter', LatestMatchingVersion: { Version: 2 } }] },
    });
    expect(list('nodejs24.x')).toMatchObject({
      response: { Layers: [{ LatestMatchingVersion: { Version: 1 } }] },
    });
    const request = { LayerName: 'greeter', VersionNumber: 1 };
    const gone = hands.call({ action: 'DeleteLayerVersion', request, functionName: '' });
    expect(hands.answer(gone)).toEqual({ ok: true, status: 204, response: null });
    hands.publish('greeter', greeter('Good day'));
    const versions = hands.answer(
      hands.call({ action: 'ListLayerVersions', request: { LayerName: 'greeter' }, functionName: '' }),
    );
    expect(versions).toMatchObject({ response: { LayerVersions: [{ Version: 3 }, { Version: 2 }] } });
    expect(JSON.stringify(versions)).not.toContain('Good day');
  });

  test('are saved and read back', () => {
    const hands = withLayers();
    hands.publish('greeter', greeter('Hello'));
    const saved = parseAccountState(JSON.parse(JSON.stringify(accountState(hands.actor.getSnapshot()))));
    expect(saved).toMatchObject({
      ok: true,
      state: { layers: [{ LayerName: 'greeter', versions: [{ files: greeter('Hello') }] }] },
    });
  });
});

describe('layers of a function', () => {
  test('are unpacked in its order in each environment, after an update and a cold start', async () => {
    const hands = withLayers();
    await hands.created();
    hands.publish('greeter', greeter('Hello'));
    hands.publish('tools', { 'bin/tool': 'one' });
    hands.test();
    await hands.pass(60_000);
    hands.use(arn('tools', 1), arn('greeter', 1));
    await hands.pass(deploymentMs.update);
    expect(hands.fn().configuration.Layers).toEqual([
      { Arn: arn('tools', 1), CodeSize: 100 },
      { Arn: arn('greeter', 1), CodeSize: 100 },
    ]);
    hands.test();
    await hands.pass(60_000);
    expect(hands.specs.map(({ layers }) => layers)).toEqual([
      undefined,
      [{ 'bin/tool': 'one' }, greeter('Hello')],
    ]);
    hands.use();
    await hands.pass(deploymentMs.update);
    hands.test();
    await hands.pass(60_000);
    expect(hands.fn().configuration).not.toHaveProperty('Layers');
    expect(hands.specs.at(-1)).not.toHaveProperty('layers');
  });

  test('stay when the version is deleted, and with a published version', async () => {
    const hands = withLayers();
    hands.publish('greeter', greeter('Hello'));
    await hands.created({ Layers: [arn('greeter', 1)] });
    hands.call({ action: 'PublishVersion', request: { FunctionName: 'hello' } });
    const request = { LayerName: 'greeter', VersionNumber: 1 };
    hands.call({ action: 'DeleteLayerVersion', request, functionName: 'hello' });
    hands.deploy({ 'index.mjs': 'two' });
    await hands.pass(deploymentMs.update);
    hands.test();
    hands.call({ action: 'Invoke', request: { FunctionName: 'hello', Payload: '{}', Qualifier: '1' } });
    await hands.pass(60_000);
    expect(hands.specs.map(({ functionVersion, layers }) => [functionVersion, layers])).toEqual([
      ['$LATEST', [greeter('Hello')]],
      ['1', [greeter('Hello')]],
    ]);
    expect(hands.refusal(hands.use(arn('greeter', 1)))).toBe(
      `InvalidParameterValueException: Layer version ${arn('greeter', 1)} does not exist.`,
    );
  });

  test('are refused in AWS’s words', async () => {
    const hands = withLayers();
    await hands.created();
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) hands.publish(name, { name });
    hands.publish('a', { name: 'a again' });
    const refused = (...arns: string[]) => hands.refusal(hands.use(...arns));
    expect(refused(...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => arn(name, 1)))).toBe(
      'InvalidParameterValueException: Cannot reference more than 5 layers.',
    );
    expect(refused(arn('a', 1), arn('a', 2))).toBe(
      `InvalidParameterValueException: Two different versions of the same layer are not allowed to be referenced in the same function. ${arn('a', 1)} and ${arn('a', 2)} are versions of the same layer.`,
    );
    expect(refused(arn('a', 1).replace('us-east-1', 'eu-west-1'))).toBe(
      'InvalidParameterValueException: Layers are not in the same region as the function. Layers are expected to be in region us-east-1.',
    );
    expect(refused(arn('a', 1).replace('123456789012', '210987654321'))).toMatch(
      /^AccessDeniedException: User: .* is not authorized to perform: lambda:GetLayerVersion on resource/,
    );
    expect(refused(arn('a', 1).slice(0, -2))).toMatch(/^ValidationException: 1 validation error detected/);
    expect(refused('greeter')).toMatch(/^ValidationException/);
    expect(hands.refusal(hands.publish('two words', {}))).toMatch(/at 'layerName' failed to satisfy/);
    expect(hands.refusal(hands.publish('a', {}, { CompatibleRuntimes: ['cobol'] }))).toMatch(
      /at 'compatibleRuntimes' failed to satisfy constraint: Member must satisfy enum value set/,
    );
  });

  test('have to fit with the code into 250 MB', async () => {
    const hands = withLayers();
    const packed = (megabytes: number) => ({
      files: { 'data.bin': new Uint8Array(megabytes * 1024 * 1024) },
      codeSize: 100,
      codeSha256: `of ${megabytes} MB`,
    });
    const deploy = (megabytes: number) =>
      hands.call({
        action: 'UpdateFunctionCode',
        request: { FunctionName: 'hello' },
        package: packed(megabytes),
      });
    const request = { LayerName: 'big', Content: {} };
    hands.call({ action: 'PublishLayerVersion', request, package: packed(200), functionName: '' });
    await hands.created();
    deploy(60);
    await hands.pass(deploymentMs.update);
    expect(hands.refusal(hands.use(arn('big', 1)))).toBe(
      'InvalidParameterValueException: Function code combined with layers exceeds the maximum allowed size of 262144000 bytes. The actual size is 272629760 bytes.',
    );
    deploy(1);
    await hands.pass(deploymentMs.update);
    expect(hands.refusal(hands.use(arn('big', 1)))).toBeUndefined();
    await hands.pass(deploymentMs.update);
    expect(hands.refusal(deploy(60))).toMatch(/^InvalidParameterValueException: Function code combined/);
  });
});
