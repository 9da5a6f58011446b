/**
 * Lambda lets a process write under `/tmp` only. The rule sits below every form of `fs` (sync, callback,
 * promises, streams): on the volume's own superblock.
 */
import type { Volume } from 'memfs';
import { systemError } from './system-error.ts';

type Superblock = Volume['_core'];
/** The members that are set here; the library keeps some of them protected. */
interface Writable {
  open: Superblock['open'];
  openFile(filename: string, flags: number, mode: number | undefined, follow?: boolean): unknown;
  mkdir: Superblock['mkdir'];
  mkdirp: Superblock['mkdirp'];
  rmdir: Superblock['rmdir'];
  rm: Superblock['rm'];
  unlink: Superblock['unlink'];
  rename: Superblock['rename'];
  link: Superblock['link'];
  symlink: Superblock['symlink'];
  chmod: Superblock['chmod'];
  utimes: Superblock['utimes'];
}

// Linux: O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND.
const WRITING = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000;

/** `.` and `..` are taken out, so that `/tmp/../var/task` is what it is. */
export function absolutePath(filename: string): string {
  const steps: string[] = [];
  for (const step of (filename.startsWith('/') ? filename : `/var/task/${filename}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}

const isWritable = (filename: string): boolean => {
  const path = absolutePath(filename);
  return path === '/tmp' || path.startsWith('/tmp/');
};

export function makeReadOnly(volume: Volume): void {
  const core = volume._core;
  const rules = core as unknown as Writable;
  const refuse = (syscall: string, path: string, dest?: string): void => {
    if (!isWritable(dest ?? path) || (syscall === 'rename' && !isWritable(path))) {
      throw systemError('EROFS', syscall, path, dest);
    }
  };
  const openFile = rules.openFile.bind(core);
  rules.openFile = (filename, flags, mode, follow) => {
    if (flags & WRITING) refuse('open', filename);
    return openFile(filename, flags, mode, follow);
  };

  const { mkdir, mkdirp, rmdir, rm, unlink, chmod, utimes, rename, link, symlink } = rules;
  rules.mkdir = (filename, mode) => {
    refuse('mkdir', filename);
    mkdir(filename, mode);
  };
  rules.mkdirp = (filename, mode) => {
    if (!core.getResolvedLink(filename)) refuse('mkdir', filename);
    // The library tells of the last folder that it made; Node of the first.
    const steps = absolutePath(filename).split('/');
    const first = steps.findIndex(
      (_, at) => at > 0 && !core.getResolvedLink(steps.slice(0, at + 1).join('/')),
    );
    mkdirp(filename, mode);
    return first < 0 ? undefined : steps.slice(0, first + 1).join('/');
  };
  rules.rmdir = (filename, recursive) => {
    refuse('rmdir', filename);
    rmdir(filename, recursive);
  };
  rules.rm = (filename, force, recursive) => {
    if (core.getResolvedLink(filename)) refuse('unlink', filename);
    rm(filename, force, recursive);
  };
  rules.unlink = (filename) => {
    refuse('unlink', filename);
    unlink(filename);
  };
  rules.chmod = (filename, mode) => {
    refuse('chmod', filename);
    chmod(filename, mode);
  };
  rules.utimes = (filename, accessed, modified, follow) => {
    refuse('utime', filename);
    utimes(filename, accessed, modified, follow);
  };
  rules.rename = (from, to) => {
    refuse('rename', from, to);
    rename(from, to);
  };
  rules.link = (from, to) => {
    refuse('link', from, to);
    link(from, to);
  };
  rules.symlink = (target, path) => {
    refuse('symlink', target, path);
    return symlink(target, path);
  };
}
