/**
 * The worker has been stripped of every name that leads out. What would hold if it had not, or if code got into the
 * frame's own document, is tried from there, on the built site.
 */
import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/support/test.ts';
import { collectorCommands as collector } from './collector.ts';
import { openHostile, stands } from './linked-handler.ts';

let address = '';
test.beforeAll(async () => {
  address = await collector.openCollector();
});

const frameOf = (page: Page) => {
  const frame = page.frames().find((one) => one !== page.mainFrame());
  if (!frame) throw new Error('The page has no frame.');
  return frame;
};

test('even the frame’s own document reaches neither page nor network', async ({
  page,
  problems,
  forgiven,
}) => {
  // Requests that are stopped are reported, too; the collector says what has left.
  forgiven.push(new RegExp(new URL(address).host), /Content.Security.Policy|sandboxed/);
  const bench = await openHostile(page, 'return 1;');
  await bench.test();
  await bench.seeResponse('1');
  const tries = await frameOf(page).evaluate(async (url) => {
    const attempt = async (work: () => unknown): Promise<string> => {
      try {
        return `reached: ${String(await work())}`;
      } catch (error) {
        return error instanceof Error ? error.name : String(error);
      }
    };
    const loaded = (element: HTMLImageElement | HTMLScriptElement) =>
      new Promise((resolve, reject) => {
        element.onload = resolve;
        element.onerror = () => reject(new Error('refused'));
        element.src = url;
        document.documentElement.append(element);
      });
    return {
      origin: origin,
      storage: await Promise.all([
        attempt(() => localStorage.length),
        attempt(() => sessionStorage.length),
        attempt(() => document.cookie),
        attempt(() => parent.document.title),
        attempt(() => top?.location.href),
        attempt(() => caches.keys()),
      ]),
      network: await Promise.all([
        attempt(() => fetch(url, { mode: 'no-cors' })),
        attempt(() => fetch('/')),
        attempt(() => loaded(new Image())),
        attempt(() => loaded(document.createElement('script'))),
        attempt(() => new FontFace('x', `url(${url})`).load()),
        attempt(() => import(url)),
      ]),
      windows: await Promise.all([
        attempt(() => window.open(url) ?? Promise.reject(new Error('no window'))),
        attempt(() => prompt('x') ?? Promise.reject(new Error('no answer'))),
        attempt(() => confirm('x') || Promise.reject(new Error('no answer'))),
      ]),
    };
  }, address);
  expect(tries.origin).toBe('null');
  expect(tries.storage).toEqual(Array.from({ length: 6 }, () => 'SecurityError'));
  expect(tries.network.filter((one) => one.startsWith('reached'))).toEqual([]);
  expect(tries.windows.filter((one) => one.startsWith('reached'))).toEqual([]);

  // What goes out without an answer, and where the frame could lead itself.
  await frameOf(page).evaluate((url) => {
    const attempt = (work: () => void): void => {
      try {
        work();
      } catch {
        // The collector says what became of it.
      }
    };
    const link = document.createElement('link');
    attempt(() => Object.assign(link, { rel: 'prefetch', href: url }));
    const style = document.createElement('style');
    style.textContent = `@import url(${url}); body { background: url(${url}) }`;
    const form = Object.assign(document.createElement('form'), { action: url, method: 'post' });
    const below = Object.assign(document.createElement('iframe'), { src: url });
    document.documentElement.append(link, style, form, below);
    attempt(() => navigator.sendBeacon(url, 'x'));
    attempt(() => new WebSocket(url.replace('http', 'ws')));
    attempt(() => new EventSource(url));
    attempt(() => {
      const request = new XMLHttpRequest();
      request.open('GET', url);
      request.send();
    });
    attempt(() => {
      form.submit();
    });
    attempt(() => {
      if (top) top.location.href = url;
    });
    attempt(() => {
      location.href = url;
    });
  }, address);
  await page.waitForTimeout(500);
  expect(collector.collected()).toEqual([]);
  expect(new URL(page.url()).pathname).toBe('/run/');
  expect(page.context().pages()).toHaveLength(1);
  // Each refusal is an error on the console.
  expect(problems.length).toBeGreaterThan(5);
});

test('a worker that nobody has stripped reaches no network and no storage', async ({ page, forgiven }) => {
  forgiven.push(new RegExp(new URL(address).host));
  const bench = await openHostile(page, 'return 1;');
  await bench.test();
  await bench.seeResponse('1');
  const program = `onmessage = async ({ data: url }) => {
    const attempt = async (work) => { try { return 'reached: ' + await work(); } catch (error) { return 'refused: ' + error.name; } };
    postMessage(await Promise.all([
      attempt(() => fetch(url, { mode: 'no-cors' })), attempt(() => importScripts(url)), attempt(() => import(url)),
      attempt(() => { const x = new XMLHttpRequest(); x.open('GET', url, false); x.send(); }),
      attempt(() => new Promise((resolve, reject) => { const s = new WebSocket(url.replace('http', 'ws')); s.onopen = resolve; s.onerror = () => reject(new Error('x')); })),
      attempt(() => new Promise((resolve, reject) => { const s = new EventSource(url); s.onopen = resolve; s.onerror = () => reject(new Error('x')); })),
      attempt(() => new Promise((resolve, reject) => { const r = indexedDB.open('x'); r.onsuccess = resolve; r.onerror = () => reject(r.error); })),
      attempt(() => caches.keys()), attempt(() => navigator.storage.getDirectory()), attempt(() => navigator.locks.query()),
      attempt(() => new FontFace('x', 'url(' + url + ')').load()), attempt(() => new WebTransport(url).ready),
      attempt(() => new RTCPeerConnection()),
    ]));
  };`;
  const tries = await frameOf(page).evaluate(
    ([source, url]) =>
      new Promise<string[]>((resolve) => {
        const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
        worker.onmessage = ({ data }) => {
          resolve(data as string[]);
        };
        worker.postMessage(url);
      }),
    [program, address] as const,
  );
  expect(tries).toHaveLength(13);
  expect(tries.filter((one) => one.startsWith('reached'))).toEqual([]);
  expect(collector.collected()).toEqual([]);
  await stands(bench);
});

test('the collector hears what does leave', async ({ request }) => {
  collector.collected();
  await request.get(address);
  expect(collector.collected()).toEqual(['GET / HTTP/1.1']);
});
