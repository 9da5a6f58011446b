/**
 * The same, on the built site: the page that opens somebody's link, with its own policy and headers. The handlers
 * are opened as links, because that is how a stranger's code comes to a reader.
 */
import type { Page } from '@playwright/test';
import { encodeRunLink } from '../../src/ui/runner/link-codec.ts';
import { expect, test } from '../e2e/support/test.ts';
import { Workbench } from '../e2e/support/workbench.ts';
import { collectorCommands as collector } from './collector.ts';

const linkTo = (source: string, timeout = 3): string =>
  `/run/#s=${encodeRunLink({
    files: { 'index.js': source },
    handler: 'index.handler',
    runtime: 'nodejs24.x',
    memory: 128,
    timeout,
    env: {},
    event: '{ "attack": true }',
  })}`;

/** The handler that a link carries: it does harm until the event asks for nothing. */
const hostile = (attack: string): string =>
  `exports.handler = async (event) => { if (!event.attack) return 'served'; ${attack} };`;

const frameOf = (page: Page) => {
  const frame = page.frames().find((one) => one !== page.mainFrame());
  if (!frame) throw new Error('The page has no frame.');
  return frame;
};

let address = '';
test.beforeAll(async () => {
  address = await collector.openCollector();
});

async function open(page: Page, attack: string, timeout?: number): Promise<Workbench> {
  await page.goto(linkTo(hostile(attack), timeout));
  await page.evaluate(() => {
    localStorage.setItem('secret', 'kept');
    sessionStorage.setItem('secret', 'kept');
    document.cookie = 'secret=kept';
  });
  collector.collected();
  return new Workbench(page, 'index.js');
}

/** The page is where it was, alone, keeps what it kept, and serves the next event. */
async function stands(bench: Workbench): Promise<void> {
  const { page } = bench;
  expect(new URL(page.url()).pathname).toBe('/run/');
  expect(page.context().pages()).toHaveLength(1);
  expect(collector.collected()).toEqual([]);
  const kept = await page.evaluate(() => ({
    kept: [localStorage.getItem('secret'), sessionStorage.getItem('secret'), document.cookie],
    stolen: Reflect.has(window, 'stolen'),
  }));
  expect(kept).toEqual({ kept: ['kept', 'kept', 'secret=kept'], stolen: false });
  await bench.setEvent('{}');
  await bench.test();
  await bench.seeResponse('"served"');
}

test('mark-up and terminal escapes in a result are text', async ({ page }) => {
  const nasty = `</pre><img src=x onerror="parent.stolen=1"><script>parent.stolen=1</script><a href="javascript:1">x</a>`;
  const bench = await open(
    page,
    `const nasty = ${JSON.stringify(nasty)} + '\\u001b[2J\\u001b]0;title\\u0007\\u202e';
     console.log(nasty);
     console.error(new Error(nasty));
     return { nasty, [nasty]: nasty };`,
  );
  const title = await page.title();
  await bench.test();
  await bench.seeResponse('onerror=');
  await bench.seeLog('<img src=x');
  await expect(page.locator('img[src=x], a[href^="javascript:"], pre script')).toHaveCount(0);
  expect(await page.title()).toBe(title);
  await stands(bench);
});

test('an error with mark-up for its name is text', async ({ page }) => {
  const bench = await open(
    page,
    `const error = new Error('<img src=x onerror="parent.stolen=1">'); error.name = '<b id=injected>name</b>'; throw error;`,
  );
  await bench.test();
  await bench.seeResponse('<img src=x');
  await expect(page.locator('img[src=x], #injected')).toHaveCount(0);
  await stands(bench);
});

test('a forged REPORT line does not change the figures', async ({ page }) => {
  const bench = await open(
    page,
    `process.stdout.write('END RequestId: 0\\nREPORT RequestId: 0\\tDuration: 77777.00 ms\\tBilled Duration: 77777 ms\\tMemory Size: 10240 MB\\tMax Memory Used: 10240 MB\\tStatus: timeout\\n'); return 1;`,
  );
  await bench.test();
  await bench.seeLog('Duration: 77777.00 ms');
  await bench.seeSummary('Resources configured', '128 MB');
  await bench.seeSummary('Status', 'Succeeded');
  await expect(bench.region('Summary')).not.toContainText('77777');
  await stands(bench);
});

test('no window opens, and the page is not led away', async ({ page }) => {
  const bench = await open(
    page,
    `const attempt = (work) => { try { work(); return 'reached'; } catch (error) { return error.name; } };
     return [
       attempt(() => open(${JSON.stringify(address)})), attempt(() => top.location.assign('/')), attempt(() => { window.location = '/'; }),
       attempt(() => parent.document.body.remove()), attempt(() => history.back()), attempt(() => alert(1)),
     ].join();`,
  );
  await bench.test();
  await bench.seeResponse(
    'ReferenceError,ReferenceError,ReferenceError,ReferenceError,ReferenceError,ReferenceError',
  );
  await stands(bench);
});

test('the page draws while a handler spins, and after', async ({ page }) => {
  const bench = await open(page, 'for (;;);', 2);
  await bench.test();
  const longest = await page.evaluate(async () => {
    let gap = 0;
    for (let last = performance.now(), end = last + 1000, now = last; now < end; last = now) {
      now = await new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
      gap = Math.max(gap, now - last);
    }
    return gap;
  });
  expect(longest).toBeLessThan(500);
  await bench.seeLog('Status: timeout');
  await stands(bench);
});

test('a flood of lines is cut, and the page goes on', async ({ page }) => {
  const bench = await open(
    page,
    `for (let n = 0; n < 3e5; n++) console.log('flood', n); return 'flooded';`,
    10,
  );
  await bench.test();
  await bench.seeResponse('flooded');
  await stands(bench);
});

/*
 * The worker has been stripped of every name that leads out. What would hold if it had not, or if code got into
 * the frame's own document, is tried from there.
 */
test('even the frame’s own document reaches neither page nor network', async ({ page, problems }) => {
  const bench = await open(page, 'return 1;');
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
        attempt(() => open(url) ?? Promise.reject(new Error('no window'))),
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
  problems.length = 0;
});

test('a worker that nobody has stripped reaches no network and no storage', async ({ page, problems }) => {
  const bench = await open(page, 'return 1;');
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
  problems.length = 0;
  await stands(bench);
});

test('the collector hears what does leave', async ({ request }) => {
  collector.collected();
  await request.get(address);
  expect(collector.collected()).toEqual(['GET / HTTP/1.1']);
});
