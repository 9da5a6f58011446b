import type { Browser } from 'playwright-core';

const LOADS = 9;

/** In ms, each of a page of its own. */
export async function firstPictures(browser: Browser, origin: string): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < LOADS; i += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      const drawn = new Promise<number>((resolve) => {
        const watch = new MutationObserver(() => {
          const stage = document.querySelector('.stage [role="application"]');
          if (!stage) return;
          watch.disconnect();
          const island = stage.closest('astro-island');
          const hydrated = performance.now();
          const code = performance
            .getEntriesByType('resource')
            .filter((entry): entry is PerformanceResourceTiming => 'responseEnd' in entry)
            .filter(({ name, responseEnd }) => name.endsWith('.js') && responseEnd <= hydrated)
            .map(({ responseEnd }) => responseEnd);
          if (!island || code.length === 0) return;
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - Math.max(...code));
            port2.postMessage(null);
          });
        });
        watch.observe(document, { subtree: true, attributes: true, attributeFilter: ['role'] });
      });
      Object.assign(globalThis, { drawn });
    });
    await page.goto(`${origin}/lifecycle/`);
    times.push(await page.evaluate(() => (globalThis as unknown as { drawn: Promise<number> }).drawn));
    await context.close();
  }
  return times;
}
