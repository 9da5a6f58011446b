import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

/** A script of the site, by what it imports before it runs, and the style sheets of what is in it. */
export interface ScriptChunk {
  imports: readonly string[];
  styles: readonly string[];
}

const sheet = /<link rel="stylesheet" href="\/([^"]+\.css)"[^>]*>/g;
const script = /\/(_astro\/[^"']+\.js)/g;

/**
 * The page without the style sheets of what is not in it.
 *
 * A sheet stays if no script brings it along, if one that the page starts with needs it, or if something in the page
 * wears its classes.
 *
 * @param chunks of the whole site, by file name
 * @param textOf a style sheet, by file name
 */
export function withLeanStyles(
  html: string,
  chunks: ReadonlyMap<string, ScriptChunk>,
  textOf: (file: string) => string,
): string {
  const brought = new Set([...chunks.values()].flatMap(({ styles }) => styles));
  const started = new Set<string>();
  const start = (file: string): void => {
    const chunk = chunks.get(file);
    if (!chunk || started.has(file)) return;
    started.add(file);
    chunk.imports.forEach(start);
  };
  for (const [, file = ''] of html.matchAll(script)) start(file);
  const needed = new Set([...started].flatMap((file) => chunks.get(file)?.styles ?? []));
  const isWorn = (file: string): boolean => {
    const scopes = textOf(file).match(/\.svelte-[a-z0-9]+/g) ?? [];
    return scopes.length === 0 || scopes.some((scope) => html.includes(scope.slice(1)));
  };
  return html.replaceAll(sheet, (link: string, file: string) =>
    !brought.has(file) || needed.has(file) || isWorn(file) ? link : '',
  );
}

/**
 * Astro links from a page the styles of all that its scripts may ever load, and waits for them before it draws. A
 * script that is loaded later brings its own along.
 */
export function leanStyles(): AstroIntegration {
  const chunks = new Map<string, ScriptChunk>();
  const watch: Plugin = {
    name: 'lean-styles',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle: {
      // Astro takes sheets out of the bundle that the pages have anyway.
      order: 'pre',
      handler(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue;
          chunks.set(chunk.fileName, {
            imports: chunk.imports,
            styles: [...(chunk.viteMetadata?.importedCss ?? [])],
          });
        }
      },
    },
  };
  return {
    name: 'lean-styles',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        // A sheet that is written into a page cannot be brought along by a script.
        updateConfig({ build: { inlineStylesheets: 'never' }, vite: { plugins: [watch] } });
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const paths = await readdir(folder, { recursive: true });
        const texts = new Map<string, string>();
        for (const path of paths.filter((each) => each.endsWith('.css')))
          texts.set(path, await readFile(folder + path, 'utf8'));
        for (const path of paths) {
          if (!path.endsWith('.html') || path.startsWith('runner')) continue;
          const html = await readFile(folder + path, 'utf8');
          await writeFile(
            folder + path,
            withLeanStyles(html, chunks, (file) => texts.get(file) ?? ''),
          );
        }
      },
    },
  };
}
