/** The size of `/tmp`: what would go over it fails with ENOSPC, before a byte is written. */
import type { Volume } from 'memfs';
import { systemError } from './system-error.ts';

type Superblock = Volume['_core'];
type Link = NonNullable<ReturnType<Superblock['getResolvedLink']>>;

const O_APPEND = 0o2000;

function bytesUnder(link: Link): number {
  if (link.getNode().isFile()) return link.getNode().getSize();
  let bytes = 0;
  for (const [name, child] of link.children) {
    if (child && name !== '.' && name !== '..') bytes += bytesUnder(child);
  }
  return bytes;
}

/** @param uncharged runs work whose memory is not the process's own: a file's bytes lie on a disk. */
export function limitTemporaryFiles(
  volume: Volume,
  quotaBytes: number,
  uncharged: <T>(work: () => T) => T,
): void {
  const core = volume._core;
  /** At least what `/tmp` holds; deletions are counted only when it matters. */
  let ceiling = 0;
  const grow = (bytes: number): void => {
    if (bytes <= 0) return;
    if (ceiling + bytes > quotaBytes) {
      const root = core.getResolvedLink('/tmp');
      ceiling = root ? bytesUnder(root) : 0;
      if (ceiling + bytes > quotaBytes) throw systemError('ENOSPC', 'write');
    }
    ceiling += bytes;
  };

  const write = core.write.bind(core);
  core.write = (fd, bytes, offset, length, position) => {
    const file = core.fds[fd];
    if (file) {
      const size = file.node.getSize();
      const explicit = typeof position === 'number' && position >= 0 ? position : file.position;
      const start = file.flags & O_APPEND ? size : explicit;
      const count = length ?? bytes.length - (offset ?? 0);
      if (count > 0) grow(start + count - size);
    }
    return uncharged(() => write(fd, bytes, offset, length, position));
  };

  const rules = core as { ftruncate: Superblock['ftruncate'] };
  const { ftruncate } = core;
  rules.ftruncate = (fd, size) => {
    const file = core.fds[fd];
    if (file) grow((size ?? 0) - file.node.getSize());
    uncharged(() => {
      ftruncate(fd, size);
    });
  };
}
