import { Console } from './support/console.ts';
import { expect, test } from './support/test.ts';

const greeting = (word: string): string =>
  `let count = 0;\nexport const handler = async (event) => {\n  count += 1;\n  console.log('for', event.name);\n  return { say: '${word}', count };\n};\n`;

test('a new user creates a function, deploys code, and sees it run cold and warm', async ({ page }) => {
  const console = await Console.open(page);
  await expect(page.getByText('No functions yet')).toBeVisible();
  await console.createFunction('greet');
  await console.seeActive();

  await console.setEvent('{ "name": "Ada" }');
  await console.edit(greeting('hello'));
  await console.deploy();
  await console.test();
  await console.seeResponse('"count": 1');
  await console.seeLog(/START RequestId: [0-9a-f-]{36} Version: \$LATEST/);
  await console.seeLog(/INFO\s+for Ada/);
  await console.seeLog(/REPORT RequestId: .*Billed Duration: \d+ ms.*Init Duration: [\d.]+ ms/s);
  await console.seeSummary('Init duration', /\d ms/);

  await console.test();
  await console.seeResponse('"count": 2');
  await expect(console.region('Function logs')).not.toContainText('Init Duration');

  await test.step('below the line is what really ran', async () => {
    await expect(console.region('Timeline')).toContainText('Environment 1');
    const wire = console.region('Runtime API');
    await expect(wire).toContainText('/2018-06-01/runtime/invocation/next');
    await expect(wire).toContainText(/runtime\/invocation\/[0-9a-f-]+…?\/response/);
    await expect(wire).toContainText('waiting');
    await expect(page.getByRole('strong').filter({ hasText: '/var/task' })).toBeVisible();
    await expect(page.getByText(/\/var\/lang\/bin\/node/)).toBeVisible();
    await expect(page.getByText(`POST /2015-03-31/functions/greet/invocations`)).toBeVisible();
  });
});

test(
  'the editor is not the function: Test runs what was deployed',
  { tag: '@anyWidth' },
  async ({ page }) => {
    const console = await Console.open(page);
    await console.createFunction('two-codes');
    await console.seeActive();
    await console.edit(greeting('old'));
    await console.deploy();
    await console.edit(greeting('new'));
    await console.test();
    await console.seeResponse('"say": "old"');
    await console.deploy();
    await console.test();
    await console.seeResponse('"say": "new"');
    await console.seeResponse('"count": 1');
  },
);

test('nothing is lost on reload', { tag: '@anyWidth' }, async ({ page }) => {
  const console = await Console.open(page);
  await console.createFunction('kept');
  await console.seeActive();
  await console.edit('export const handler = async () => "draft";\n');
  // The account is written a moment after the last key.
  await page.waitForTimeout(600);
  await page.reload();
  await expect(page.getByText('Changes not deployed')).toBeVisible();
  await expect(console.code).toContainText('draft');
  await console.deploy();
  await console.test();
  await console.seeResponse('"draft"');
});
