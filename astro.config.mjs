// @ts-check
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { headers } from './build/headers.ts';

export default defineConfig({
  site: process.env['SITE'] ?? 'https://lambda-unboxed.example',
  trailingSlash: 'always',
  integrations: [svelte()],
  devToolbar: { enabled: false },
  prefetch: { prefetchAll: true, defaultStrategy: 'hover' },
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
    shikiConfig: {
      themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
      defaultColor: false,
    },
  },
  vite: {
    plugins: [headers(new URL('public/_headers', import.meta.url))],
    worker: { format: 'es' },
    // The editor is one chunk that loads on demand; test/site watches what a page loads.
    build: { chunkSizeWarningLimit: 600 },
  },
});
