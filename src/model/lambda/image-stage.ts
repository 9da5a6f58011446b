/** An image under construction, and the paths in it. */
import type { PackageFiles } from '../package/deployment-package.ts';
import type { BuildBase } from './build-bases.ts';

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

export interface BuildNote {
  line: number;
  message: string;
}

/** An image under construction. */
export interface Stage {
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

export interface Around {
  context: PackageFiles;
  stages: ReadonlyMap<string, Stage>;
  notes: BuildNote[];
}

export class BuildFault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** With the variables in it replaced. */
export function expanded(text: string, { variables }: Stage): string {
  return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) => {
    return variables[braced ?? bare ?? ''] ?? '';
  });
}

export function absolute(path: string, { workingDirectory }: Stage): string {
  const whole = path.startsWith('/') ? path : `${workingDirectory}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
