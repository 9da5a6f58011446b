import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { roomImports } from '../../scripts/eslint/room-imports.mjs';

const rule = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [
    ...astro.configs.base,
    ...svelte.configs.base,
    { files: ['**/*.ts'], languageOptions: { parser: ts.parser } },
    { files: ['**/*.svelte'], languageOptions: { parserOptions: { parser: ts.parser } } },
    {
      files: ['**/*.{ts,svelte,astro}'],
      plugins: { rooms: { rules: { imports: roomImports } } },
      rules: { 'rooms/imports': 'error' },
    },
  ] as ESLint.Options['overrideConfig'] & object,
});

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await rule.lintText(code, { filePath });
  return (result?.messages ?? []).map(({ messageId, message }) => messageId ?? message);
}

describe('a file of a room', () => {
  it.each([
    ['by name', `import { x } from '#ui/shared/x.ts'; x;`],
    ['by a relative path', `import { x } from '../../ui/shared/x.ts'; x;`],
    ['for its side effects', `import '../../ui/shared/x.ts';`],
    ['for its types', `import type { X } from '#ui/shared/x.ts'; export type Y = X;`],
    ['inline in a type', `export type Y = import('#ui/shared/x.ts').X;`],
    ['late', `export const x = import('../../ui/shared/x.ts');`],
    ['late, by a template', 'export const x = (n: string) => import(`../../ui/${n}.ts`);'],
    ['to hand it on', `export { x } from '#ui/shared/x.ts';`],
    ['to hand all of it on', `export * from '#ui/shared/x.ts';`],
    ['by a glob', `export const x = import.meta.glob('../../ui/**/*.ts');`],
    ['by its address', `export const x = new URL('../../ui/x.worker.ts', import.meta.url);`],
  ])('may not import from a room below it %s', async (_, code) => {
    expect(await complaints('src/model/lambda/y.ts', code)).toEqual(['room']);
  });

  it('may import from the rooms above it', async () => {
    const code = `import { x } from '#model/lambda/x.ts'; import type { Y } from '#machines/y.ts'; export const z: Y = x;`;
    expect(await complaints('src/ui/console/z.ts', code)).toEqual([]);
  });

  it('names another room, and walks inside its own folder', async () => {
    expect(await complaints('src/ui/console/z.ts', `import '../../model/x.ts';`)).toEqual(['byName']);
    expect(await complaints('src/ui/console/z.ts', `import '#ui/console/x.ts';`)).toEqual(['byPath']);
    expect(await complaints('src/ui/console/z.ts', `import '#ui/shared/x.ts'; import './y.ts';`)).toEqual([]);
  });

  it('takes only the packages that its room may', async () => {
    expect(await complaints('src/model/x.ts', `import { z } from 'zod'; z;`)).toEqual([]);
    expect(await complaints('src/model/x.ts', `import { createActor } from 'xstate'; createActor;`)).toEqual([
      'package',
    ]);
    expect(
      await complaints('src/machines/x.ts', `import { createActor } from 'xstate'; createActor;`),
    ).toEqual([]);
    expect(await complaints('src/machines/x.ts', `import { readFile } from 'node:fs'; readFile;`)).toEqual([
      'package',
    ]);
  });

  it('takes the facts only in the model', async () => {
    const code = `import facts from '#content/facts/limits.json'; facts;`;
    expect(await complaints('src/model/x.ts', code)).toEqual([]);
    expect(await complaints('src/ui/x.ts', code)).toEqual(['content']);
  });

  it('holds for the checks of the lessons', async () => {
    const check = 'content/lessons/1-part/1-lesson/check.ts';
    expect(await complaints(check, `import '#curriculum/check.ts';`)).toEqual([]);
    expect(await complaints(check, `import '#ui/lesson/x.ts';`)).toEqual(['room']);
  });

  it('does not reach out of src/', async () => {
    expect(await complaints('src/ui/x.ts', `import '../../test/support/x.ts';`)).toEqual(['outside']);
  });
});

describe('the direction holds in components too', () => {
  it('in a script of Svelte', async () => {
    const code = `<script lang="ts">import type { X } from '#pages/x.ts'; let { x }: { x: X } = $props();</script>{x}`;
    expect(await complaints('src/ui/console/X.svelte', code)).toEqual(['room']);
  });

  it('in the front matter of Astro, and in its scripts', async () => {
    const code = `---\nimport X from '../../pages/X.astro';\n---\n<X />\n<script>import '../../layouts/x.ts';</script>`;
    expect(await complaints('src/ui/blocks/X.astro', code)).toEqual(['room', 'room']);
  });
});

describe('the configuration of this project', () => {
  const project = new ESLint();

  it.each(['src/model/runtime-port.ts', 'src/ui/console/X.svelte', 'src/pages/index.astro'])(
    'applies the direction to %s',
    async (path) => {
      const config = (await project.calculateConfigForFile(path)) as { rules: Record<string, unknown[]> };
      expect(config.rules['rooms/imports']?.[0]).toBe(2);
    },
  );

  it('lets an island hydrate only in src/ui/blocks', async () => {
    const rules = async (filePath: string) => {
      const code = `---\nimport X from '#ui/lesson/X.svelte';\n---\n<X client:load /><X client:only="svelte" />\n`;
      const [result] = await project.lintText(code, { filePath });
      return result?.messages.filter(({ ruleId }) => ruleId === 'no-restricted-syntax').length;
    };
    expect(await rules('src/pages/index.astro')).toBe(2);
    expect(await rules('src/ui/blocks/Line.astro')).toBe(0);
  }, 30_000);
});
