import { describe, expect, it } from 'vitest';
import { baseImageTree, type ImageNode } from '#model/lambda/base-image.ts';

const paths = (nodes: readonly ImageNode[]): string[] =>
  nodes.flatMap(({ path, children }) => [path, ...paths(children)]);

describe('the image under a function', () => {
  it('has the language, the runtime client and the package where AWS puts them', () => {
    const all = paths(baseImageTree('nodejs24.x', ['index.mjs']));
    expect(all).toEqual(
      expect.arrayContaining([
        '/var/lang/bin/node',
        '/var/runtime/index.mjs',
        '/var/task/index.mjs',
        '/opt/nodejs/node_modules',
        '/tmp',
      ]),
    );
    expect(new Set(all).size).toBe(all.length);
  });

  it('has nothing but an operating system where the runtime is OS-only', () => {
    const all = paths(baseImageTree('provided.al2023', ['bootstrap']));
    expect(all.filter((path) => path.startsWith('/var/lang'))).toEqual([]);
    expect(all).toContain('/opt/bootstrap');
    expect(all.filter((path) => path.startsWith('/var/runtime'))).toEqual(['/var/runtime']);
  });
});
