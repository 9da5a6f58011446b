import { expect, test } from '@playwright/test';
import { WebKit } from './support/webdriver.ts';

let webkit: WebKit;
test.beforeAll(async () => {
  webkit = await WebKit.start();
});
test.afterAll(async () => {
  await webkit.stop();
});

/** The text of the first element that `css` finds, empty where there is none. */
const textOf = (css: string): Promise<string> =>
  webkit.run<string>('return document.querySelector(arguments[0])?.textContent ?? ""', css);

/** Clicks the button with this name, once it is there and can be pressed. */
async function press(name: string): Promise<void> {
  await expect
    .poll(
      () =>
        webkit.run<boolean>(
          `const button = [...document.querySelectorAll('main button:not([role=tab])')].find((each) =>
             each.textContent.trim() === arguments[0] && !each.disabled && each.ariaDisabled !== 'true');
           button?.click();
           return button !== undefined;`,
          name,
        ),
      { timeout: 15_000 },
    )
    .toBe(true);
}

test('a function is created, tested cold and tested warm', async ({ baseURL }) => {
  test.setTimeout(90_000);
  await webkit.goto(`${baseURL}/console/`);
  await press('Create function');
  await expect.poll(() => textOf('form h2')).toBe('Create function');
  await webkit.type('form input[required]', 'in-webkit');
  await press('Create function');
  const said = () => webkit.run('return document.body.textContent.includes("in-webkit is Active")');
  await expect.poll(said, { timeout: 20_000 }).toBe(true);

  await press('Test');
  const response = '[aria-label="Response"]';
  await expect.poll(() => textOf(response), { timeout: 20_000 }).toContain('Event number 1');
  await expect.poll(() => textOf('[aria-label="Function logs"]')).toContain('Init Duration');
  await press('Test');
  await expect.poll(() => textOf(response), { timeout: 20_000 }).toContain('Event number 2');
  expect(await webkit.run('return crossOriginIsolated')).toBe(true);
});

test('a handler of its own page runs too', async ({ baseURL }) => {
  await webkit.goto(`${baseURL}/run/`);
  await press('Test');
  await expect.poll(() => textOf('[aria-label="Response"]'), { timeout: 20_000 }).toContain('memory');
});
