import { Console } from './support/console.ts';
import { tabTo } from './support/tab-to.ts';
import { expect, test } from './support/test.ts';

test('the whole walk by keyboard alone', async ({ page, browserName }) => {
  test.skip(
    browserName === 'firefox',
    'A stock Firefox over BiDi does not move the focus into a shadow root.',
  );
  const console = await Console.open(page);
  const create = page.getByRole('button', { name: 'Create function' });
  await tabTo(page, create);
  await page.keyboard.press('Enter');

  const name = page.getByRole('textbox', { name: 'Function name' });
  await tabTo(page, name);
  await page.keyboard.type('by-key');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'by-key', exact: true })).toBeVisible();
  await console.seeActive();

  await test.step('Tab passes through the editor', async () => {
    await tabTo(page, console.code);
    await page.keyboard.press('Tab');
    await expect(console.code).not.toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(console.code).toBeFocused();
  });

  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('export const handler = async () => "typed";\n');
  await expect(page.getByText('Changes not deployed')).toBeVisible();
  await test.step('Tab indents after typing, and Escape lets it out again', async () => {
    await page.keyboard.press('Tab');
    await expect(console.code).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(console.code).not.toBeFocused();
  });

  await tabTo(page, console.deployButton);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Everything is deployed')).toBeVisible({ timeout: 10_000 });
  await tabTo(page, console.testButton);
  await page.keyboard.press('Space');
  await console.seeResponse('"typed"');

  await test.step('the line moves by key', async () => {
    const line = page.getByRole('separator');
    await tabTo(page, line);
    const before = await line.getAttribute('aria-valuenow');
    await page.keyboard.press('ArrowUp');
    await expect(line).not.toHaveAttribute('aria-valuenow', before ?? '');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
  });
});
