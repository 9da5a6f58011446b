import { expect, test } from './support/test.ts';

test('the slash opens the search; words, arrow keys and Enter lead to a lesson', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  const field = dialog.getByRole('searchbox', { name: 'Search' });
  await page.keyboard.type('cold start');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('cold start');
  await expect(dialog.getByRole('status')).toHaveText(/\d+ found/);
  await page.keyboard.press('ArrowDown');
  const first = dialog.getByRole('listitem').first().getByRole('link');
  await expect(first).toBeFocused();
  await expect(first).toContainText('The cold start');
  await expect(first).toContainText(/Lesson 6\.1/);
  await page.keyboard.press('ArrowUp');
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/lessons\/inside-the-container\/the-cold-start\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The cold start');
});

test('Escape closes the search and gives the keyboard back', async ({ page }) => {
  await page.goto('/glossary/');
  const button = page.getByRole('button', { name: 'Search' });
  await button.click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog).toBeVisible();
  await page.keyboard.type('frozen');
  await expect(dialog.getByRole('listitem')).not.toHaveCount(0);
  await dialog.getByRole('searchbox').fill('xylophone');
  await expect(dialog.getByRole('status')).toHaveText('Nothing has all of these words.');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('a slash that is typed into a field stays there', { tag: '@anyWidth' }, async ({ page }) => {
  await page.goto('/reference/limits/');
  await page.getByRole('searchbox', { name: 'Show only limits with' }).pressSequentially('/tmp');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('status')).toHaveText(/^[1-5] of \d+$/);
  await expect(page.getByRole('row').filter({ visible: true, hasText: 'ephemeral' })).toHaveCount(1);
});

test(
  'nothing of the search is fetched before it is opened, and a failure can be repeated',
  { tag: '@anyWidth' },
  async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/', { waitUntil: 'networkidle' });
    expect(asked.filter((path) => /search/i.test(path) && !path.includes('SearchButton'))).toEqual([]);

    await page.route('/search.json', (route) => route.fulfill({ json: { not: 'a list' } }));
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog', { name: 'Search' });
    await expect(dialog.getByRole('status')).toContainText('could not be loaded');
    await page.unroute('/search.json');
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await expect(dialog.getByRole('status')).toContainText('Lessons, words and numbers');
  },
);
