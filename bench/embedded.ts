import type { Browser, Page } from 'playwright-core';
import { encodeRunLink } from '../src/ui/runner/link-codec.ts';
import { percentiles, type Percentiles } from './statistics.ts';

/** In ms. A cold start counts from the click on Test to the handler's first line. */
export interface EmbeddedTimes {
  /** A start after the first one of a page. */
  coldMs: Percentiles;
  /** The median of the first start of a page, over several pages. */
  firstColdMs: number;
  /** What the platform reports as Duration of a warm invocation. */
  warmMs: Percentiles;
}

/** Both ends read the same clock: a page's and its worker's origins are in one time. */
const handler = (run: number) => `// ${run}
export const handler = async () => {
  const at = performance.timeOrigin + performance.now();
  return { at };
};
`;

const link = encodeRunLink({
  files: { 'index.mjs': handler(0) },
  handler: 'index.handler',
  runtime: 'nodejs24.x',
  memory: 128,
  timeout: 3,
  env: {},
  event: '{}',
});

interface Run {
  coldMs: number;
  durationMs: number;
}

/**
 * Presses Test and waits for the answer to this very press.
 *
 * The page itself says when it is there: whoever asks it again and again stands on the thread that the answer comes
 * through, and is measured too.
 */
export async function pressTest(page: Page): Promise<Run> {
  const answered = await page.evaluateHandle(() => {
    let clicked = Infinity;
    addEventListener('click', () => (clicked = performance.timeOrigin + performance.now()), {
      capture: true,
      once: true,
    });
    const textOf = (section: string) => document.querySelector(section)?.textContent ?? '';
    const run = new Promise<Run>((resolve) => {
      const watch = new MutationObserver(() => {
        const at = Number(/"at":\s*([\d.]+)/.exec(textOf('[aria-label=Response]'))?.[1]);
        const duration = /Duration\s*([\d.]+) ms/.exec(textOf('section.summary'))?.[1];
        if (!(at > clicked - 1) || duration === undefined) return;
        watch.disconnect();
        resolve({ coldMs: at - clicked, durationMs: Number(duration) });
      });
      watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    return { run };
  });
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  return answered.evaluate(({ run }) => run);
}

/** Opens `/run/` with the handler in it and waits until the network is quiet. */
export async function openRunner(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/run/#s=${link}`, { waitUntil: 'networkidle' });
}

async function open(browser: Browser, origin: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await openRunner(page, origin);
  return page;
}

/** Changes the code and deploys it, which ends the environment that ran the code before. */
async function redeploy(page: Page, run: number): Promise<void> {
  await page.getByRole('textbox', { name: 'Code of index.mjs' }).fill(handler(run));
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  await page.getByText('Everything is deployed').waitFor();
  // The runtime makes a worker ready beforehand, as it has the time to with a learner who reads.
  await page.waitForTimeout(1000);
}

/** Drives `/run/` of the built site as a learner would. */
export async function timeEmbedded(browser: Browser, origin: string): Promise<EmbeddedTimes> {
  const firsts: number[] = [];
  for (let i = 0; i < 5; i++) {
    const page = await open(browser, origin);
    firsts.push((await pressTest(page)).coldMs);
    await page.context().close();
  }

  const page = await open(browser, origin);
  await pressTest(page);
  const warm: number[] = [];
  for (let i = 0; i < 30; i++) warm.push((await pressTest(page)).durationMs);
  const cold: number[] = [];
  for (let i = 1; i <= 10; i++) {
    await redeploy(page, i);
    cold.push((await pressTest(page)).coldMs);
  }
  await page.context().close();
  return { coldMs: percentiles(cold), firstColdMs: percentiles(firsts).p50, warmMs: percentiles(warm) };
}
