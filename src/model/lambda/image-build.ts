/**
 * What `docker build` makes of a Dockerfile, as far as it is seen from outside: layers, files, and what is started.
 * Nothing is executed: a `RUN` leaves a layer, and only an install of AWS's runtime client changes what the image can do.
 *
 * Sources: https://docs.docker.com/reference/dockerfile/ and
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-image.html
 */
import { contentOf, type PackageFiles } from '../package/deployment-package.ts';
import { baseImageOf } from './build-bases.ts';
import type { Architecture } from './configuration.ts';
import { copied } from './image-copy.ts';
import {
  absolute,
  type Around,
  type BuildNote,
  BuildFault,
  expanded,
  type Instruction,
  type Stage,
} from './image-stage.ts';
import type { RegistryImage } from './registry.ts';

export interface BuildOptions {
  repository: string;
  tag: string;
  architecture: Architecture;
  /** `--provenance`: what buildx does by itself. It makes an index of the image and its attestation. */
  provenance: boolean;
}

export type BuildResult =
  { ok: true; image: Omit<RegistryImage, 'sha256'>; notes: BuildNote[] } | { ok: false; fault: BuildNote };

/** @param context the files beside the Dockerfile */
export function buildImage(
  instructions: readonly Instruction[],
  context: PackageFiles,
  options: BuildOptions,
): BuildResult {
  const notes: BuildNote[] = [];
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  let begunStages = 0;
  try {
    for (const instruction of instructions) {
      const { keyword, line, args } = instruction;
      if (keyword === 'FROM') {
        stage = begun(instruction, stages);
        stages.set(String(begunStages++), stage);
        if (args[1]?.toUpperCase() === 'AS' && args[2] !== undefined) stages.set(args[2], stage);
      } else if (keyword !== 'ARG' || stage) {
        if (!stage) throw new BuildFault(line, 'no build stage in current context');
        obey(stage, instruction, { context, stages, notes });
      }
    }
    if (!stage) throw new BuildFault(1, 'the Dockerfile has no FROM: there is nothing to begin with');
    return { ok: true, image: built(stage, options), notes };
  } catch (error) {
    if (error instanceof BuildFault)
      return { ok: false, fault: { line: error.line, message: error.message } };
    throw error;
  }
}

function begun({ line, args, text }: Instruction, stages: ReadonlyMap<string, Stage>): Stage {
  const name = args[0] ?? '';
  const earlier = stages.get(name);
  if (earlier) return { ...earlier, files: { ...earlier.files }, steps: [...earlier.steps] };
  const base = baseImageOf(name);
  if (!base)
    throw new BuildFault(
      line,
      `${name || 'nothing'} is no base that this site has. It has Node.js: AWS’s public.ecr.aws/lambda/nodejs:24 and :22, and node:24, node:24-slim, node:22, node:22-slim.`,
    );
  return {
    base,
    files: {},
    workingDirectory: base.workingDirectory,
    variables: { ...base.variables },
    entryPoint: base.entryPoint,
    command: base.command,
    runtimeClient: base.runtimeClient,
    steps: [{ instruction: text, layer: base.layer }],
  };
}

function obey(stage: Stage, instruction: Instruction, around: Around): void {
  const { keyword, line, text, args, exec, pairs } = instruction;
  const setting = (): void => void stage.steps.push({ instruction: text, layer: null });
  switch (keyword) {
    case 'COPY':
    case 'ADD':
      stage.steps.push({ instruction: text, layer: copied(stage, instruction, around) });
      return;
    case 'RUN':
      stage.steps.push({ instruction: text, layer: ran(stage, instruction, around) });
      return;
    case 'WORKDIR':
      stage.workingDirectory = absolute(expanded(args[0] ?? '/', stage), stage);
      setting();
      return;
    case 'ENV':
    case 'ARG':
      for (const [name, value] of pairs) stage.variables[name] = expanded(value, stage);
      setting();
      return;
    case 'ENTRYPOINT':
      stage.entryPoint = exec ?? inShell(args);
      // What the base would have been called with is its own program's.
      stage.command = [];
      setting();
      return;
    case 'CMD':
      stage.command = exec ?? inShell(args);
      if (!exec)
        around.notes.push({
          line,
          message:
            'Without brackets the words go to a shell: /bin/sh is what the program gets as its first word.',
        });
      setting();
      return;
    case 'LABEL':
    case 'EXPOSE':
    case 'USER':
    case 'STOPSIGNAL':
    case 'HEALTHCHECK':
    case 'SHELL':
    case 'VOLUME':
    case 'ONBUILD':
    case 'MAINTAINER':
      setting();
      return;
    default:
      throw new BuildFault(line, `unknown instruction: ${keyword}`);
  }
}

function inShell(args: readonly string[]): string[] {
  return ['/bin/sh', '-c', args.join(' ')];
}

function ran(stage: Stage, { line, text, args, exec }: Instruction, { notes }: Around): string {
  const words = (exec ?? args).join(' ');
  const installs = /\bnpm\s+(install|i|ci|add)\b/.test(words);
  const named = /\baws-lambda-ric\b/.test(words);
  const wanted = installs && !named && wantsClient(stage);
  if (installs && (named || wanted)) {
    stage.runtimeClient = true;
    return 'node_modules/aws-lambda-ric: AWS’s runtime client';
  }
  notes.push({
    line,
    message: `Not run here: ${text}. The layer is there, and what it would have changed is not.`,
  });
  return 'what the command changed; this site does not run it';
}

/** Whether the package.json that was copied asks for the client. */
function wantsClient({ files, workingDirectory }: Stage): boolean {
  const file = files[`${workingDirectory === '/' ? '' : workingDirectory}/package.json`];
  const content = file === undefined ? '' : contentOf(file);
  return typeof content === 'string' && content.includes('"aws-lambda-ric"');
}

function built(
  { base, files, workingDirectory, variables, entryPoint, command, runtimeClient, steps }: Stage,
  { repository, tag, architecture, provenance }: BuildOptions,
): Omit<RegistryImage, 'sha256'> {
  const under = workingDirectory === '/' ? '/' : `${workingDirectory}/`;
  const own = Object.entries(variables).filter(([name]) => !Object.hasOwn(base.variables, name));
  return {
    repository,
    tag,
    architecture: provenance ? null : architecture,
    about: provenance ? 'Built with attestations: an index.' : `Built here, for ${architecture}.`,
    steps,
    entryPoint,
    command,
    runtimeClient,
    runtime: base.runtime,
    workingDirectory,
    ...(own.length > 0 ? { variables: Object.fromEntries(own) } : {}),
    files: Object.fromEntries(
      Object.entries(files).flatMap(([path, file]) =>
        path.startsWith(under) ? [[path.slice(under.length), file]] : [],
      ),
    ),
  };
}
