import { expect, test } from '@playwright/test';
import { exampleLink } from './support/example-link.ts';
import { WebKit } from './support/webdriver.ts';

const press = '//button[normalize-space()="Test"]';
const page = 'return document.querySelector("main").innerText';
const pressable =
  'return [...document.querySelectorAll("button")].some((b) => b.innerText.trim() === "Test" && b.ariaDisabled !== "true")';

test('a linked handler runs in WebKit', async ({ baseURL }) => {
  const webkit = await WebKit.start();
  try {
    await webkit.goto(`${baseURL}${exampleLink}`);
    await expect.poll(() => webkit.run<string>(page)).toContain('Somebody else may have written it');
    expect(await webkit.run<string>(page)).not.toContain('"hello"');

    await expect.poll(() => webkit.run(pressable)).toBe(true);
    await webkit.click(press);
    await expect.poll(() => webkit.run<string>(page), { timeout: 15_000 }).toContain('"hello": "Ada"');
    expect(await webkit.run<string>(page)).toMatch(/REPORT RequestId/);
  } finally {
    await webkit.stop();
  }
});
