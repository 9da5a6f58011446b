/** The files of a package as folders that can be folded. */
export interface FolderNode {
  kind: 'folder';
  path: string;
  name: string;
  /** Files in it, at any depth. */
  count: number;
  children: readonly TreeNode[];
}

export interface FileNode {
  kind: 'file';
  path: string;
  name: string;
}

export type TreeNode = FolderNode | FileNode;

/** So many files are still seen at a glance, each under its whole path. */
const atAGlance = 8;

export function needsFolders(paths: readonly string[]): boolean {
  return paths.length > atAGlance || paths.some((path) => path.startsWith('node_modules/'));
}

/** Folders first, both by name. */
export function fileTree(paths: readonly string[]): readonly TreeNode[] {
  return nodesOf(paths, '');
}

function nodesOf(paths: readonly string[], within: string): TreeNode[] {
  const files: FileNode[] = [];
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const slash = path.indexOf('/', within.length);
    if (slash === -1) files.push({ kind: 'file', path, name: path.slice(within.length) });
    else {
      const folder = path.slice(0, slash + 1);
      const inside = folders.get(folder);
      if (inside) inside.push(path);
      else folders.set(folder, [path]);
    }
  }
  const nodes = [...folders].map(([path, inside]): FolderNode => ({
    kind: 'folder',
    path,
    name: path.slice(within.length),
    count: inside.length,
    children: nodesOf(inside, path),
  }));
  return [...nodes.sort(byName), ...files.sort(byName)];
}

function byName(one: TreeNode, other: TreeNode): number {
  return one.name < other.name ? -1 : 1;
}
