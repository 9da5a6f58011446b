// @ts-check
import { satteri } from '@astrojs/markdown-satteri';
import sitemap from '@astrojs/sitemap';
import svelte from '@astrojs/svelte';
import { defineConfig, fontProviders } from 'astro/config';
import { embeddedRunner } from './build/embedded-runner.ts';
import { headers } from './build/headers.ts';
import { leanFacts } from './build/lean-facts.ts';
import { leanPolicy } from './build/lean-policy.ts';
import { leanPreloads } from './build/lean-preloads.ts';
import { leanStyles } from './build/lean-styles.ts';
import { leanTicks } from './build/lean-ticks.ts';
import { offline } from './build/offline.ts';
import { oneLanguage } from './build/one-language.ts';
import { webContainerProgramPlugin } from './build/webcontainer-program.ts';
import { zodWithoutEval } from './build/zod-without-eval.ts';
import { lessonDirectives } from './src/curriculum/markdown/lesson-directives.ts';

/** @param {string} family @param {string} file */
const face = (family, file) =>
  new URL(`./node_modules/@fontsource-variable/${family}/files/${file}.woff2`, import.meta.url);

export default defineConfig({
  site: process.env['SITE'] ?? 'https://lambda-unboxed.example',
  trailingSlash: 'always',
  integrations: [
    svelte(),
    sitemap({ filter: (page) => !page.endsWith('/embed/') }),
    leanStyles(),
    leanPolicy(),
    offline(),
  ],
  devToolbar: { enabled: false },
  prefetch: { prefetchAll: true, defaultStrategy: 'hover' },
  // A face that comes late is for the next page: put in under a reader's eyes, it would break the lines anew.
  fonts: [
    {
      name: 'Piazzolla',
      display: 'optional',
      cssVariable: '--font-reading',
      provider: fontProviders.local(),
      fallbacks: ['serif'],
      options: {
        variants: [
          { weight: '100 900', style: 'normal', src: [face('piazzolla', 'piazzolla-latin-opsz-normal')] },
          { weight: '100 900', style: 'italic', src: [face('piazzolla', 'piazzolla-latin-opsz-italic')] },
        ],
      },
    },
    {
      name: 'Spline Sans Mono',
      display: 'optional',
      cssVariable: '--font-mono',
      provider: fontProviders.local(),
      fallbacks: ['monospace'],
      options: {
        variants: [
          {
            weight: '300 700',
            style: 'normal',
            src: [face('spline-sans-mono', 'spline-sans-mono-latin-wght-normal')],
          },
        ],
      },
    },
  ],
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "frame-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
      // Shiki and Svelte write style attributes; <style> elements stay on hashes.
      styleDirective: {
        resources: [
          { resource: "'self'", kind: 'element' },
          { resource: "'unsafe-inline'", kind: 'attribute' },
        ],
      },
    },
  },
  markdown: {
    processor: satteri({ features: { directive: true }, mdastPlugins: [lessonDirectives] }),
    shikiConfig: {
      themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
      defaultColor: false,
    },
  },
  vite: {
    plugins: [
      headers(new URL('public/_headers', import.meta.url)),
      embeddedRunner(),
      leanFacts(),
      leanPreloads(),
      leanTicks(),
      oneLanguage(),
      webContainerProgramPlugin(),
      zodWithoutEval(),
    ],
    worker: { format: 'es' },
    // The editor is one chunk that loads on demand; test/site watches what a page loads.
    build: { chunkSizeWarningLimit: 600 },
  },
});
