import { readFileSync } from 'node:fs';
import type { Connect, Plugin } from 'vite';

export interface HeaderRule {
  /** A path; `*` stands for any characters, slashes included, and none. */
  pattern: string;
  headers: readonly (readonly [name: string, value: string])[];
}

/**
 * Reads the `_headers` format of Cloudflare Pages and Netlify: a path on a line of its own, its headers
 * indented below, `#` for comments.
 * @throws Error with the line's number where a line is neither.
 */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: { pattern: string; headers: [string, string][] }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.trim();
    if (words === '' || words.startsWith('#')) continue;
    const header = /^\s+([\w-]+):\s*(.+)$/.exec(line.trimEnd());
    const rule = rules.at(-1);
    if (header?.[1] !== undefined && header[2] !== undefined && rule) {
      rule.headers.push([header[1], header[2]]);
    } else if (words === line.trimEnd() && words.startsWith('/')) {
      rules.push({ pattern: words, headers: [] });
    } else {
      throw new Error(`_headers:${index + 1}: expected a path or an indented "Name: value", got "${words}"`);
    }
  }
  return rules;
}

function matches(pattern: string, path: string): boolean {
  const literal = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${literal.join('.*')}$`).test(path);
}

/** What the rules send with `path`: every rule that fits adds its own; a header of two rules is joined by a comma. */
export function headersFor(rules: readonly HeaderRule[], path: string): Map<string, string> {
  const sent = new Map<string, string>();
  for (const rule of rules) {
    if (!matches(rule.pattern, path)) continue;
    for (const [name, value] of rule.headers) {
      const before = sent.get(name);
      sent.set(name, before === undefined ? value : `${before}, ${value}`);
    }
  }
  return sent;
}

/**
 * A middleware that sets the headers of a `_headers` file.
 * @param without Header names that are left out.
 */
export function headersMiddleware(file: string | URL, without: readonly string[] = []) {
  const rules = parseHeaders(readFileSync(file, 'utf8'));
  return ((request, response, next) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    for (const [name, value] of headersFor(rules, path)) {
      if (!without.includes(name)) response.setHeader(name, value);
    }
    next();
  }) satisfies Connect.NextHandleFunction;
}

/** Sends the headers of a `_headers` file in `astro dev`, as the host of the built site will. */
export function headers(file: string | URL): Plugin {
  return {
    name: 'headers',
    configureServer(server) {
      // In development a file's name stays when its content changes.
      server.middlewares.use(headersMiddleware(file, ['Cache-Control']));
    },
  };
}
