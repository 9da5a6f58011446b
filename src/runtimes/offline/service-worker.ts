/**
 * Keeps the whole site for reading and running without a network. It answers from what it has kept; a new version of
 * the site is kept beside the old one and takes over when its reader says so, or when no page of the old one is open.
 *
 * The one thing that it cannot answer for is the sandboxed frame that handlers run in: its origin is opaque, so it has
 * no service worker. Its document may be kept for ever (`public/_headers`), and the page has the browser keep it
 * (`ui/offline/kept-offline.ts`).
 */
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import type { PrecacheEntry } from 'workbox-precaching/_types.js';

/** As far as it is used here; the library of service workers and that of pages exclude each other. */
interface ServiceWorkerScope {
  /** Put in by the build: what to keep. */
  readonly keptFiles: PrecacheEntry[];
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

const scope = globalThis as unknown as ServiceWorkerScope;

// A page is the same whatever stands behind its question mark.
precacheAndRoute(scope.keptFiles, { ignoreURLParametersMatching: [/./] });
cleanupOutdatedCaches();

registerRoute(
  ({ request }) => request.mode === 'navigate',
  async ({ request, url }) => {
    try {
      return await fetch(request);
    } catch {
      // The host would have said so, if there were a network.
      if (!url.pathname.endsWith('/') && (await matchPrecache(`${url.pathname}/`))) {
        return Response.redirect(`${url.pathname}/${url.search}`, 302);
      }
      const page = await matchPrecache('/404.html');
      return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
    }
  },
);

scope.addEventListener('message', ({ data }) => {
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING') {
    void scope.skipWaiting();
  }
});
