import { deflateRawSync } from 'node:zlib';
import { Console } from './support/console.ts';
import { expect, test } from './support/test.ts';
import { Workbench } from './support/workbench.ts';

test('a name that AWS refuses is refused in its words, and stays', async ({ page }) => {
  await Console.open(page);
  await page.getByRole('button', { name: 'Create function' }).click();
  const name = page.getByRole('textbox', { name: 'Function name' });
  await name.fill('not a name');
  await page.getByRole('button', { name: 'Create function' }).click();
  await expect(page.getByText(/failed to satisfy constraint/)).toBeVisible();
  await expect(name).toHaveValue('not a name');
  await name.fill('a-name');
  await expect(page.getByText(/failed to satisfy constraint/)).toBeHidden();
});

test('a handler that fails says how: syntax, missing export, thrown', async ({ page, forgiven }) => {
  // Firefox also writes what went wrong inside the sandbox to the console of the page.
  forgiven.push(/^Runtime\./);
  const console = await Console.open(page);
  await console.createFunction('wrong');
  await console.seeActive();
  const answers: [code: string, response: string][] = [
    ['export const handler = async () => {\n  const x = ;\n};\n', 'Runtime.UserCodeSyntaxError'],
    ['export const main = async () => 1;\n', 'Runtime.HandlerNotFound'],
    ['export const handler = async () => {\n  throw new RangeError("too far");\n};\n', 'too far'],
  ];
  for (const [code, response] of answers) {
    await console.edit(code);
    await console.deploy();
    await console.test();
    await console.seeResponse(response);
  }
});

test('a test event that is not JSON is refused with its place, and stays', async ({ page }) => {
  const console = await Console.open(page);
  await console.createFunction('picky');
  await console.seeActive();
  await console.setEvent('{ "a": }');
  await expect(page.getByText(/Not JSON at line 1, column \d/)).toBeVisible();
  await console.test();
  await expect(page.getByText(/Test was refused: InvalidRequestContentException/)).toBeVisible();
  await expect(console.event).toContainText('{ "a": }');
});

test('an event over 6 MB is refused as AWS does', async ({ page, isMobile }) => {
  test.skip(isMobile, 'One size of window is enough for this.');
  const console = await Console.open(page);
  await console.createFunction('heavy');
  await console.seeActive();
  await console.setEvent(JSON.stringify('x'.repeat(6_300_000)));
  await console.test();
  await expect(page.getByText('Test was refused: RequestTooLargeException')).toBeVisible();
});

const link = (payload: unknown): string => deflateRawSync(JSON.stringify(payload)).toString('base64url');
const good = {
  v: 1,
  files: { 'index.mjs': 'export const handler = async (event) => ({ got: event.n });\n' },
  handler: 'index.handler',
  runtime: 'nodejs24.x',
  memory: 256,
  timeout: 3,
  env: {},
  event: { n: 7 },
};

test('a link opens its handler, and runs nothing before Test', async ({ page }) => {
  await page.goto(`/run/#s=${link(good)}`);
  await expect(page.getByText('This code came from a link')).toBeVisible();
  const bench = new Workbench(page);
  await expect(bench.code).toContainText('event.n');
  await expect(bench.region('Response')).toBeHidden();
  await expect(bench.region('Timeline')).toContainText('No environment yet');
  await bench.test();
  await bench.seeResponse('"got": 7');
});

for (const [what, payload, reason] of [
  ['cut', link(good).slice(0, 40), /cut|incomplete|could not be unpacked|damaged/i],
  ['not base64url', '!!!', /base64url|character/i],
  ['of another version', link({ ...good, v: 2 }), /version/i],
  ['with a path that climbs out', link({ ...good, files: { '../x.mjs': '' } }), /has a file named/],
] as const) {
  test(`a link that is ${what} is refused with the reason`, async ({ page }) => {
    await page.goto(`/run/#s=${payload}`);
    await expect(
      page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: reason }),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Test', exact: true })).toBeHidden();
  });
}

test('with storage blocked everything works, and the page says that nothing is kept', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  const console = await Console.open(page);
  await expect(page.getByText('The browser keeps nothing here')).toBeVisible();
  await console.createFunction('unsaved');
  await console.seeActive();
  await console.test();
  await console.seeResponse('statusCode');
});

test('an account from a newer version is left alone until the learner chooses', async ({
  page,
  browserName,
}) => {
  await Console.open(page);
  await expect(page.getByText('No functions yet')).toBeVisible();
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('lambda-unboxed', 1);
        open.onerror = () => reject(open.error ?? new Error('open'));
        open.onsuccess = () => {
          const write = open.result.transaction('accounts', 'readwrite');
          write.objectStore('accounts').put({ version: 99 }, 'own');
          write.oncomplete = () => {
            open.result.close();
            resolve();
          };
        };
      }),
  );
  await page.reload();
  await expect(page.getByText('The saved account is from a newer version of this site')).toBeVisible();
  // A stock Firefox does not tell the test of its downloads.
  if (browserName !== 'firefox') {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.json$/);
  }
  await page.getByRole('button', { name: 'Begin anew …' }).click();
  await page.getByRole('button', { name: 'Yes, replace it with an empty account' }).click();
  await expect(page.getByText('The saved account is from a newer version of this site')).toBeHidden();
});

test('a second tab reads along and can take over', async ({ page, context, isMobile }) => {
  test.skip(isMobile, 'One size of window is enough for this.');
  const console = await Console.open(page);
  await console.createFunction('shared');
  await console.seeActive();
  await page.waitForTimeout(600);
  const second = await context.newPage();
  await second.goto('/console/');
  await expect(second.getByText('Another tab has this account')).toBeVisible();
  await expect(second.getByRole('link', { name: 'shared' })).toBeVisible();
  await second.getByRole('button', { name: 'Take over' }).click();
  await expect(second.getByText('Another tab has this account')).toBeHidden();
  await expect(page.getByText('Another tab has this account')).toBeVisible();
});
