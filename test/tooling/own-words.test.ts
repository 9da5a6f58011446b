import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { ownWords } from '../../scripts/eslint/own-words.mjs';

const rule = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [
    ...astro.configs.base,
    ...svelte.configs.base,
    { files: ['**/*.ts'], languageOptions: { parser: ts.parser } },
    { files: ['**/*.svelte'], languageOptions: { parserOptions: { parser: ts.parser } } },
    {
      files: ['**/*.{ts,svelte,astro}'],
      plugins: { rooms: { rules: { words: ownWords } } },
      rules: { 'rooms/words': 'error' },
    },
  ] as ESLint.Options['overrideConfig'] & object,
});

async function complaints(file: string, code: string): Promise<number> {
  const [result] = await rule.lintText(code, { filePath: `src/ui/room/${file}` });
  expect(result?.messages.filter(({ fatal }) => fatal)).toEqual([]);
  return result?.messages.length ?? 0;
}

describe('a component may not say by itself', () => {
  it.each([
    ['a text', '<p>Nothing left</p>'],
    ['one word', '<button>Close</button>'],
    ['what stands beside a value', '<p>{1} done</p>'],
    ['one of two words', `<script>let { open } = $props();</script><p>{open ? 'Open' : ''}</p>`],
    ['words that are put together', '<script>let { n } = $props();</script><p>{`${n} found`}</p>'],
    ['a label', '<button aria-label="Close">×</button>'],
    ['a label with a value in it', '<script>let { n } = $props();</script><i aria-label="Copy {n}"></i>'],
    ['a title', '<abbr title="Amazon Resource Name">{1}</abbr>'],
    ['a placeholder', '<input placeholder="cold start" />'],
    ['what stands for a picture', '<img src="/x.png" alt="A container" />'],
    ['a prop that is shown', '<script>import N from "./N.svelte";</script><N advice="Try again." />'],
    ['a sentence of its script', `<script>const said = 'Try again.';</script>{said}`],
  ])('%s', async (_, code) => {
    expect(await complaints('X.svelte', code)).toBe(1);
  });

  it.each([
    ['a text', '<p>Nothing left</p>'],
    ['one of two words', `<p>{Math.PI > 3 ? 'Open' : ''}</p>`],
    ['a label', '<button aria-label="Close">×</button>'],
    ['a label with a value in it', '<i aria-label={`Copy ${1}`} />'],
    ['a prop that is shown', `---\nimport Base from './Base.astro';\n---\n<Base description="All of it." />`],
    ['a sentence of its front matter', `---\nconst said = 'Try again.';\n---\n<p>{said}</p>`],
    ['a sentence of its script', `<script>document.title = 'Nothing here';</script>`],
  ])('%s, in a page', async (_, code) => {
    expect(await complaints('X.astro', code)).toBe(1);
  });

  it.each([
    ['a view', `export const titleOf = (name: string) => ({ title: \`\${name} is full\` });`],
    ['what only names a command', `export const said = 'Docker push the image.';`],
    ['what follows from a comparison', `export const said = Math.PI === 3 ? 'It is three.' : '';`],
    ['a table of words', `export const words = { none: 'not begun' };`],
  ])('nor may %s', async (_, code) => {
    expect(await complaints('x.view.ts', code)).toBe(1);
    expect(await complaints('x.words.ts', code)).toBe(0);
  });
});

describe('it may', () => {
  it.each([
    ['say what it is given', '<script>let { words } = $props();</script><p title={words.a}>{words.b} ·</p>'],
    ['name classes and ids', '<p class="label muted" id="an-id">1</p>'],
    ['show code', '<p><code>localStorage</code></p>'],
    ['take any number', '<input type="range" step="any" />'],
    ['look for elements', `<script>document.querySelector('input, textarea');</script>`],
    ['style an editor', `<script>EditorView.theme({ p: { outline: '1px solid currentColor' } });</script>`],
    ['fail in words for developers', `<script>throw new Error('There is no row.');</script>`],
    [
      'say what to type',
      '<script>let { to } = $props();</script>{[`docker push ${to} | aws s3 ls`].join(to)}',
    ],
    ['compare', `<script>let { to } = $props(); const nat = to === 'NAT gateway';</script>{nat}`],
    ['tell apart', `<script>let { to } = $props(); switch (to) { case 'NAT gateway': break; }</script>`],
    ['draw chance', `<script>const seed = 'as it was'; draw({ seed: 'once more' }, seed);</script>`],
    ['carry styles', '<p>1</p><style>p { transition: opacity 1s; content: "then"; }</style>'],
  ])('%s', async (_, code) => {
    expect(await complaints('X.svelte', code)).toBe(0);
  });
});

it('holds in the rooms that are done', async () => {
  const project = new ESLint();
  const config = (await project.calculateConfigForFile('src/layouts/Base.astro')) as {
    rules: Record<string, unknown[]>;
  };
  expect(config.rules['rooms/own-words']?.[0]).toBe(2);
});
