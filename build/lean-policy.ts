import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const policy = /(<meta http-equiv="content-security-policy" content=")([^"]*)/i;
const inline = /<(script|style)(?:\s[^>]*)?>([\s\S]*?)<\/\1>/g;

/** The page with no more hashes in its policy than it has scripts and styles of its own to let through. */
export function withLeanPolicy(html: string): string {
  const own = new Set(
    [...html.matchAll(inline)].map(([, , text = '']) => createHash('sha256').update(text).digest('base64')),
  );
  return html.replace(
    policy,
    (_, head: string, directives: string) =>
      head +
      directives.replaceAll(/ 'sha256-([^']+)'/g, (hash, value: string) => (own.has(value) ? hash : '')),
  );
}

/**
 * Astro lists the hashes of all scripts of the site in each page's policy. Files come from this site, which the policy
 * lets through as such; a hash is needed for what stands in the page. The rest is weight, and a page's policy should
 * not grow with other pages.
 */
export function leanPolicy(): AstroIntegration {
  return {
    name: 'lean-policy',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const path of await readdir(folder, { recursive: true })) {
          if (!path.endsWith('.html') || path.startsWith('runner')) continue;
          const html = await readFile(folder + path, 'utf8');
          await writeFile(folder + path, withLeanPolicy(html));
        }
      },
    },
  };
}
