/**
 * The registry of a learner's account: a few images that were pushed, step by step as their Dockerfile made them.
 * What is inside runs here as far as it is JavaScript.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-image.html
 */
import type { PackageFiles } from '../package/deployment-package.ts';
import type { EnvironmentRuntime } from '../runtime-port.ts';
import type { Account } from './arn.ts';
import type { Architecture, FunctionConfiguration } from './configuration.ts';
import type { ImageUri } from './image-uri.ts';

export interface RegistryImage {
  repository: string;
  tag: string;
  /** 64 hexadecimal digits. */
  sha256: string;
  /** `null`: an index with an image for each architecture, as buildx makes it with attestations. */
  architecture: Architecture | null;
  about: string;
  /** Lines of the Dockerfile; each that changes files is a layer. */
  steps: readonly { instruction: string; layer: string | null }[];
  entryPoint: readonly string[];
  command: readonly string[];
  /** Whether it has AWS's runtime client, which asks the Runtime API for events. */
  runtimeClient: boolean;
  /** What the steps put into `/var/task`. */
  files: PackageFiles;
}

const handler = `export const handler = async (event) => {
  console.log('Got', event);
  return { from: 'an image', name: event.name ?? 'nobody' };
};
`;

const greeterSteps = [
  {
    instruction: 'FROM public.ecr.aws/lambda/nodejs:24',
    layer: '/var/lang, /var/runtime: Node.js and the runtime client',
  },
  { instruction: 'COPY index.mjs ${LAMBDA_TASK_ROOT}/', layer: '/var/task/index.mjs' },
  { instruction: 'CMD ["index.handler"]', layer: null },
] as const;

const greeter = {
  repository: 'greeter',
  steps: greeterSteps,
  entryPoint: ['/lambda-entrypoint.sh'],
  command: ['index.handler'],
  runtimeClient: true,
  files: { 'index.mjs': handler },
} as const;

const images: readonly RegistryImage[] = [
  {
    ...greeter,
    tag: '1',
    sha256: '3f1c8a52d94e07b6a1f0c5de7288934b6ce1d05f9a47b3820e6d1c94fb570a1e',
    architecture: 'x86_64',
    about: 'On AWS’s base image, for x86_64.',
  },
  {
    ...greeter,
    tag: 'arm',
    sha256: '9b04e6c7125fa83d60b9e4f1c83d7a5520e6f9ac41b87d3305c2fe18d6a7b942',
    architecture: 'arm64',
    about: 'The same, built for arm64.',
  },
  {
    ...greeter,
    tag: 'multi',
    sha256: 'c28d5b10f37ae946820d7c15be60fa934e18d2057b3c6fa9e41570b8d93c2f6a',
    architecture: null,
    about: 'As docker buildx pushes it by itself: an index with attestations.',
  },
  {
    repository: 'web',
    tag: '1',
    sha256: '71ea0d94c6b25f83e7104cb9d85a36f2190be7d4c5f8a26013d9e74b82c6f05d',
    architecture: 'x86_64',
    about: 'A program on Node’s own image. No runtime client: nothing in it asks for events.',
    steps: [
      { instruction: 'FROM node:24-slim', layer: '/usr/local: Node.js' },
      { instruction: 'COPY server.mjs /app/', layer: '/app/server.mjs' },
      { instruction: 'CMD ["node", "/app/server.mjs"]', layer: null },
    ],
    entryPoint: [],
    command: ['node', '/app/server.mjs'],
    runtimeClient: false,
    files: { 'server.mjs': "console.log('A server that nobody calls.');\n" },
  },
];

export interface ListedImage extends RegistryImage {
  /** With its tag. */
  uri: string;
}

export function registryImages({ region, accountId }: Account): ListedImage[] {
  const host = `${accountId}.dkr.ecr.${region}.amazonaws.com`;
  return images.map((image) => ({ ...image, uri: `${host}/${image.repository}:${image.tag}` }));
}

/** The image that an address names; `undefined`: there is none. */
export function imageAt({ repository, reference }: ImageUri): RegistryImage | undefined {
  return images.find(
    (image) =>
      image.repository === repository &&
      ('tag' in reference ? image.tag === reference.tag : `sha256:${image.sha256}` === reference.digest),
  );
}

export interface ImageProcess {
  /** What starts it here: a managed runtime for AWS's base image, an OS-only one for what starts by itself. */
  runtime: EnvironmentRuntime;
  handler: string;
  files: PackageFiles;
}

/**
 * What is started in an environment of a function from an image; `null`: it is from a .zip. Lambda took the image by
 * its digest when the function was made, so that is what names it.
 */
export function imageProcess({
  PackageType,
  CodeSha256,
  Architectures,
  ImageConfigResponse,
}: Pick<
  FunctionConfiguration,
  'PackageType' | 'CodeSha256' | 'Architectures' | 'ImageConfigResponse'
>): ImageProcess | null {
  if (PackageType !== 'Image') return null;
  const image = images.find(({ sha256 }) => sha256 === CodeSha256);
  const { EntryPoint, Command } = ImageConfigResponse?.ImageConfig ?? {};
  const entryPoint = EntryPoint ?? image?.entryPoint ?? [];
  const command = Command ?? image?.command ?? [];
  const byItself = (files: PackageFiles): ImageProcess => ({
    runtime: 'provided.al2023',
    handler: command[0] ?? '',
    files,
  });
  if (!image) return byItself({});
  // The kernel cannot start a program that is made for other machines.
  if (!Architectures.some((each) => each === image.architecture))
    return byItself({ bootstrap: { executable: true, content: `made for ${image.architecture ?? ''}\n` } });
  if (image.runtimeClient && entryPoint[0] === greeter.entryPoint[0])
    return { runtime: 'nodejs24.x', handler: command[0] ?? '', files: image.files };
  return byItself(startedAs([...entryPoint, ...command], image.files));
}

/** A command line as a first line: what is not a script of the image is looked for, and not found. */
function startedAs([program = '', ...words]: readonly string[], files: PackageFiles): PackageFiles {
  const script = words[0]?.split('/').at(-1) ?? '';
  const file = /^(\/usr\/(local\/)?bin\/)?node$/.test(program) ? files[script] : undefined;
  if (typeof file === 'string')
    return { ...files, bootstrap: { executable: true, content: `#!/usr/bin/env node\n${file}` } };
  return { ...files, bootstrap: { executable: true, content: `#!${program}\n` } };
}
