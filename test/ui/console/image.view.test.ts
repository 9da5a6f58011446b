import { describe, expect, test } from 'vitest';
import { registryImages } from '#model/lambda/registry.ts';
import {
  imageCalls,
  imageError,
  imageOf,
  imageWarning,
  overrideCalls,
  overridesError,
  typedOverrides,
} from '#ui/console/function/image/image.view.ts';
import { deploymentMs, handsOn } from '../../support/account/account-hands.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };
const registry = { account, pushed: [] };
const uri = (reference: string) => `123456789012.dkr.ecr.us-east-1.amazonaws.com/${reference}`;
const [first] = registryImages(account);

async function fromImage() {
  const hands = handsOn();
  const request = {
    FunctionName: 'hello',
    PackageType: 'Image' as const,
    Role: 'arn:aws:iam::123456789012:role/lambda-basic',
    Code: { ImageUri: first?.uri ?? '' },
  };
  const made = { files: {}, codeSize: 0, codeSha256: first?.sha256 ?? '' };
  hands.call({ action: 'CreateFunction', request, package: made });
  await hands.pass(60_000);
  return { hands, fn: () => hands.fn() };
}

describe('a new image', () => {
  test('is deployed as it is named, and its digest is what runs', async () => {
    const { hands, fn } = await fromImage();
    expect(imageOf(fn(), registry)?.uri).toBe(first?.uri);
    const calls = imageCalls({ uri: ` ${uri('web:1')}` }, fn(), registry);
    expect(calls[0]?.request).toEqual({ FunctionName: 'hello', ImageUri: uri('web:1') });
    for (const call of calls) expect(hands.answer(hands.call(call))?.ok).toBe(true);
    await hands.pass(deploymentMs.update);
    expect(imageOf(fn(), registry)?.uri).toBe(uri('web:1'));
  });

  test('is refused in AWS’s words and ours', () => {
    expect(imageError({ uri: 'node:24' }, registry)).toMatch(/is not valid.*Docker Hub/s);
    expect(imageError({ uri: uri('greeter:none') }, registry)).toContain('does not exist');
    expect(imageError({ uri: uri('web:1') }, registry)).toBeNull();
  });

  test('for the other architecture is taken with a warning', async () => {
    const { fn } = await fromImage();
    const arm = registryImages(account).find(({ architecture }) => architecture === 'arm64');
    expect(imageWarning({ uri: arm?.uri ?? '' }, fn(), registry)).toContain('Runtime.InvalidEntrypoint');
    expect(imageWarning({ uri: first?.uri ?? '' }, fn(), registry)).toBeNull();
  });

  test('is asked for where a .zip comes instead', async () => {
    const { hands } = await fromImage();
    const made = { files: { 'index.mjs': '' }, codeSize: 1, codeSha256: 'x' };
    const request = { FunctionName: 'hello' };
    expect(hands.refusal(hands.call({ action: 'UpdateFunctionCode', request, package: made }))).toContain(
      'Please provide ImageUri',
    );
  });
});

test('overrides are set, and taken away with empty fields', async () => {
  const { hands, fn } = await fromImage();
  const typed = { entryPoint: '', command: '"app.handler", b', directory: '/app' };
  expect(overridesError(typed)).toBeNull();
  for (const call of overrideCalls(typed, fn())) hands.call(call);
  await hands.pass(deploymentMs.update);
  expect(fn().configuration.ImageConfigResponse?.ImageConfig).toEqual({
    Command: ['app.handler', 'b'],
    WorkingDirectory: '/app',
  });
  expect(typedOverrides(fn())).toEqual({ entryPoint: '', command: 'app.handler, b', directory: '/app' });
  for (const call of overrideCalls({ entryPoint: '', command: '', directory: '' }, fn())) hands.call(call);
  await hands.pass(deploymentMs.update);
  expect(fn().configuration).not.toHaveProperty('ImageConfigResponse');
});
