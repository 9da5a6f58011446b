import { describe, expect, it } from 'vitest';
import { locateSyntaxError, redirectDynamicImports } from '#runtimes/embedded/worker/modules/syntax.ts';

describe('import() in CommonJS', () => {
  it.each([
    ["const m = import('./a.mjs');", "const m = __i(__filename,'./a.mjs');"],
    ["await import ( './a.mjs' )", "await __i(__filename, './a.mjs' )"],
    ['object.import(1)', 'object.import(1)'],
    ['object?.import(1)', 'object?.import(1)'],
    ["'import(1)' // import(2)", "'import(1)' // import(2)"],
    ['/import(1)/.test(text)', '/import(1)/.test(text)'],
    ["import(a); import('b')", "__i(__filename,a); __i(__filename,'b')"],
    ['`${import(a)}`', '`${__i(__filename,a)}`'],
  ])('%s', (source, expected) => {
    expect(redirectDynamicImports(source, '__i(__filename,')).toBe(expected);
  });
});

describe('a syntax error', () => {
  it('is pointed to as Node.js does', () => {
    const error = new SyntaxError("Unexpected token ';'");
    error.stack = "SyntaxError: Unexpected token ';'\n    at wrapSafe (node:internal:1:1)";
    const source = 'exports.handler = async () => {\n  const x = ;\n};';
    expect(locateSyntaxError(error, source, '/var/task/index.js', 'script')).toBe(true);
    expect(error.stack).toMatchInlineSnapshot(`
      "/var/task/index.js:2
        const x = ;
                  ^

      SyntaxError: Unexpected token ';'
          at wrapSafe (node:internal:1:1)"
    `);
  });

  it('is not seen where there is none', () => {
    const error = new SyntaxError('somewhere else');
    const before = error.stack;
    expect(locateSyntaxError(error, 'return 1', 'a.js', 'script')).toBe(false);
    expect(locateSyntaxError(error, 'await 1', 'a.mjs', 'module')).toBe(false);
    expect(error.stack).toBe(before);
  });
});
