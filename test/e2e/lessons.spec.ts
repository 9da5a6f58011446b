import { checkOf, scrollToLab } from './support/lesson.ts';
import { expect, test } from './support/test.ts';
import { Workbench } from './support/workbench.ts';

test('5.5 is passed by doing what it asks, and stays passed', async ({ page }) => {
  await page.goto('/lessons/the-function-page/deploy-then-test/');
  await test.step('a prediction is kept before anything moves', async () => {
    const form = page.getByRole('form', { name: /press Test, without pressing Deploy/ });
    await form.getByRole('radio', { name: 'The new greeting' }).check();
    await form.getByRole('button', { name: 'Keep this answer' }).click();
    await expect(page.getByText('The new greeting')).toBeVisible();
  });

  await scrollToLab(page);
  const bench = new Workbench(page);
  await bench.test();
  await bench.seeResponse('Hello, Ada.');
  await bench.edit('export const handler = async (event) => `Good evening, ${event.name}.`;\n');
  await bench.test();
  await bench.seeResponse('Hello, Ada.');
  const check = await checkOf(page);
  await expect(check.getByText('(holds)').first()).toBeAttached();
  await expect(check.getByText('Passed.')).toBeHidden();
  await bench.deploy();
  await bench.test();
  await bench.seeResponse('Good evening, Ada.');
  await expect(check.getByText('Passed.')).toBeVisible();
  await expect(check.getByText('It comes after 5.5 Deploy, then Test, which you have done.')).toBeVisible();

  await page.waitForTimeout(600);
  await page.reload();
  await expect((await checkOf(page)).getByText(/Passed/)).toBeVisible();
  await expect(page.getByRole('form', { name: /press Test, without/ })).toContainText('The new greeting');
  await check.getByRole('link', { name: '5.6 Configuration' }).click();
  await page.waitForURL('**/lessons/the-function-page/configuration/');
});

test('6.1 says what a typical wrong answer misses', async ({ page }) => {
  await page.goto('/lessons/inside-the-container/the-cold-start/');
  await scrollToLab(page);
  const bench = new Workbench(page, 'index.mjs');
  await bench.test();
  await bench.seeResponse(/price/);
  const check = await checkOf(page);
  await expect(check.getByText('(holds)')).toHaveCount(1);
  await bench.edit(
    "import { fetchPrices } from './catalogue.mjs';\n" +
      'export const handler = async (event) => {\n' +
      '  const prices = await fetchPrices();\n' +
      '  return { item: event.item, price: prices[event.item] };\n};\n',
  );
  await bench.deploy();
  for (let tries = 0; tries < 2; tries++) {
    await bench.test();
    await bench.seeSummary('Status', 'Succeeded');
  }
  await expect(check.getByText('Passed.')).toBeHidden();
  await expect(check.getByRole('status')).toContainText('expected');
});

test('a lesson’s account is not the learner’s own', { tag: '@anyWidth' }, async ({ page }) => {
  await page.goto('/lessons/the-function-page/deploy-then-test/');
  await scrollToLab(page);
  await new Workbench(page).edit('export const handler = async () => "mine";\n');
  await page.waitForTimeout(600);
  await page.goto('/console/');
  await expect(page.getByText('No functions yet')).toBeVisible();
});
