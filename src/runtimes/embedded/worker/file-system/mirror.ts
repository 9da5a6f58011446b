/**
 * Tells the page every change under `/tmp` as it happens. It cannot be asked for later: a process that is killed
 * in a hot loop answers nothing, and what it had written is still there for the next one. Links and modes are
 * not mirrored.
 */
import type { Volume } from 'memfs';
import type { WorkerReport } from '../../protocol/worker-messages.ts';
import { native } from '../process/native.ts';

/** One report of bytes; longer writes are told in pieces. */
const PIECE_BYTES = 4 * 1024 * 1024;

// The library's FsEventType is a const enum, which does not cross a file boundary.
const CREATED = 0;
const DELETED = 1;
const MODIFIED = 2;
const MOVED = 4;

const pathOf = (steps: readonly string[]): string => steps.join('/');
const isTemporary = (path: string): boolean => path.startsWith('/tmp/');

export function mirrorTemporaryFiles(
  volume: Volume,
  report: (message: WorkerReport, transfer?: Transferable[]) => void,
): void {
  const core = volume._core;
  let written: { fd: number; position: number; length: number } | null = null;

  const tellBytes = (path: string, bytes: Uint8Array, start: number, end: number): void => {
    for (let position = start; position < end; position += PIECE_BYTES) {
      const data = native.copyOf(bytes.subarray(position, Math.min(end, position + PIECE_BYTES)));
      report({ type: 'file.wrote', path, position, data }, [data.buffer]);
    }
  };

  const write = core.write.bind(core);
  core.write = (fd, bytes, offset, length, position) => {
    const before = core.fds[fd]?.node.getSize() ?? 0;
    const explicit = typeof position === 'number' && position >= 0 ? position : core.fds[fd]?.position;
    const start = core.fds[fd] && core.fds[fd].flags & 0o2000 ? before : (explicit ?? 0);
    // A gap is filled with zeros, which are written bytes too.
    written = { fd, position: Math.min(start, before), length: 0 };
    try {
      const count = write(fd, bytes, offset, length, position);
      const file = core.fds[fd];
      if (file && count > 0 && isTemporary(file.link.getPath())) {
        tellBytes(file.link.getPath(), file.node.buf, written.position, start + count);
      }
      return count;
    } finally {
      written = null;
    }
  };

  core.changes.listen((event) => {
    const path = pathOf(event.steps);
    const from = event.oldSteps ? pathOf(event.oldSteps) : '';
    switch (Number(event.type)) {
      case CREATED:
        if (!isTemporary(path)) return;
        if (event.node.isDirectory()) report({ type: 'directory.made', path });
        else if (event.node.isFile()) report({ type: 'file.truncated', path, size: 0 });
        return;
      case DELETED:
        if (isTemporary(path)) report({ type: 'file.deleted', path });
        return;
      case MOVED:
        if (isTemporary(from) && isTemporary(path)) report({ type: 'file.moved', from, to: path });
        return;
      case MODIFIED:
        // The bytes of a write are told where they are known.
        if (isTemporary(path) && !written) {
          report({ type: 'file.truncated', path, size: event.node.getSize() });
        }
        return;
    }
  });
}
