/**
 * The pages of the site in a language that nobody speaks: each letter of its words is another sign, its addresses
 * begin with /en-xa. Rendered as the build renders them, and never shipped.
 */
import { getViteConfig } from 'astro/config';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { createServer, isRunnableDevEnvironment, type Plugin } from 'vite';

export const pseudoPrefix = '/en-xa';

const pseudoWords = `
const strangeLetter = (letter) =>
  String.fromCodePoint(0x1d5a0 + letter.charCodeAt(0) - (letter < 'a' ? 65 : 71));
function strange(value) {
  if (typeof value === 'string')
    return value.replace(/(<\\/?\\w+>)|[a-z]/gi, (found, mark) => mark ?? strangeLetter(found));
  if (typeof value === 'function') return (...given) => strange(value(...given));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, strange(one)]));
}
export const spoken = (inEach) => strange(Object.values(inEach)[0]);
`;

/** Another language in place of the site's. */
const otherLanguage: Plugin = {
  name: 'other-language',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/model\/(words|locale)\.ts$/ },
    handler: (code, id) =>
      id.endsWith('/words.ts')
        ? code.replace(/export function spoken.*?\n}\n/s, pseudoWords)
        : code
            .replace(/routes = {.*?}/, `routes = { 'en-XA': '${pseudoPrefix}' }`)
            .replace("'en-GB'", "'en-XA'"),
  },
};

/** Lessons and scenarios without the prose, which is no component's: what stands between it does. */
const contentModule = `
import { parse } from 'yaml';
import { createComponent, unescapeHTML } from 'astro/runtime/server/index.js';
import { lessonSchema } from '/src/curriculum/lesson.schema.ts';
import { placeholder } from '/src/curriculum/markdown/lesson-blocks.ts';
const lessons = import.meta.glob('/content/lessons/*/*/index.md', { query: '?raw', import: 'default', eager: true });
const scenarios = import.meta.glob('/content/scenarios/*.json', { import: 'default', eager: true });
const name = (path) => path.replace(/^\\/content\\/\\w+\\//, '').replace(/(\\/index\\.md|\\.json)$/, '');
const lesson = ([path, text]) => {
  const [, matter, body] = /^---\\n(.*?)\\n---\\n(.*)$/s.exec(text);
  return { id: name(path), body, data: lessonSchema.parse(parse(matter)) };
};
const blocks = (body) =>
  [...body.matchAll(/^::(\\w+)(?:\\{(\\w+)="?([^"}]*)"?\\})?$/gm)].map(([, name, key, value]) =>
    placeholder({ name, attributes: key === undefined ? {} : { [key]: value } }));
export const getCollection = async (of) =>
  of === 'lessons'
    ? Object.entries(lessons).map(lesson)
    : Object.entries(scenarios).map(([path, data]) => ({ id: name(path), data }));
export const render = async ({ body }) => ({ Content: createComponent(() => unescapeHTML(blocks(body).join(''))) });
`;
const contentId = 'virtual:content-without-prose';
const content: Plugin = {
  name: 'content-without-prose',
  enforce: 'pre',
  resolveId: (id) => (id === contentId ? `\0${contentId}` : undefined),
  load: (id) => (id === `\0${contentId}` ? contentModule : undefined),
};

export interface PseudoSite {
  /**
   * The HTML of a page.
   * @param file below src/pages
   * @param path of a route, its parameters; the whole of its address elsewhere
   */
  page(file: string, params?: Record<string, string>): Promise<string>;
  close(): Promise<void>;
}

export async function pseudoSite(): Promise<PseudoSite> {
  const quiet = { logLevel: 'error' } as const;
  const made = await getViteConfig(
    {
      ...quiet,
      cacheDir: 'node_modules/.vite/languages',
      optimizeDeps: { noDiscovery: true },
      server: { middlewareMode: true, watch: null },
      plugins: [otherLanguage, content],
      // Astro's own plugin would be asked first, and answer with what the last build has left behind, or nothing.
      resolve: { alias: { 'astro:content': contentId } },
    },
    quiet,
  )({ mode: 'production', command: 'serve' });
  const server = await createServer({ ...made, configFile: false });
  const environment = server.environments['ssr'];
  if (environment === undefined || !isRunnableDevEnvironment(environment))
    throw new Error('Vite has no environment to run the pages in.');
  const site = 'https://lambda-unboxed.example';
  const container = await AstroContainer.create({ astroConfig: { site, trailingSlash: 'always' } });
  // Through Vite, as the components are: Svelte has to be one.
  const { default: renderer } = await environment.runner.import<RendererModule>('@astrojs/svelte/server.js');
  container.addServerRenderer({ name: '@astrojs/svelte', renderer });
  container.addClientRenderer({ name: '@astrojs/svelte', entrypoint: '@astrojs/svelte/client.js' });
  return {
    async page(file, params = {}) {
      const { default: Page, getStaticPaths } = await environment.runner.import<PageModule>(
        `/src/pages/${file}`,
      );
      const props = (await getStaticPaths?.())?.find((one) => isSame(one.params, params))?.props ?? {};
      const address = pseudoPrefix + addressOf(file, params);
      const request = new Request(site + address);
      return container.renderToString(Page, { partial: false, request, params, props });
    },
    close: () => server.close(),
  };
}

interface RendererModule {
  default: Parameters<AstroContainer['addServerRenderer']>[0]['renderer'];
}

interface PageModule {
  default: Parameters<AstroContainer['renderToString']>[0];
  getStaticPaths?: () => Promise<{ params: Record<string, string>; props: Record<string, unknown> }[]>;
}

const isSame = (a: Record<string, string>, b: Record<string, string>): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

function addressOf(file: string, params: Record<string, string>): string {
  const filled = file.replace(/\[(\w+)\]/g, (_, name: string) => params[name] ?? '');
  return `/${filled.replace(/(index)?\.astro$/, '')}`.replace(/([^/])$/, '$1/');
}
