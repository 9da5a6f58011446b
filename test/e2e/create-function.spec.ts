import { seeNoAxeFindings } from './support/axe.ts';
import { Console } from './support/console.ts';
import { expect, test } from './support/test.ts';

async function begin(console: Console, way: string, name: string): Promise<void> {
  const { page } = console;
  await page.getByRole('button', { name: 'Create function' }).click();
  await page.getByRole('radio', { name: way }).check();
  await page.getByRole('textbox', { name: 'Function name' }).fill(name);
}

test('a control and its lines light up together, and a line leads to its control', async ({ page }) => {
  const console = await Console.open(page);
  await begin(console, 'Author from scratch', 'orders');
  await page.getByText('Additional configurations').click();
  await page.getByRole('combobox', { name: 'VPC' }).selectOption({ label: 'shop (10.0.0.0/16)' });
  await page.getByRole('checkbox', { name: /private a/ }).check();
  const request = page.getByRole('group', { name: 'API request' });
  const line = request.getByRole('button', { name: '"SubnetIds": [' });
  await expect(line).toHaveClass(/lit/);
  await expect(page.getByText('SubnetIds and SecurityIds must coexist')).toBeVisible();

  await page.getByText('Additional configurations').click();
  await request.getByRole('button', { name: '"SecurityGroupIds": []' }).click();
  await expect(page.getByRole('checkbox', { name: /^functions/ })).toBeFocused();
});

test('a blueprint is a function with its code, its event and its trigger’s permission', async ({ page }) => {
  const console = await Console.open(page);
  await begin(console, 'Use a blueprint', 'pictures');
  await page.getByRole('combobox', { name: 'Blueprint name' }).selectOption('s3-get-object');
  await page.getByRole('button', { name: 'Create function' }).click();
  // A role from templates needs a name: the form unfolds and asks for it.
  await expect(page.getByRole('textbox', { name: 'Role name' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Role name' }).fill('pictures-role');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'pictures', exact: true })).toBeVisible();
  await console.seeActive();
  await console.test();
  // What only the object itself could say.
  await console.seeResponse('image/jpeg');
});

test('a canary reads the address that it watches', { tag: '@anyWidth' }, async ({ page }) => {
  const console = await Console.open(page);
  await begin(console, 'Use a blueprint', 'canary');
  await page.getByRole('combobox', { name: 'Blueprint name' }).selectOption('lambda-canary');
  await page.getByRole('button', { name: 'Create function' }).click();
  await expect(page.getByRole('heading', { name: 'canary', exact: true })).toBeVisible();
  await console.seeActive();
  await console.test();
  await console.seeResponse('2026-11-23T12:00:00Z');
});

test(
  'an image is refused with the reason, and one without a runtime client fails',
  { tag: '@anyWidth' },
  async ({ page }) => {
    const console = await Console.open(page);
    await begin(console, 'Container image', 'from-image');
    const uri = page.getByRole('textbox', { name: 'Container image URI' });
    await uri.fill('nginx:latest');
    await expect(page.getByText('Source image nginx:latest is not valid.')).toBeVisible();
    await expect(page.getByText(/That is an image of Docker Hub/)).toBeVisible();
    await page.getByRole('button', { name: 'Use web:1' }).click();
    await page.getByRole('button', { name: 'Create function' }).click();
    await expect(page.getByRole('heading', { name: 'from-image', exact: true })).toBeVisible();
    await console.seeActive();
    await console.test();
    await console.seeResponse('Runtime.ExitError');
  },
);

test('an image is built from a Dockerfile, pushed, and answers', async ({ page }) => {
  const console = await Console.open(page);
  await begin(console, 'Container image', 'mine');
  await page.getByText('Build and push an image').click();
  const handler = page.getByRole('textbox', { name: 'index.mjs, beside the Dockerfile' });
  await handler.fill(`export const handler = async () => 'built here';`);
  await page.getByRole('button', { name: 'Build and push' }).click();
  await expect(page.getByText(/hello:1 is in your registry/)).toBeVisible();
  await page.getByRole('button', { name: 'Create function' }).click();
  await console.seeActive();
  await console.test();
  await console.seeResponse('built here');
});

for (const way of ['Author from scratch', 'Use a blueprint', 'Container image'])
  test(`axe finds nothing on “${way}”, folded out`, async ({ page }) => {
    const console = await Console.open(page);
    await begin(console, way, 'orders');
    if (way === 'Use a blueprint') await page.getByText('What it fills in, against from scratch').click();
    if (way === 'Container image') {
      await page.getByText('Build and push an image').click();
      await expect(page.getByRole('button', { name: 'Build and push' })).toBeVisible();
    }
    await page.getByText('Change default execution role').click();
    await page.getByText('Additional configurations').click();
    await page.getByRole('checkbox', { name: 'Give it one' }).check();
    await page.getByRole('combobox', { name: 'VPC' }).selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Add new tag' }).click();
    await seeNoAxeFindings(page);
  });
