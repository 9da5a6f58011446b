import { deflateSync, strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinkError, linkJsonLimit, type LinkFault, type RunLink } from '#model/link/run-link.schema.ts';
import { decodeRunLink, encodeRunLink } from '#ui/runner/link-codec.ts';

const hello: RunLink = {
  files: { 'index.mjs': "export const handler = async () => 'héllo ✓';\n" },
  handler: 'index.handler',
  runtime: 'nodejs24.x',
  memory: 256,
  timeout: 5,
  env: { TABLE: 'orders' },
  event: '{\n  "name": "Ada"\n}',
};

const pack = (text: string) => Buffer.from(deflateSync(strToU8(text))).toString('base64url');

function faultOf(payload: string): { fault: LinkFault; message: string } {
  try {
    decodeRunLink(payload);
  } catch (error) {
    if (error instanceof LinkError) return { fault: error.fault, message: error.message };
    throw error;
  }
  throw new Error('the link was accepted');
}

describe('a link to /run/', () => {
  it('brings back what was put in, the event as it was typed', () => {
    expect(decodeRunLink(encodeRunLink(hello))).toEqual(hello);
  });

  it('opens what another tool made, with an event that is a value and with base64 padding', () => {
    const json = JSON.stringify({
      v: 1,
      files: { 'index.mjs': 'x' },
      handler: 'index.handler',
      runtime: 'nodejs22.x',
      memory: 128,
      timeout: 3,
      env: {},
      event: { a: [1] },
    });
    const padded = Buffer.from(deflateSync(strToU8(json)))
      .toString('base64')
      .replaceAll('+', '-')
      .replaceAll('/', '_');
    expect(decodeRunLink(padded).event).toBe('{\n  "a": [\n    1\n  ]\n}');
  });

  it('says that it was cut, wherever it was cut', () => {
    const payload = encodeRunLink(hello);
    for (let length = 1; length < payload.length - 1; length++)
      expect(faultOf(payload.slice(0, length)).fault, `cut at ${length}`).toBe('cut');
  });

  it('names the character that does not belong there', () => {
    expect(faultOf('abc$def')).toEqual({
      fault: 'notBase64url',
      message:
        'The link has the character "$" at position 4; only letters, digits, "-" and "_" belong there.',
    });
  });

  it('stops a bomb at the limit', () => {
    expect(faultOf(pack('"' + 'a'.repeat(linkJsonLimit * 3) + '"')).fault).toBe('tooLarge');
    expect(faultOf('A'.repeat(600_000)).fault).toBe('tooLarge');
  });

  it('tells what is wrong inside', () => {
    const good = { v: 1, files: { 'index.mjs': '' }, handler: 'index.handler', runtime: 'nodejs24.x' };
    const fault = (change: object) => faultOf(pack(JSON.stringify({ ...good, ...change })));
    expect(faultOf('').fault).toBe('empty');
    expect(faultOf(pack('{ nope')).fault).toBe('notJson');
    expect(fault({ v: 2 }).fault).toBe('unknownVersion');
    expect(fault({ runtime: 'python3.13' }).message).toBe(
      'The link asks for the runtime "python3.13"; this page runs nodejs24.x and nodejs22.x.',
    );
    expect(fault({ files: {} }).message).toBe('The link has the wrong shape at "files": has no file.');
    expect(fault({ files: { 'a.mjs': 5 } }).fault).toBe('malformed');
    expect(fault({ memory: 1 }).fault).toBe('malformed');
    expect(fault({ extra: true }).fault).toBe('malformed');
    expect(faultOf(pack('null')).fault).toBe('malformed');
    expect(faultOf(Buffer.from(deflateSync(Uint8Array.of(0xff, 0xfe))).toString('base64url')).fault).toBe(
      'notJson',
    );
  });

  it.each(['../x', '/etc/passwd', 'a//b', 'a/./b', 'a\\b', '', 'a\u0000b', '__proto__'])(
    'refuses the path %j',
    (path) => {
      const json = `{"v":1,"handler":"index.handler","runtime":"nodejs24.x","files":{${JSON.stringify(path)}:"x"}}`;
      expect(faultOf(pack(json)).fault).toBe('badPath');
    },
  );

  it('answers any text with a link or a reason, never with a crash', () => {
    const base64url = fc.string({
      unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'),
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), base64url), (payload) => {
        expect(faultOf(payload).message.length).toBeGreaterThan(20);
      }),
    );
  });
});
