/** `COPY`: which files, and where they go. Source: https://docs.docker.com/reference/dockerfile/#copy */
import { contentOf, type PackageFiles } from '../package/deployment-package.ts';
import { absolute, type Around, BuildFault, expanded, type Instruction, type Stage } from './image-stage.ts';

/** @returns what the layer has, in words */
export function copied(stage: Stage, { line, args, exec, flags }: Instruction, around: Around): string {
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
