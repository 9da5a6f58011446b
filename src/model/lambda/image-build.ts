/**
 * What `docker build` makes of a Dockerfile, as far as it is seen from outside: layers, files, and what is started.
 * Nothing is executed: a `RUN` leaves a layer, and only an install of AWS's runtime client changes what the image can do.
 *
 * Sources: https://docs.docker.com/reference/dockerfile/ and
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-image.html
 */
import { contentOf, type PackageFiles } from '../package/deployment-package.ts';
import { baseImageOf, type BuildBase } from './build-bases.ts';
import type { Architecture } from './configuration.ts';
import type { RegistryImage } from './registry.ts';

/** A line of a Dockerfile, taken apart. */
export interface Instruction {
  /** In capitals. */
  keyword: string;
  /** From 1. */
  line: number;
  /** As it was written, on one line. */
  text: string;
  args: readonly string[];
  /** The words of `["…", "…"]`; `null`: it is in the shell form. */
  exec: readonly string[] | null;
  flags: Readonly<Record<string, string>>;
  /** Of `ENV` and `ARG`. */
  pairs: readonly (readonly [name: string, value: string])[];
}

export interface BuildOptions {
  repository: string;
  tag: string;
  architecture: Architecture;
  /** `--provenance`: what buildx does by itself. It makes an index of the image and its attestation. */
  provenance: boolean;
}

export interface BuildNote {
  line: number;
  message: string;
}

export type BuildResult =
  { ok: true; image: Omit<RegistryImage, 'sha256'>; notes: BuildNote[] } | { ok: false; fault: BuildNote };

/** An image under construction. */
interface Stage {
  base: BuildBase;
  /** By absolute path. */
  files: Record<string, PackageFiles[string]>;
  workingDirectory: string;
  variables: Record<string, string>;
  entryPoint: readonly string[];
  command: readonly string[];
  runtimeClient: boolean;
  steps: { instruction: string; layer: string | null }[];
}

class BuildFault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** @param context the files beside the Dockerfile */
export function buildImage(
  instructions: readonly Instruction[],
  context: PackageFiles,
  options: BuildOptions,
): BuildResult {
  const notes: BuildNote[] = [];
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  try {
    for (const instruction of instructions) {
      const { keyword, line, args } = instruction;
      if (keyword === 'FROM') {
        stage = begun(instruction, stages);
        stages.set(String(stages.size), stage);
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

interface Around {
  context: PackageFiles;
  stages: ReadonlyMap<string, Stage>;
  notes: BuildNote[];
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

function expanded(text: string, { variables }: Stage): string {
  return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) => {
    return variables[braced ?? bare ?? ''] ?? '';
  });
}

function absolute(path: string, { workingDirectory }: Stage): string {
  const whole = path.startsWith('/') ? path : `${workingDirectory}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function copied(stage: Stage, { line, args, exec, flags }: Instruction, around: Around): string {
  const words = exec ?? args;
  const sources = words.slice(0, -1);
  const target = words.at(-1);
  if (target === undefined || sources.length === 0)
    throw new BuildFault(line, 'COPY requires at least two arguments: what, and where to');
  const from = flags['from'];
  const other = from === undefined ? undefined : around.stages.get(from);
  if (from !== undefined && !other)
    throw new BuildFault(line, `no stage of this Dockerfile is called ${from}`);
  const files = other ? other.files : rooted(around.context);
  const folder = absolute(expanded(target, stage), stage);
  const intoFolder = target.endsWith('/') || target === '.' || sources.length > 1;
  const changed = new Map<string, PackageFiles[string]>();
  for (const source of sources) {
    const path = other ? absolute(expanded(source, stage), other) : `/${source.replace(/^(\.?\/)+/, '')}`;
    for (const [into, file] of chosen(files, path, folder, intoFolder)) changed.set(into, file);
    if (changed.size === 0)
      throw new BuildFault(
        line,
        `failed to compute cache key: "/${source.replace(/^\.?\//, '')}": not found`,
      );
  }
  for (const [path, file] of changed) stage.files[path] = file;
  return [...changed].map(([path, file]) => `${path}, ${contentOf(file).length} bytes`).join(' · ');
}

function rooted(context: PackageFiles): Record<string, PackageFiles[string]> {
  return Object.fromEntries(Object.entries(context).map(([path, file]) => [`/${path}`, file]));
}

/** Where each of the files that `path` names goes: a file, a folder with all in it, or a pattern. */
function* chosen(
  files: Readonly<Record<string, PackageFiles[string]>>,
  path: string,
  folder: string,
  intoFolder: boolean,
): Generator<[into: string, file: PackageFiles[string]]> {
  const under = path === '/' || path === '/.' ? '/' : `${path.replace(/\/\.?$/, '')}/`;
  const pattern = new RegExp(
    `^${path
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '[^/]*')
      .replaceAll('?', '[^/]')}$`,
  );
  for (const [name, file] of Object.entries(files)) {
    const base = folder === '/' ? '' : folder;
    if (name.startsWith(under)) yield [`${base}/${name.slice(under.length)}`, file];
    else if (pattern.test(name)) {
      const single = !intoFolder && !/[*?]/.test(path);
      yield [single ? folder : `${base}/${name.slice(name.lastIndexOf('/') + 1)}`, file];
    }
  }
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
