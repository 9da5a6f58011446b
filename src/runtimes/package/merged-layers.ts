import type { PackageFiles } from '#model/package/deployment-package.ts';

/** The files of all layers as they lie under `/opt`: the last one that has a file gives it. */
export function mergedLayers(layers: readonly PackageFiles[] = []): PackageFiles {
  return Object.assign({}, ...layers) as PackageFiles;
}
