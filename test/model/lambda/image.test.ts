import { describe, expect, it } from 'vitest';
import { createdConfiguration } from '#model/lambda/function-configuration.ts';
import type { CreateFunctionRequest } from '#model/lambda/configuration.ts';
import { parseImageUri } from '#model/lambda/image-uri.ts';
import { imageProcess, registryImages } from '#model/lambda/registry.ts';
import { refuseCreateFunction } from '#model/lambda/rules/create-function.ts';
import type { RuleState } from '#model/lambda/rules/rule-state.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };
const state: RuleState = { account, functions: [], now: Date.UTC(2026, 10, 23) };
const host = '123456789012.dkr.ecr.us-east-1.amazonaws.com';
const images = registryImages(account);
const digest = images[0]?.sha256 ?? '';

const request = (ImageUri: string, more: Partial<CreateFunctionRequest> = {}): CreateFunctionRequest => ({
  FunctionName: 'orders',
  PackageType: 'Image',
  Role: 'arn:aws:iam::123456789012:role/service-role/orders-role-ab12cd34',
  Code: { ImageUri },
  ...more,
});
const refused = (ImageUri: string, more: Partial<CreateFunctionRequest> = {}) =>
  refuseCreateFunction(request(ImageUri, more), { files: {}, codeSize: 0, codeSha256: digest }, state)
    ?.message;

describe('the address of an image', () => {
  it('is taken by tag or by digest', () => {
    expect(refused(`${host}/greeter:1`)).toBeUndefined();
    expect(refused(`${host}/greeter@sha256:${digest}`)).toBeUndefined();
  });

  it.each([
    ['nginx:latest', /Docker Hub/],
    ['docker.io/library/node:24', /Docker Hub/],
    ['ghcr.io/me/greeter:1', /Another registry/],
    ['public.ecr.aws/lambda/nodejs:24', /Amazon ECR Public/],
    [`https://${host}/greeter:1`, /no https/],
    [
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com/greeter:1',
      /in eu-west-1; Lambda takes only images of us-east-1/,
    ],
    [`${host}/greeter`, /Neither a tag nor a digest/],
    [`${host}/greeter:1@sha256:${digest}`, /the one or the other/],
    [`${host}/Greeter:1`, /Not complete/],
    ['', /Docker Hub/],
  ])("refuses %j in AWS's words, and says why in ours", (uri, reason) => {
    expect(refused(uri)).toBe(`Source image ${uri} is not valid. Provide a valid source image.`);
    const parsed = parseImageUri(uri, account);
    expect(parsed.ok ? '' : parsed.reason).toMatch(reason);
  });

  it('refuses what the registry does not have, and an index', () => {
    expect(refused(`${host}/greeter:2`)).toContain('does not exist');
    expect(refused(`${host.replace('1234', '9999')}/greeter:1`)).toContain('does not exist');
    expect(refused(`${host}/greeter:multi`)).toContain('media type for the source image');
  });

  it('goes without a runtime and a handler', () => {
    expect(refused(`${host}/greeter:1`, { Handler: 'index.handler' })).toContain(
      "Please don't provide Handler or Runtime or Layer",
    );
  });
});

describe('what an image starts', () => {
  const started = (name: string, more: Partial<CreateFunctionRequest> = {}) => {
    const image = images.find(({ uri }) => uri.endsWith(name));
    const configuration = createdConfiguration(
      request(image?.uri ?? '', more),
      { codeSize: 0, codeSha256: image?.sha256 ?? '' },
      account,
      { at: 0, revisionId: '' },
    );
    return imageProcess({ configuration });
  };

  it('is the runtime client of the base image, with CMD as the handler', () => {
    expect(started('greeter:1')).toMatchObject({ runtime: 'nodejs24.x', handler: 'index.handler' });
    expect(started('greeter:1', { ImageConfig: { Command: ['index.other'] } })?.handler).toBe('index.other');
  });

  it('is a program that nobody can start on another architecture', () => {
    const process = started('greeter:arm', { Architectures: ['x86_64'] });
    expect(process?.runtime).toBe('provided.al2023');
    expect(process?.files['bootstrap']).toMatchObject({
      content: expect.not.stringContaining('#!') as string,
    });
    expect(started('greeter:arm', { Architectures: ['arm64'] })?.runtime).toBe('nodejs24.x');
  });

  it('is the program alone where there is no runtime client, or the entry point is another', () => {
    expect(started('web:1')?.files['bootstrap']).toMatchObject({
      content: expect.stringContaining('A server that nobody calls') as string,
    });
    expect(
      started('greeter:1', { ImageConfig: { EntryPoint: ['/nope'] } })?.files['bootstrap'],
    ).toMatchObject({
      content: '#!/nope\n',
    });
  });

  it('is nothing of an image for a function from a .zip', () => {
    expect(started('greeter:1', { PackageType: 'Zip' })).toBeNull();
  });
});
