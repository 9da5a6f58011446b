/** The words of Node for modules that are not there; the runtime client tells them apart by their codes. */

/** An error of Node's own: its code is in its stack, too. https://nodejs.org/api/errors.html#nodejs-error-codes */
function internalError(code: string, message: string): Error {
  const error = Object.assign(new Error(message), { code });
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  Object.defineProperty(error, 'stack', {
    value: [`Error [${code}]: ${message}`, ...frames].join('\n'),
    writable: true,
    configurable: true,
  });
  return error;
}

/** @param requireStack the module that asked, then the one that asked for that, and so on */
export const requireFailed = (specifier: string, ...requireStack: string[]): Error =>
  Object.assign(
    new Error(
      [
        `Cannot find module '${specifier}'`,
        'Require stack:',
        ...requireStack.map((each) => `- ${each}`),
      ].join('\n'),
    ),
    { code: 'MODULE_NOT_FOUND', requireStack },
  );

export const isNotFound = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';

export const importFailed = (specifier: string, parent: string, what: 'module' | 'package'): Error =>
  internalError('ERR_MODULE_NOT_FOUND', `Cannot find ${what} '${specifier}' imported from ${parent}`);

export const directoryImport = (path: string, parent: string): Error =>
  internalError(
    'ERR_UNSUPPORTED_DIR_IMPORT',
    `Directory import '${path}' is not supported resolving ES modules imported from ${parent}`,
  );

export const notExported = (folder: string, subpath: string): Error =>
  internalError(
    'ERR_PACKAGE_PATH_NOT_EXPORTED',
    subpath === ''
      ? `No "exports" main defined in ${folder}/package.json`
      : `Package subpath '.${subpath}' is not defined by "exports" in ${folder}/package.json`,
  );

export const requireOfEsModule = (path: string, parent: string): Error =>
  internalError(
    'ERR_REQUIRE_ESM',
    `require() of ES Module ${path} from ${parent} not supported here.\n` +
      `Instead change the require of ${path} in ${parent} to a dynamic import() which is available in all CommonJS modules.`,
  );
