import { describe, expect, it } from 'vitest';
import { headersFor, parseHeaders } from '../../build/headers.ts';

const rules = parseHeaders(`
# for all
/*
  X-Content-Type-Options: nosniff
/lab/*
  Cross-Origin-Opener-Policy: same-origin
  Content-Security-Policy: default-src 'none'; connect-src https://a.example:8080
/lab/open/
  X-Content-Type-Options: second
`);

describe('a _headers file', () => {
  it('sends what every fitting rule says', () => {
    expect([...headersFor(rules, '/lab/a/b.html')]).toEqual([
      ['X-Content-Type-Options', 'nosniff'],
      ['Cross-Origin-Opener-Policy', 'same-origin'],
      ['Content-Security-Policy', "default-src 'none'; connect-src https://a.example:8080"],
    ]);
  });

  it('fits the folder itself, and nothing that only begins alike', () => {
    expect(headersFor(rules, '/lab/').has('Cross-Origin-Opener-Policy')).toBe(true);
    expect(headersFor(rules, '/lab').has('Cross-Origin-Opener-Policy')).toBe(false);
    expect(headersFor(rules, '/laboratory/').has('Cross-Origin-Opener-Policy')).toBe(false);
  });

  it('joins what two rules say of one header, as the hosts do', () => {
    expect(headersFor(rules, '/lab/open/').get('X-Content-Type-Options')).toBe('nosniff, second');
  });

  it('takes a dot as a dot', () => {
    const [rule] = parseHeaders('/a.html\n  X-A: 1');
    expect(headersFor(rule ? [rule] : [], '/abhtml').size).toBe(0);
  });

  it.each([
    ['a header before any path', '  X-A: 1', '_headers:1'],
    ['a header without a value', '/*\n  X-A', '_headers:2'],
    ['a path without a slash', 'lab/*', '_headers:1'],
  ])('says where %s is', (_, text, place) => {
    expect(() => parseHeaders(text)).toThrow(place);
  });
});
