/** The words of Node for modules that are not there; the runtime client tells them apart by their codes. */

export const requireFailed = (specifier: string, parent: string): Error =>
  Object.assign(new Error(`Cannot find module '${specifier}'\nRequire stack:\n- ${parent}`), {
    code: 'MODULE_NOT_FOUND',
    requireStack: [parent],
  });

export const importFailed = (specifier: string, parent: string, what: 'module' | 'package'): Error =>
  Object.assign(new Error(`Cannot find ${what} '${specifier}' imported from ${parent}`), {
    code: 'ERR_MODULE_NOT_FOUND',
  });

export const directoryImport = (path: string, parent: string): Error =>
  Object.assign(
    new Error(`Directory import '${path}' is not supported resolving ES modules imported from ${parent}`),
    { code: 'ERR_UNSUPPORTED_DIR_IMPORT' },
  );

export const notExported = (folder: string, subpath: string): Error =>
  Object.assign(
    new Error(
      subpath === ''
        ? `No "exports" main defined in ${folder}/package.json`
        : `Package subpath '.${subpath}' is not defined by "exports" in ${folder}/package.json`,
    ),
    { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' },
  );

export const requireOfEsModule = (path: string, parent: string): Error =>
  Object.assign(
    new Error(
      `require() of ES Module ${path} from ${parent} not supported here.\n` +
        `Instead change the require of ${path} in ${parent} to a dynamic import() which is available in all CommonJS modules.`,
    ),
    { code: 'ERR_REQUIRE_ESM' },
  );
