/**
 * Images that a Dockerfile can begin with here.
 *
 * Sources: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-image.html and https://hub.docker.com/_/node
 */
import type { RunnableRuntime } from '../runtime-port.ts';

export interface BuildBase {
  /** The Node.js in it. */
  runtime: RunnableRuntime;
  layer: string;
  workingDirectory: string;
  variables: Readonly<Record<string, string>>;
  entryPoint: readonly string[];
  command: readonly string[];
  runtimeClient: boolean;
}

/** What AWS's base images start. */
export const awsEntryPoint = '/lambda-entrypoint.sh';

function awsBase(runtime: RunnableRuntime): BuildBase {
  return {
    runtime,
    layer: '/var/lang, /var/runtime: Node.js and the runtime client',
    workingDirectory: '/var/task',
    variables: { LAMBDA_TASK_ROOT: '/var/task', LAMBDA_RUNTIME_DIR: '/var/runtime' },
    entryPoint: [awsEntryPoint],
    command: [],
    runtimeClient: true,
  };
}

function nodeBase(runtime: RunnableRuntime): BuildBase {
  return {
    runtime,
    layer: '/usr/local: Node.js',
    workingDirectory: '/',
    variables: {},
    entryPoint: ['docker-entrypoint.sh'],
    command: ['node'],
    runtimeClient: false,
  };
}

/** The image of that name; `undefined`: none that this site has. */
export function baseImageOf(name: string): BuildBase | undefined {
  const found = /^(public\.ecr\.aws\/lambda\/nodejs|node):(24|22)(?:-(slim|bookworm|bookworm-slim))?$/.exec(
    name,
  );
  if (!found) return undefined;
  const [, repository, release, variant] = found;
  const runtime = release === '24' ? 'nodejs24.x' : 'nodejs22.x';
  if (repository === 'node') return nodeBase(runtime);
  return variant === undefined ? awsBase(runtime) : undefined;
}
