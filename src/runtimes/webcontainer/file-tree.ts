import type { DirectoryNode, FileSystemTree } from '@webcontainer/api';
import { contentOf, type PackageFiles } from '#model/package/deployment-package.ts';

/** Files by path as the nested folders that WebContainers mounts. */
export function fileTree(files: PackageFiles): FileSystemTree {
  const root: FileSystemTree = {};
  for (const [path, file] of Object.entries(files)) {
    const names = path.split('/');
    const name = names.pop() ?? path;
    let folder = root;
    for (const each of names) {
      const found = folder[each];
      const node: DirectoryNode = found && 'directory' in found ? found : { directory: {} };
      folder[each] = node;
      folder = node.directory;
    }
    folder[name] = { file: { contents: contentOf(file) } };
  }
  return root;
}
