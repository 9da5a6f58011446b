import type { Browser } from 'playwright-core';
import { openGivenRun } from './given-page.ts';

/** 100,000 events, and a moment of each. */
const size = { environments: 100, spans: 1000 };
const SEEKS = 60;
/** Steps of this share of the whole come to all parts of it and never to the same place. */
const golden = 0.618034;

/** In ms. @throws Error where the page does not show the moment that was pressed */
export async function seeks(browser: Browser, origin: string, givenRun: string): Promise<number[]> {
  const page = await openGivenRun(browser, origin, { givenRun, size });
  try {
    const axis = page.locator('.axis .marks');
    const box = await axis.boundingBox();
    if (!box) throw new Error('There is no axis.');
    await page.getByRole('region', { name: 'This moment' }).getByRole('listitem').first().waitFor();
    const times: number[] = [];
    for (let index = 1; index <= SEEKS; index += 1) {
      const seen = await axis.evaluateHandle((element) => ({
        drawn: new Promise<number>((resolve) => {
          element.addEventListener(
            'pointerdown',
            () => {
              const pressed = performance.now();
              requestAnimationFrame(() => {
                // The next task comes after the frame is laid out and painted.
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => resolve(performance.now() - pressed);
                port2.postMessage(null);
              });
            },
            { once: true, capture: true },
          );
        }),
      }));
      await page.mouse.click(box.x + ((index * golden) % 1) * box.width, box.y + 10);
      times.push(await seen.evaluate(({ drawn }) => drawn));
      const time = await page.getByLabel('Time of the run', { exact: true }).innerText();
      await page.getByRole('heading', { name: `At ${time}`, exact: true }).waitFor({ timeout: 1000 });
    }
    return times;
  } finally {
    await page.context().close();
  }
}
