import { describe, expect, it } from 'vitest';
import { formatRunLink, linkFaults, LinkError, parseRunLink } from '#model/link/run-link.schema.ts';

const least = { v: 1, files: { 'index.mjs': 'x' }, handler: 'index.handler', runtime: 'nodejs24.x' };

describe('the payload of a link', () => {
  it("has Lambda's own defaults for what it leaves out", () => {
    expect(parseRunLink(JSON.stringify(least))).toEqual({
      files: { 'index.mjs': 'x' },
      handler: 'index.handler',
      runtime: 'nodejs24.x',
      memory: 128,
      timeout: 3,
      env: {},
      event: '{}',
    });
  });

  it.each([
    ['{ not: json', '{ not: json'],
    [[1, 2], '[\n  1,\n  2\n]'],
    [null, 'null'],
  ])('takes the event %j as text, or as itself', (event, text) => {
    expect(parseRunLink(JSON.stringify({ ...least, event })).event).toBe(text);
  });

  it('reads what it writes', () => {
    const link = parseRunLink(JSON.stringify({ ...least, env: { A: '1' }, memory: 512 }));
    expect(parseRunLink(formatRunLink(link))).toEqual(link);
  });

  it('names the member that is wrong', () => {
    expect(() => parseRunLink(JSON.stringify({ ...least, timeout: 901 }))).toThrow(/at "timeout"/);
    expect(() => parseRunLink(JSON.stringify({ ...least, env: { A: 1 } }))).toThrow(/at "env\.A"/);
    expect(() => parseRunLink(JSON.stringify({ ...least, colour: 'red' }))).toThrow(/colour/);
  });

  it('fails in ways that are on the list', () => {
    try {
      parseRunLink('5');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(LinkError);
      expect(error instanceof LinkError && linkFaults.includes(error.fault)).toBe(true);
    }
  });
});
