import { describe, expect, it } from 'vitest';
import { TemporaryStorage } from '#runtimes/embedded/temporary-storage.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const contents = (storage: TemporaryStorage) =>
  Object.fromEntries(
    [...storage.snapshot()].map(([path, content]) => [path, content && new TextDecoder().decode(content)]),
  );

describe('the files that a process leaves', () => {
  it('are there for the next one, written piece by piece', () => {
    const storage = new TemporaryStorage(1000);
    storage.apply({ type: 'directory.made', path: '/tmp/d' });
    storage.apply({ type: 'file.wrote', path: '/tmp/d/a', position: 0, data: bytes('one ') });
    storage.apply({ type: 'file.wrote', path: '/tmp/d/a', position: 4, data: bytes('two') });
    expect(contents(storage)).toEqual({ '/tmp/d': null, '/tmp/d/a': 'one two' });
  });

  it('shrink and grow with zeros', () => {
    const storage = new TemporaryStorage(1000);
    storage.apply({ type: 'file.wrote', path: '/tmp/a', position: 0, data: bytes('abcdef') });
    storage.apply({ type: 'file.truncated', path: '/tmp/a', size: 2 });
    storage.apply({ type: 'file.truncated', path: '/tmp/a', size: 4 });
    expect(contents(storage)).toEqual({ '/tmp/a': 'ab\0\0' });
  });

  it('move with the folder that they are in', () => {
    const storage = new TemporaryStorage(1000);
    storage.apply({ type: 'directory.made', path: '/tmp/d' });
    storage.apply({ type: 'file.wrote', path: '/tmp/d/a', position: 0, data: bytes('x') });
    storage.apply({ type: 'file.moved', from: '/tmp/d', to: '/tmp/e' });
    expect(contents(storage)).toEqual({ '/tmp/e': null, '/tmp/e/a': 'x' });
  });

  it('are told once however often they were written', () => {
    const storage = new TemporaryStorage(1000);
    for (let position = 0; position < 5; position += 1) {
      storage.apply({ type: 'file.wrote', path: '/tmp/a', position, data: bytes('x') });
    }
    storage.apply({ type: 'file.wrote', path: '/tmp/b', position: 0, data: bytes('y') });
    storage.apply({ type: 'file.deleted', path: '/tmp/b' });
    expect(storage.takeChanges()).toEqual([
      { path: '/tmp/a', bytes: 5 },
      { path: '/tmp/b', bytes: 0, deleted: true },
    ]);
    expect(storage.takeChanges()).toEqual([]);
  });

  it('never take more than there is room for, whatever the process says', () => {
    const storage = new TemporaryStorage(10);
    expect(storage.apply({ type: 'file.wrote', path: '/tmp/a', position: 0, data: bytes('12345678') })).toBe(
      true,
    );
    expect(storage.apply({ type: 'file.wrote', path: '/tmp/b', position: 0, data: bytes('123') })).toBe(
      false,
    );
    expect(storage.apply({ type: 'file.truncated', path: '/tmp/c', size: 2 ** 40 })).toBe(false);
    storage.apply({ type: 'file.deleted', path: '/tmp/a' });
    expect(storage.apply({ type: 'file.wrote', path: '/tmp/b', position: 0, data: bytes('123') })).toBe(true);
  });
});
