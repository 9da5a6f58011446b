/** Whether a text is an ES module, where neither its name nor a package.json says so. */
import { parse } from 'es-module-lexer/minimal/js';

/** Indirect, and of functions that are never called: the engine reads the text, nothing of it runs. */
const evaluate = globalThis.eval;

const parameters = '(exports, require, module, __filename, __dirname)';

function canBeRead(opening: string, source: string): boolean {
  try {
    evaluate(`(${opening} ${parameters} { ${source}\n})`);
    return true;
  } catch {
    return false;
  }
}

/** The lexer's numbers for what may stand in a CommonJS module, too: `import(…)`. */
const DYNAMIC_IMPORT = 2;

function importsOrExports(source: string): boolean {
  try {
    const [imports, exports] = parse(source);
    return exports.length > 0 || imports.some(({ t }) => t !== DYNAMIC_IMPORT);
  } catch {
    return false;
  }
}

/**
 * Node's rule: what cannot be read as CommonJS, and imports, exports or awaits at its top
 * (https://nodejs.org/api/packages.html#syntax-detection).
 */
export function hasModuleSyntax(text: string): boolean {
  const source = text.replace(/^#!.*/, '');
  if (canBeRead('function', source)) return false;
  return importsOrExports(source) || canBeRead('async function', source);
}
