/** The errors that a read-only or full file system gives, in Node's words and with its fields. */
const words = {
  EROFS: [-30, 'read-only file system'],
  ENOSPC: [-28, 'no space left on device'],
} as const;

export function systemError(code: keyof typeof words, syscall: string, path?: string, dest?: string): Error {
  const [errno, text] = words[code];
  const where = path === undefined ? '' : ` '${path}'${dest === undefined ? '' : ` -> '${dest}'`}`;
  return Object.assign(
    new Error(`${code}: ${text}, ${syscall}${where}`),
    { errno, code, syscall },
    path === undefined ? {} : { path },
    dest === undefined ? {} : { dest },
  );
}
