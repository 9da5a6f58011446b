/**
 * The handler string as AWS's Node.js runtime client reads it: in the last part of the path, everything up to the
 * first dot is the file, the rest is the path to the export.
 *
 * Source: aws-lambda-ric@4.0.2:index.mjs, `parseHandlerString` and `validateHandlerString`; version 3 reads it the
 * same way (content/facts/node-behaviours.json).
 */
export interface HandlerName {
  /** Folder below `/var/task`, without a trailing slash; empty for the root. */
  folder: string;
  /** File without its extension. */
  module: string;
  /** Names from the module to the function: `['api', 'get']` for `app.api.get`. */
  exportPath: string[];
}

/** What the runtime client says of a handler string that names nothing. */
export interface HandlerNameFault {
  errorType: 'Runtime.MalformedHandlerName';
  errorMessage: string;
}

export type ParsedHandlerName = { ok: true; name: HandlerName } | { ok: false; fault: HandlerNameFault };

export function parseHandlerName(handler: string): ParsedHandlerName {
  if (handler.includes('..')) {
    return malformed(
      `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  }
  const base = /([^/]*)\/*$/.exec(handler)?.[1] ?? '';
  const match = /^([^.]*)\.(.*)$/.exec(base);
  if (!match) return malformed('Bad handler');
  const [, module = '', path = ''] = match;
  const folder = handler.slice(0, handler.indexOf(base)).replace(/\/$/, '');
  return { ok: true, name: { folder, module, exportPath: path.split('.') } };
}

function malformed(errorMessage: string): ParsedHandlerName {
  return { ok: false, fault: { errorType: 'Runtime.MalformedHandlerName', errorMessage } };
}

/** What the runtime client appends to the file's name, in its order. */
const extensions = ['', '.js', '.mjs', '.cjs'] as const;

/** The file of the package that the runtime client would load, or `undefined` where it finds none. */
export function handlerFile(name: HandlerName, paths: readonly string[]): string | undefined {
  const parts = [...name.folder.split('/'), name.module].filter((part) => part !== '' && part !== '.');
  return extensions.map((extension) => parts.join('/') + extension).find((path) => paths.includes(path));
}
