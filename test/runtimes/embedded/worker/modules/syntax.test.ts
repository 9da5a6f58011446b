import { describe, expect, it } from 'vitest';
import { placeOf, pointTo, redirectDynamicImports } from '#runtimes/embedded/worker/modules/syntax.ts';

describe('import() in CommonJS', () => {
  it.each([
    ["const m = import('./a.mjs');", "const m = __i(__filename,'./a.mjs');"],
    ["await import ( './a.mjs' )", "await __i(__filename, './a.mjs' )"],
    ['object.import(1)', 'object.import(1)'],
    ['object?.import(1)', 'object?.import(1)'],
    ["'import(1)' // import(2)", "'import(1)' // import(2)"],
    ['/import(1)/.test(text)', '/import(1)/.test(text)'],
    ["import(a); import('b')", "__i(__filename,a); __i(__filename,'b')"],
    ["import(a + import('b'))", "__i(__filename,a + __i(__filename,'b'))"],
    ['`${import(a)}`', '`${__i(__filename,a)}`'],
    [
      'function f() { return 8 / 2 } import(a) /1/ 2',
      'function f() { return 8 / 2 } __i(__filename,a) /1/ 2',
    ],
    ['import( {', 'import( {'],
  ])('%s', (source, expected) => {
    expect(redirectDynamicImports(source, '__i(__filename,')).toBe(expected);
  });
});

describe('a syntax error', () => {
  it('is pointed to as Node.js does', () => {
    const error = new SyntaxError("Unexpected token ';'");
    error.stack = "SyntaxError: Unexpected token ';'\n    at wrapSafe (node:internal:1:1)";
    pointTo(error, '/var/task/index.js', 'exports.handler = async () => {\n  const x = ;\n};', 2, 13);
    expect(error.stack).toMatchInlineSnapshot(`
      "/var/task/index.js:2
        const x = ;
                  ^

      SyntaxError: Unexpected token ';'
          at wrapSafe (node:internal:1:1)"
    `);
  });

  it('has its place where an engine wrote it', () => {
    const gecko = Object.assign(new SyntaxError('a'), { fileName: 'blob:1', lineNumber: 2, columnNumber: 3 });
    expect(placeOf(gecko)).toEqual({ file: 'blob:1', line: 2, column: 3 });
    const javaScriptCore = Object.assign(new SyntaxError('a'), { sourceURL: 'data:1', line: 4, column: 5 });
    expect(placeOf(javaScriptCore)).toEqual({ file: 'data:1', line: 4, column: 5 });
  });
});
