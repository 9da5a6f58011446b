import { describe, expect, it } from 'vitest';
import { buildImage, type BuildOptions } from '#model/lambda/image-build.ts';
import { imageProcess, type RegistryImage } from '#model/lambda/registry.ts';
import { createdConfiguration } from '#model/lambda/function-configuration.ts';
import { instructionsOf } from '#ui/console/registry/dockerfile.ts';

const options: BuildOptions = { repository: 'mine', tag: '1', architecture: 'x86_64', provenance: false };
const context = {
  'index.mjs': 'export const handler = async () => 1;\n',
  'lib/price.mjs': 'export const price = 3;\n',
  'package.json': '{ "dependencies": { "aws-lambda-ric": "4" } }',
};

function build(dockerfile: string, more: Partial<BuildOptions> = {}) {
  return buildImage(instructionsOf(dockerfile), context, { ...options, ...more });
}

function image(dockerfile: string, more: Partial<BuildOptions> = {}): RegistryImage {
  const result = build(dockerfile, more);
  if (!result.ok) throw new Error(result.fault.message);
  return { ...result.image, sha256: 'a'.repeat(64) };
}

function started(built: RegistryImage) {
  const configuration = createdConfiguration(
    {
      FunctionName: 'f',
      PackageType: 'Image',
      Role: 'arn:aws:iam::123456789012:role/x',
      Code: { ImageUri: '' },
    },
    { codeSize: 0, codeSha256: built.sha256 },
    { region: 'us-east-1', accountId: '123456789012' },
    { at: 0, revisionId: '' },
  );
  return imageProcess({ configuration, image: built });
}

const base = 'FROM public.ecr.aws/lambda/nodejs:24\n';

describe('an image that is built', () => {
  it('has the files that were copied, under the task root, and starts AWS’s client with CMD as the handler', () => {
    const made = image(`${base}COPY index.mjs \${LAMBDA_TASK_ROOT}/\nCMD ["index.handler"]`);
    expect(Object.keys(made.files)).toEqual(['index.mjs']);
    expect(made.steps.map(({ layer }) => layer)).toEqual([
      '/var/lang, /var/runtime: Node.js and the runtime client',
      '/var/task/index.mjs, 38 bytes',
      null,
    ]);
    expect(started(made)).toMatchObject({ runtime: 'nodejs24.x', handler: 'index.handler' });
  });

  it('takes folders, patterns and renamed files', () => {
    expect(Object.keys(image(`${base}COPY . ./`).files)).toEqual([
      'index.mjs',
      'lib/price.mjs',
      'package.json',
    ]);
    expect(Object.keys(image(`${base}COPY lib .`).files)).toEqual(['price.mjs']);
    expect(Object.keys(image(`${base}COPY *.mjs code/`).files)).toEqual(['code/index.mjs']);
    expect(Object.keys(image(`${base}COPY index.mjs app.mjs`).files)).toEqual(['app.mjs']);
    expect(Object.keys(image(`${base}COPY ["index.mjs", "lib/price.mjs", "./"]`).files)).toEqual([
      'index.mjs',
      'price.mjs',
    ]);
  });

  it('gives /bin/sh as the handler where CMD has no brackets, and says so', () => {
    const result = build(`${base}COPY index.mjs ./\nCMD index.handler`);
    expect(result).toMatchObject({ ok: true, notes: [{ line: 3 }] });
    expect(started(image(`${base}COPY index.mjs ./\nCMD index.handler`))?.handler).toBe('/bin/sh');
  });

  it('has a runtime client in another image only if it is installed and started', () => {
    const node = 'FROM node:24-slim\nWORKDIR /function\nCOPY index.mjs package.json ./\n';
    const end = 'ENTRYPOINT ["/usr/local/bin/npx", "aws-lambda-ric"]\nCMD ["index.handler"]';
    expect(started(image(`${node}RUN npm install aws-lambda-ric\n${end}`))?.runtime).toBe('nodejs24.x');
    expect(started(image(`${node}RUN npm ci\n${end}`))?.runtime).toBe('nodejs24.x');
    expect(started(image(node + end))?.runtime).toBe('provided.al2023');
    expect(started(image(`${node}RUN npm ci\nCMD ["node", "index.mjs"]`))?.files['bootstrap']).toMatchObject({
      content: expect.stringContaining('#!/usr/bin/env node') as string,
    });
  });

  it('copies from an earlier stage, and keeps only the last one', () => {
    const made = image(
      `FROM node:24 AS made\nWORKDIR /out\nCOPY lib ./\n${base}COPY --from=made /out/price.mjs ./\nCOPY --from=0 /out/price.mjs ./again.mjs\nCMD ["index.handler"]`,
    );
    expect(Object.keys(made.files)).toEqual(['price.mjs', 'again.mjs']);
    expect(made.steps[0]?.instruction).toBe('FROM public.ecr.aws/lambda/nodejs:24');
  });

  it('hands its variables to the process', () => {
    const made = image(`${base}ENV GREETING=hello ROOT=\${LAMBDA_TASK_ROOT}/x\nCOPY index.mjs ./`);
    expect(started(made)?.variables).toEqual({ GREETING: 'hello', ROOT: '/var/task/x' });
  });

  it('is an index as buildx makes it by itself', () => {
    expect(image(base, { provenance: true }).architecture).toBeNull();
  });

  it('says of a command that nobody runs it here', () => {
    expect(build(`${base}RUN dnf install -y git`)).toMatchObject({
      ok: true,
      notes: [{ line: 2, message: expect.stringContaining('dnf install') as string }],
    });
  });
});

describe('an image that cannot be built', () => {
  it.each([
    ['', 1, 'no FROM'],
    ['COPY index.mjs .', 1, 'no build stage'],
    ['FROM python:3.14', 1, 'no base that this site has'],
    [`${base}COPY nothing.mjs .`, 2, '"/nothing.mjs": not found'],
    [`${base}COPY index.mjs`, 2, 'at least two arguments'],
    [`${base}COPY --from=build a b`, 2, 'no stage'],
    [`${base}\nRUNN ls`, 3, 'unknown instruction: RUNN'],
  ])('%j says where and why', (dockerfile, line, message) => {
    expect(build(dockerfile)).toMatchObject({
      ok: false,
      fault: { line, message: expect.stringContaining(message) as string },
    });
  });
});
