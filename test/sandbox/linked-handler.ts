/** Somebody's hostile handler, opened as a link: that is how a stranger's code comes to a reader. */
import { expect, type Page } from '@playwright/test';
import { encodeRunLink } from '../../src/ui/runner/link-codec.ts';
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

export async function openHostile(page: Page, attack: string, timeout?: number): Promise<Workbench> {
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
export async function stands(bench: Workbench): Promise<void> {
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
