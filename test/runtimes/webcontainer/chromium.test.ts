import { afterEach, describe, expect, test } from 'vitest';
import { adapterInChromium, type AdapterInChromium } from '../../support/webcontainer-standin/chromium.ts';
import { functionSpec, initialise, invoke } from './function-spec.ts';

let opened: AdapterInChromium | undefined;
afterEach(() => opened?.close());

async function open(options?: Parameters<typeof adapterInChromium>[0]) {
  opened = await adapterInChromium(options);
  return opened;
}

const view = ({ page }: AdapterInChromium) => page.evaluate(() => adapter.view());
const prepare = ({ page }: AdapterInChromium) => page.evaluate(() => adapter.prepare());
const retry = ({ page }: AdapterInChromium) =>
  page.evaluate(() => {
    adapter.retry();
    return adapter.prepare();
  });

async function runs({ runtime }: AdapterInChromium): Promise<void> {
  const files = { 'index.mjs': `export const handler = async ({ text }) => text.toUpperCase();` };
  const environment = await runtime.start(functionSpec(files), {
    listener: () => undefined,
    signal: new AbortController().signal,
  });
  await initialise(environment);
  expect(await invoke(environment, { text: 'it runs' })).toMatchObject({ payload: '"IT RUNS"' });
}

const timeout = 40_000;

describe('WebContainers in Chromium', () => {
  test(
    'a host that does not answer is told within ten seconds, and a retry needs no reload',
    { timeout },
    async () => {
      const tab = await open({ up: false });
      await tab.page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));
      const since = performance.now();
      expect(await prepare(tab)).toBe('hostUnreachable');
      expect(performance.now() - since).toBeLessThan(10_000);
      expect(await view(tab)).toMatchObject({ place: 'failed', canRetry: true });

      await tab.goUp();
      expect(await retry(tab)).toBe('ready');
      expect(await tab.page.evaluate(() => 'notReloaded' in globalThis)).toBe(true);
      await runs(tab);
    },
  );

  test('an engine that does not come is given up after 15 s', { timeout }, async () => {
    const tab = await open();
    tab.standIn.hangs = true;
    await tab.page.clock.install();
    const outcome = prepare(tab);
    await expect.poll(async () => (await view(tab)).progress?.step).toBe('starting');
    await tab.page.clock.fastForward(15_000);
    expect(await outcome).toBe('timedOut');
    expect(await view(tab)).toMatchObject({ place: 'failed', trouble: { reason: 'timedOut' } });
  });

  test('a container that breaks is lost with its reason, and the next one works', { timeout }, async () => {
    const tab = await open();
    expect(await prepare(tab)).toBe('ready');
    await runs(tab);
    const frame = tab.page.frames().find((each) => each.url().includes('/headless'));
    await frame?.evaluate(() => {
      (globalThis as { breakContainer?: (message: string) => void }).breakContainer?.('Out of memory');
    });
    await expect.poll(() => view(tab)).toMatchObject({ place: 'failed', trouble: { reason: 'outOfMemory' } });
    expect(await retry(tab)).toBe('ready');
    expect(tab.standIn.containers).toHaveLength(2);
    await runs(tab);
  });

  test(
    'a second tab is told that the first has it, and gets it when that one lets go',
    { timeout },
    async () => {
      const tab = await open();
      expect(await prepare(tab)).toBe('ready');
      const second = await tab.another();
      expect(await second.evaluate(() => adapter.prepare())).toBe('heldElsewhere');
      await tab.page.evaluate(() => adapter.leave());
      expect(
        await second.evaluate(() => {
          adapter.retry();
          return adapter.prepare();
        }),
      ).toBe('ready');
    },
  );

  test('a page that is not isolated says so, and contacts nobody', { timeout }, async () => {
    const tab = await open({ headers: {} });
    const asked: string[] = [];
    tab.page.on('request', (request) => asked.push(request.url()));
    expect(await prepare(tab)).toBe('notIsolated');
    expect(await view(tab)).toMatchObject({ place: 'unsupported' });
    expect(asked).toEqual([]);
  });
});
