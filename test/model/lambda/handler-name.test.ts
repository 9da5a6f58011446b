import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handlerFile, parseHandlerName } from '#model/lambda/handler-name.ts';

describe('a handler string', () => {
  it('names a file and an export', () => {
    expect(parseHandlerName('index.handler')).toEqual({
      ok: true,
      name: { folder: '', module: 'index', exportPath: ['handler'] },
    });
    expect(parseHandlerName('src/app.api.get')).toEqual({
      ok: true,
      name: { folder: 'src', module: 'app', exportPath: ['api', 'get'] },
    });
  });

  it('needs a dot, and no two in a row', () => {
    expect(parseHandlerName('index')).toEqual({
      ok: false,
      fault: { errorType: 'Runtime.MalformedHandlerName', errorMessage: 'Bad handler' },
    });
    expect(parseHandlerName('../index.handler')).toMatchObject({
      fault: {
        errorMessage: expect.stringMatching(
          /^'\.\.\/index\.handler' is not a valid handler name\./,
        ) as string,
      },
    });
  });

  it("is read as the runtime client's own code reads it", () => {
    /** The two steps of aws-lambda-ric@4.0.2:index.mjs, with its own expression and Node.js' `path`. */
    const client = (handler: string) => {
      if (handler.includes('..')) return null;
      const base = path.posix.basename(handler);
      const match = /^([^.]*)\.(.*)$/.exec(base);
      if (!match) return null;
      const root = handler.substring(0, handler.indexOf(base)).replace(/\/$/, '');
      return { folder: root, module: match[1], exportPath: (match[2] ?? '').split('.') };
    };
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z./]{0,14}$/), (handler) => {
        const parsed = parseHandlerName(handler);
        expect(parsed.ok ? parsed.name : null).toEqual(client(handler));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the file of a handler', () => {
  const file = (handler: string, ...paths: string[]) => {
    const parsed = parseHandlerName(handler);
    return parsed.ok ? handlerFile(parsed.name, paths) : undefined;
  };

  it('is searched in the order of the runtime client', () => {
    expect(file('index.handler', 'index.mjs')).toBe('index.mjs');
    expect(file('index.handler', 'index.mjs', 'index.js')).toBe('index.js');
    expect(file('src/app.handler', 'src/app.cjs', 'app.js')).toBe('src/app.cjs');
    expect(file('nope.handler', 'index.mjs')).toBeUndefined();
  });
});
