/** Where the engine says that an error is, and where `import()` stands in a text. */
import { parse } from 'es-module-lexer/minimal/js';
import { reportOf } from '../process/reported-errors.ts';

/** The lexer's number for `import(…)`. */
const DYNAMIC_IMPORT = 2;

export interface Place {
  /** As the engine names it: `//# sourceURL`, or the address that it was loaded from. */
  file: string;
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
}

/** Gecko and JavaScriptCore write the place onto the error, each in its own words. */
interface Placed {
  fileName?: unknown;
  lineNumber?: unknown;
  columnNumber?: unknown;
  sourceURL?: unknown;
  line?: unknown;
  column?: unknown;
}

/** Where the text stands that the engine could not read or link. */
export function placeOf(error: SyntaxError): Place | null {
  const { fileName, lineNumber, columnNumber, sourceURL, line, column } = error as Placed;
  const named = [fileName, sourceURL].find((name) => typeof name === 'string');
  const [at, from] = [lineNumber ?? line, columnNumber ?? column];
  if (typeof at === 'number') {
    return {
      file: named ?? '',
      line: at,
      column: typeof from === 'number' ? from : 1,
    };
  }
  // V8 keeps the place to itself, but tells it to whoever listens for errors.
  const report = reportOf(error);
  return report && { file: report.filename, line: report.lineno, column: report.colno };
}

/**
 * Puts the place in front of the error's stack, as Node prints it.
 *
 * @param column from 1
 */
export function pointTo(error: Error, file: string, source: string, line: number, column: number): void {
  const frames = (error.stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame));
  const pointer = [`${file}:${line}`, source.split('\n')[line - 1] ?? '', `${' '.repeat(column - 1)}^`, ''];
  Object.defineProperty(error, 'stack', {
    value: [...pointer, `${error.name}: ${error.message}`, ...frames].join('\n'),
    writable: true,
    configurable: true,
  });
}

/** The module that the import statement at a place of `source` asks for. */
function specifierAt(source: string, line: number, column: number): string | null {
  const lines = source.split('\n').slice(0, line - 1);
  const at = lines.reduce((length, each) => length + each.length + 1, 0) + column - 1;
  try {
    return parse(source)[0].find(({ ss, se }) => ss <= at && at < se)?.n ?? null;
  } catch {
    return null;
  }
}

/** An error of linking names the module by an address of this program's; Node.js names it as the statement does. */
export function nameModule(error: SyntaxError, source: string, { line, column }: Place): void {
  if (!/'(blob|data):/.test(error.message)) return;
  const specifier = specifierAt(source, line, column);
  if (specifier !== null) error.message = error.message.replace(/'(blob|data):[^']*'/, `'${specifier}'`);
}

/**
 * Replaces each `import(` of a CommonJS module by a call that knows which module asks: the engine would resolve
 * the specifier against this program's own address.
 */
export function redirectDynamicImports(source: string, replacement: string): string {
  if (!/\bimport\s*\(/.test(source)) return source;
  let calls: { ss: number; d: number }[];
  try {
    calls = parse(source)[0].filter(({ t }) => t === DYNAMIC_IMPORT);
  } catch {
    // The engine will say what is wrong with it.
    return source;
  }
  let result = '';
  let from = 0;
  for (const { ss: start, d: bracket } of calls) {
    result += `${source.slice(from, start)}${replacement}`;
    from = bracket + 1;
  }
  return result + source.slice(from);
}
