/**
 * The registry of a learner's account: a few images that were there, and those that the learner has pushed, step by
 * step as their Dockerfile made them.
 * What is inside runs here as far as it is JavaScript.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-image.html
 */
import type { PackageFiles } from '../package/deployment-package.ts';
import type { EnvironmentRuntime, RunnableRuntime } from '../runtime-port.ts';
import type { Account } from './arn.ts';
import { awsEntryPoint } from './build-bases.ts';
import type { Architecture, FunctionConfiguration } from './configuration.ts';
import type { ImageUri } from './image-uri.ts';

export interface RegistryImage {
  repository: string;
  /** Empty: another image has its tag now. */
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
  /** The Node.js in it. */
  runtime: RunnableRuntime;
  workingDirectory: string;
  /** What `ENV` sets; left out: nothing. */
  variables?: Readonly<Record<string, string>>;
  /** What the steps put into the working directory. Here it is always `/var/task`. */
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
  entryPoint: [awsEntryPoint],
  command: ['index.handler'],
  runtimeClient: true,
  runtime: 'nodejs24.x',
  workingDirectory: '/var/task',
  files: { 'index.mjs': handler },
} as const;

const givenImages: readonly RegistryImage[] = [
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
    runtime: 'nodejs24.x',
    workingDirectory: '/app',
    files: { 'server.mjs': "console.log('A server that nobody calls.');\n" },
  },
];

export interface ListedImage extends RegistryImage {
  /** With its tag. */
  uri: string;
}

/** @param pushed by the learner, the newest first */
export function registryImages(
  { region, accountId }: Account,
  pushed: readonly RegistryImage[] = [],
): ListedImage[] {
  const host = `${accountId}.dkr.ecr.${region}.amazonaws.com`;
  return [...pushed, ...givenImages].map((image) => {
    const reference = image.tag === '' ? `@sha256:${image.sha256}` : `:${image.tag}`;
    return { ...image, uri: `${host}/${image.repository}${reference}` };
  });
}

/** Whether an address is this image's, by its tag or by its digest. */
export function namesImage({ uri, sha256 }: ListedImage, address: string): boolean {
  return address === uri || address === `${uri.replace(/[:@][^/]*$/, '')}@sha256:${sha256}`;
}

/** The image that an address names; `undefined`: there is none. */
export function imageAt(
  { repository, reference }: ImageUri,
  pushed: readonly RegistryImage[] = [],
): RegistryImage | undefined {
  return [...pushed, ...givenImages].find(
    (image) =>
      image.repository === repository &&
      ('tag' in reference ? image.tag === reference.tag : `sha256:${image.sha256}` === reference.digest),
  );
}

export interface ImageProcess {
  /** What starts it here: a managed runtime for AWS's runtime client, an OS-only one for what starts by itself. */
  runtime: EnvironmentRuntime;
  handler: string;
  files: PackageFiles;
  /** What the image itself sets. */
  variables: Readonly<Record<string, string>>;
}

interface FromImage {
  configuration: Pick<
    FunctionConfiguration,
    'PackageType' | 'CodeSha256' | 'Architectures' | 'ImageConfigResponse'
  >;
  /** The copy that Lambda has made; left out: it is one of those that were always there. */
  image?: RegistryImage;
}

/**
 * What is started in an environment of a function from an image; `null`: it is from a .zip. Lambda took the image by
 * its digest when the function was made, so what is pushed later changes nothing.
 */
export function imageProcess({ configuration, image: own }: FromImage): ImageProcess | null {
  const { PackageType, CodeSha256, Architectures, ImageConfigResponse } = configuration;
  if (PackageType !== 'Image') return null;
  const image = own ?? givenImages.find(({ sha256 }) => sha256 === CodeSha256);
  const { EntryPoint, Command } = ImageConfigResponse?.ImageConfig ?? {};
  const entryPoint = EntryPoint ?? image?.entryPoint ?? [];
  const command = Command ?? image?.command ?? [];
  const variables = image?.variables ?? {};
  const byItself = (files: PackageFiles): ImageProcess => ({
    runtime: 'provided.al2023',
    handler: command[0] ?? '',
    files,
    variables,
  });
  if (!image) return byItself({});
  // The kernel cannot start a program that is made for other machines.
  if (!Architectures.some((each) => each === image.architecture))
    return byItself({ bootstrap: { executable: true, content: `made for ${image.architecture ?? ''}\n` } });
  if (image.runtimeClient && startsClient(entryPoint))
    return { runtime: image.runtime, handler: command[0] ?? '', files: image.files, variables };
  return byItself(startedAs([...entryPoint, ...command], image));
}

/** AWS's own script, or the client itself, as its documentation starts it in other images. */
function startsClient(entryPoint: readonly string[]): boolean {
  const [program = '', ...words] = entryPoint;
  if (program === awsEntryPoint) return true;
  return [program, ...words].some((word) => word.split('/').at(-1) === 'aws-lambda-ric');
}

/** A command line as a first line: what is not a script of the image is looked for, and not found. */
function startedAs(
  words: readonly string[],
  { files, workingDirectory }: Pick<RegistryImage, 'files' | 'workingDirectory'>,
): PackageFiles {
  // Node's own image starts what it is given.
  const [program = '', script = ''] = words[0] === 'docker-entrypoint.sh' ? words.slice(1) : words;
  const under = workingDirectory === '/' ? '/' : `${workingDirectory}/`;
  const path = script.startsWith(under) ? script.slice(under.length) : script.replace(/^\.\//, '');
  const file = /^(\/usr\/(local\/)?bin\/)?node$/.test(program) ? files[path] : undefined;
  if (typeof file === 'string')
    return { ...files, bootstrap: { executable: true, content: `#!/usr/bin/env node\n${file}` } };
  return { ...files, bootstrap: { executable: true, content: `#!${program}\n` } };
}
