import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unzippedPackageBytes, zippedPackageBytes } from '#model/lambda/limits.ts';
import { zipOf } from '#runtimes/package/package-zip.ts';
import { ZipError, zipFaults } from '#runtimes/package/zip-fault.ts';
import { readZip } from '#runtimes/package/zip-reader.ts';
import { crafted } from './crafted-zip.ts';

const patient = () => new AbortController().signal;
const read = (zip: Uint8Array) => readZip(zip, { signal: patient() });

async function refusalOf(zip: Uint8Array): Promise<ZipError> {
  const answer = await read(zip).catch((error: unknown) => error);
  if (answer instanceof ZipError) return answer;
  throw new Error(`it was not refused: ${JSON.stringify(answer)}`);
}

describe('a project', () => {
  it('comes back as it was packed: text, bytes, folders, and what may be started', async () => {
    const files = {
      bootstrap: { executable: true as const, content: '#!/opt/bin/node\n' },
      'index.mjs': 'export const handler = async () => "héllo ✓";\n',
      'node_modules/left/package.json': '{"name":"left"}',
      'native.node': new Uint8Array([127, 69, 76, 70, 0, 255]),
      'empty.txt': '',
      'bom.txt': '\uFEFFwith a mark',
    };
    expect(await read(zipOf(files))).toEqual({ files, symbolicLinks: [] });
  });

  it('keeps any text and any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,2}\.(js|bin)$/),
          fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()),
          { minKeys: 1 },
        ),
        async (files) => {
          const back = (await read(zipOf(files))).files;
          const bytes = (file: unknown) => (typeof file === 'string' ? strToU8(file) : file);
          expect(Object.keys(back).sort()).toEqual(Object.keys(files).sort());
          for (const [path, file] of Object.entries(files)) expect(bytes(back[path])).toEqual(bytes(file));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('passes over folders, and leaves symbolic links out by name', async () => {
    const zip = zipSync({
      'lib/': new Uint8Array(),
      'lib/a.js': strToU8('a'),
      'node_modules/.bin/tool': [strToU8('../tool/cli.js'), { os: 3, attrs: 0o120777 * 0x10000 }],
    } satisfies Zippable);
    expect(await read(zip)).toEqual({
      files: { 'lib/a.js': 'a' },
      symbolicLinks: ['node_modules/.bin/tool'],
    });
  });

  it('opens where something stands before it and after it', async () => {
    const zip = zipOf({ 'a.js': 'a' });
    const program = new Uint8Array([...strToU8('#!/bin/sh\nexit\n'), ...zip, ...strToU8('tail')]);
    expect((await read(program)).files).toEqual({ 'a.js': 'a' });
  });

  it('tells how far it is, and stops when it is told to', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`f${index}.bin`, new Uint8Array(400_000).fill(index)]),
    );
    const zip = zipOf(files);
    const shares: number[] = [];
    await readZip(zip, { signal: patient(), progress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(0);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);

    const leaving = new AbortController();
    const reading = readZip(zip, { signal: leaving.signal, progress: () => leaving.abort() });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('what is refused, in the words of AWS where it has some', () => {
  it('nothing at all', async () => {
    expect((await refusalOf(new Uint8Array())).refused?.message).toBe(
      'Uploaded file must be a non-empty zip',
    );
    expect((await refusalOf(zipSync({}))).refused?.message).toBe('Uploaded file must be a non-empty zip');
    expect((await refusalOf(zipSync({ 'lib/': new Uint8Array() }))).fault).toBe('empty');
  });

  it('something else', async () => {
    const { fault, refused } = await refusalOf(strToU8('export const handler = async () => 1;\n'));
    expect(fault).toBe('notAZip');
    expect(refused).toMatchObject({
      code: 'InvalidParameterValueException',
      message: 'Could not unzip uploaded file. Please check your file, then try to upload again.',
    });
  });

  it('more than can be uploaded', async () => {
    const { refused, message } = await refusalOf(new Uint8Array(zippedPackageBytes + 1));
    expect(refused?.message).toBe(
      `Request must be smaller than ${zippedPackageBytes} bytes for the UpdateFunctionCode operation`,
    );
    expect(message).toContain('52,428,801 bytes');
  });

  it('more than a package may have, by what is declared and before anything is unpacked', async () => {
    const many = Array.from({ length: 5 }, (_, index) => ({
      path: `${index}.bin`,
      content: new Uint8Array([1]),
      declares: { size: Math.ceil(unzippedPackageBytes / 4) },
    }));
    const { refused } = await refusalOf(crafted(many));
    expect(refused?.message).toBe(`Unzipped size must be smaller than ${unzippedPackageBytes} bytes`);
  });

  it.each([
    ['../up.js', 'it has a "." or ".." part'],
    ['lib/../../up.js', 'it has a "." or ".." part'],
    ['/etc/passwd', 'it begins with a slash'],
    ['lib\\win.js', 'it has a backslash'],
    ['a//b.js', 'it has an empty part'],
    ['__proto__', 'it has a "__proto__" part'],
    ['a\u0000.js', 'it has a control character'],
    ['../', 'it has a "." or ".." part'],
  ])('a path that climbs out, or is none: %j', async (path, words) => {
    const { fault, message } = await refusalOf(crafted([{ path, content: strToU8('x') }]));
    expect(fault).toBe('badPath');
    expect(message).toContain(words);
  });

  it('two files of one name, and a file that is a folder', async () => {
    const content = strToU8('x');
    expect(
      (
        await refusalOf(
          crafted([
            { path: 'a', content },
            { path: 'a', content },
          ]),
        )
      ).message,
    ).toBe('The .zip holds a twice.');
    expect(
      (
        await refusalOf(
          crafted([
            { path: 'a/b/c', content },
            { path: 'a', content },
          ]),
        )
      ).message,
    ).toBe('The .zip holds a as a file, and a/b/c in it.');
  });

  it('a password, another method, and Zip64', async () => {
    const content = strToU8('x');
    expect((await refusalOf(crafted([{ path: 'a', content, flags: 1 }]))).fault).toBe('encrypted');
    expect((await refusalOf(crafted([{ path: 'a', content, method: 14 }]))).message).toContain('number 14');
    const zip = crafted([{ path: 'a', content }]);
    new DataView(zip.buffer).setUint16(zip.length - 22 + 10, 0xffff, true);
    expect((await refusalOf(zip)).fault).toBe('zip64');
  });
});

describe('a bomb', () => {
  const zeros = deflateRawSync(new Uint8Array(60_000_000));

  it('is stopped at what it declared, long before its end', async () => {
    // Whoever reads on meets the cut, and says that instead.
    const packed = zeros.subarray(0, 40_000);
    const bomb = crafted([{ path: 'bomb', packed, content: new Uint8Array(), declares: { size: 1000 } }]);
    expect((await refusalOf(bomb)).message).toBe(
      'The .zip is damaged: bomb unfolds to more than its directory says.',
    );
    const honest = crafted([
      { path: 'cut', packed, content: new Uint8Array(), declares: { size: 60_000_000 } },
    ]);
    expect((await refusalOf(honest)).message).toContain('cut cannot be unpacked');
  });

  it('whose files share their bytes counts as often as it unfolds', async () => {
    const sharing = Array.from({ length: 60 }, (_, index) => ({
      path: `${index}`,
      packed: zeros,
      content: new Uint8Array(),
      declares: { size: 60_000_000 },
      shares: true,
    }));
    const bomb = crafted(sharing);
    expect(bomb.length).toBeLessThan(100_000);
    expect((await refusalOf(bomb)).fault).toBe('unzippedTooLarge');
  });
});

describe('a damaged .zip', () => {
  const whole = zipOf({
    'index.mjs': 'export const handler = async () => 1;\n'.repeat(40),
    'b.bin': new Uint8Array([0, 1]),
  });

  it('is refused where a byte of a file is another one', async () => {
    const other = whole.slice();
    const at = 30 + 'b.bin'.length;
    other[at] = (other[at] ?? 0) ^ 0xff;
    expect((await refusalOf(other)).fault).toBe('damaged');
  });

  it('is read or refused with a reason, wherever it was cut or changed, and never crashes', async () => {
    const faults = new Set<string>();
    const look = async (zip: Uint8Array) => {
      const answer = await read(zip).catch((error: unknown) => error);
      if (answer instanceof Error) {
        expect(answer).toBeInstanceOf(ZipError);
        if (answer instanceof ZipError) faults.add(answer.fault);
        expect(answer.message.length).toBeGreaterThan(15);
      }
    };
    for (let length = 0; length < whole.length; length++) await look(whole.subarray(0, length));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const other = whole.slice();
        other[at] = byte;
        await look(other);
      }),
      { numRuns: 600 },
    );
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), look));
    for (const fault of faults) expect(zipFaults).toContain(fault);
    expect(faults).toContain('notAZip');
    expect(faults).toContain('damaged');
  });
});
