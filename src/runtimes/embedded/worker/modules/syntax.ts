/** Reads source text where the engine does not say enough: where an error is, and where `import()` stands. */
import { parse, tokenizer } from 'acorn';

const TOKENS = { ecmaVersion: 'latest', allowHashBang: true } as const;

interface Located {
  loc?: { line: number; column: number };
}

/**
 * Gives a SyntaxError the place that the engine leaves out, as Node prints it.
 *
 * @returns false when `source` is not what is wrong
 */
export function locateSyntaxError(
  error: Error,
  source: string,
  file: string,
  kind: 'script' | 'module',
): boolean {
  let place: Located;
  try {
    parse(source, { ...TOKENS, sourceType: kind, allowReturnOutsideFunction: kind === 'script' });
    return false;
  } catch (found) {
    place = found as Located;
  }
  const { line = 1, column = 0 } = place.loc ?? {};
  const frames = (error.stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame));
  const pointer = [`${file}:${line}`, source.split('\n')[line - 1] ?? '', `${' '.repeat(column)}^`, ''];
  Object.defineProperty(error, 'stack', {
    value: [...pointer, `${error.name}: ${error.message}`, ...frames].join('\n'),
    writable: true,
    configurable: true,
  });
  return true;
}

/**
 * Replaces each `import(` of a CommonJS module by a call that knows which module asks: the engine would resolve
 * the specifier against this program's own address.
 */
export function redirectDynamicImports(source: string, replacement: string): string {
  if (!/\bimport\s*\(/.test(source)) return source;
  const places: number[] = [];
  try {
    let previous = '';
    let candidate = -1;
    for (const token of tokenizer(source, TOKENS)) {
      if (candidate >= 0 && token.type.label === '(') places.push(candidate);
      // `.import(` is a method of that name.
      candidate = token.type.label === 'import' && previous !== '.' && previous !== '?.' ? token.start : -1;
      previous = token.type.label;
    }
  } catch {
    // The engine will say what is wrong with it.
    return source;
  }
  let result = '';
  let from = 0;
  for (const place of places) {
    const open = source.indexOf('(', place);
    result += `${source.slice(from, place)}${replacement}`;
    from = open + 1;
  }
  return result + source.slice(from);
}
