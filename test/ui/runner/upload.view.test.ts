import { expect, it } from 'vitest';
import { ZipError } from '#runtimes/package/zip-fault.ts';
import { acceptedUpload, refusedUpload } from '#ui/runner/workbench/upload.view.ts';

it('says how much came, and that nothing is deployed yet', () => {
  const files = { 'index.mjs': '', 'node_modules/a/index.js': '' };
  expect(acceptedUpload('shop.zip', { files, symbolicLinks: [] })).toEqual({
    what: 'shop.zip is in the editor: 2 files. Deploy makes it the function’s code.',
    notes: [],
  });
});

it('points at a folder around everything, and at what was left out', () => {
  const { notes } = acceptedUpload('shop.zip', {
    files: { 'shop/index.mjs': '', 'shop/lib/a.mjs': '' },
    symbolicLinks: ['node_modules/.bin/x'],
  });
  expect(notes[0]).toContain('a handler in there is shop/index.handler, not index.handler');
  expect(notes[1]).toBe('Left out: 1 symbolic link. A package here has none.');
});

it("refuses in Lambda's words, then in ours", () => {
  expect(refusedUpload('a.txt', new ZipError('notAZip', 'The file is no .zip.'))).toEqual({
    title: 'a.txt was not taken over',
    what: 'Lambda would answer InvalidParameterValueException: Could not unzip uploaded file. Please check your file, then try to upload again.',
    advice: 'The file is no .zip. Your files are as they were.',
  });
  expect(refusedUpload('a.zip', new ZipError('encrypted', 'x is encrypted.'))).toMatchObject({
    what: 'x is encrypted.',
    advice: 'Your files are as they were.',
  });
  expect(refusedUpload('a.zip', new DOMException('gone', 'NotReadableError')).what).toBe(
    'The browser could not read it: gone',
  );
});
