import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

const timeline = (page: Page) => page.getByRole('application', { name: /^Timeline of/ });
const time = (page: Page) => page.getByLabel('Time of the run', { exact: true });
const now = (page: Page) => page.getByRole('region', { name: 'This moment' });

/** Opened, and answering to the keyboard and the mouse. */
async function open(page: Page, hash = '') {
  await page.goto(`/lifecycle/${hash}`);
  await expect(timeline(page)).toBeVisible();
}

async function findsNothing(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)),
  ).toEqual([]);
}

test('the first scenario is stepped through, forth and back, and says who lives', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('heading', { name: 'The first request', level: 2 })).toBeVisible();
  await expect(time(page)).toHaveText('220.0 ms');
  const back = page.getByRole('button', { name: 'One event back' });
  await back.click();
  await expect(now(page)).toContainText('Environment 1');
  await expect(now(page)).toContainText('initializing');
  await expect(time(page)).toHaveText('165.0 ms');
  await back.click();
  await expect(now(page)).toContainText('provisioning');
  const forward = page.getByRole('button', { name: 'One event forward' });
  await forward.click();
  await forward.click();
  await expect(now(page)).toContainText('invoking');
  await findsNothing(page);
});

test('a run plays to its end, and can be stopped', async ({ page }) => {
  await open(page);
  await page.getByLabel('Speed').fill('0');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible({ timeout: 10_000 });
  await expect(time(page)).toHaveText('1.00 s');
  await page.getByLabel('Speed').fill('-3');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  const stopped = await time(page).innerText();
  await page.waitForTimeout(300);
  expect(await time(page).innerText()).toBe(stopped);
});

test('the timeline is walked by keyboard', async ({ page }) => {
  await open(page);
  await timeline(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('the runtime starts and your code outside the handler runs')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('the handler has an event', { exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(now(page)).toContainText('invoking');
  await page.keyboard.press('+');
  await expect(page.getByRole('button', { name: 'Whole' })).toBeEnabled();
  await page.keyboard.press('0');
  await expect(page.getByRole('button', { name: 'Whole' })).toBeDisabled();
  await page.keyboard.press('Home');
  await expect(time(page)).toHaveText('0.00 ms');
});

test('another scenario is opened from the list, and fifty environments are counted', async ({ page }) => {
  await open(page);
  await page.getByRole('listitem').getByRole('link', { name: 'A spike of fifty' }).click();
  await expect(page.getByRole('heading', { name: 'A spike of fifty', level: 2 })).toBeVisible();
  await expect(timeline(page)).toHaveAccessibleName('Timeline of 50 environments');
  await expect(now(page)).toContainText('31 environments');
  await findsNothing(page);
});

test('what happens from a moment on is changed, and taken back', async ({ page }) => {
  await open(page, '#second-request');
  await expect(timeline(page)).toHaveAccessibleName('Timeline of 1 environment');
  await page.getByRole('button', { name: 'send one more request' }).click();
  await expect(timeline(page)).toHaveAccessibleName('Timeline of 2 environments');
  await expect(page.getByText('Without it: 1 environment')).toBeVisible();
  await page.getByRole('button', { name: 'Take all changes back' }).click();
  await expect(page.getByText('Without it')).toHaveCount(0);
  await expect(timeline(page)).toHaveAccessibleName('Timeline of 1 environment');
  await page.getByText('The timeline as a table').click();
  await expect(page.getByRole('region', { name: 'All spans' }).getByRole('row')).toHaveCount(7);
  await page.getByText('The run in words').click();
  await expect(page.getByRole('region', { name: 'The run in words' })).toContainText(
    'Environment 1 is being made',
  );
  await findsNothing(page);
});

test('a link leads to the same moment: scenario, changes, chance, time and span', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#two-at-once');
  await page.getByRole('button', { name: 'Another' }).click();
  await page.getByRole('button', { name: 'One event forward' }).click();
  await page.getByRole('button', { name: 'deploy new code' }).click();
  await timeline(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Copy link to this moment' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const seen = async (there: Page) => [
    await time(there).innerText(),
    await now(there).innerText(),
    await there.getByLabel('Chance').inputValue(),
    await there.locator('.picked').innerText(),
  ];
  const other = await context.newPage();
  await other.goto(link);
  await expect(now(other)).toContainText('Environment');
  expect(await seen(other)).toEqual(await seen(page));
  expect((await seen(other))[3]).toContain('Environment');
});

test('a link that was forged is refused with its reason, and the page goes on', async ({ page }) => {
  await open(page, '#two-at-once&limit=1000000');
  await expect(page.getByRole('alert')).toContainText('“limit” of the link cannot be read');
  await page.getByRole('button', { name: 'One event forward' }).click();
  await expect(now(page)).toContainText('invoking');
  await findsNothing(page);
});

test('the run and its drawing are saved', async ({ page }) => {
  await open(page);
  const saved = async (name: RegExp) => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    const download = await waiting;
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString() };
  };
  const trace = await saved(/trace/);
  expect(trace.name).toBe('first-request.json');
  expect((JSON.parse(trace.text) as { records: unknown[] }).records).toHaveLength(18);
  const drawing = await saved(/drawing/);
  expect(drawing.name).toBe('first-request.svg');
  expect(drawing.text).toMatch(/^<svg .*<title>The first request<\/title>/s);
});

test('the map has every state without a script, and lights up where something is', async ({ page }) => {
  await open(page);
  const frozen = page.locator('[data-state="environment.ready.frozen"]');
  await expect(frozen).toHaveText(/Frozen/);
  await expect(page.locator('[data-live]')).toHaveCount(0);
  await page.getByRole('button', { name: 'One event back' }).click();
  await expect(page.locator('[data-state="environment.initializing"]')).toHaveAttribute('data-live');
  await expect(frozen).not.toHaveAttribute('data-live');
});

test('the drawing is zoomed by wheel, panned by dragging, and its time is dragged along the axis', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'A finger has no wheel.');
  await open(page, '#spike-of-fifty');
  await expect(timeline(page)).toHaveAccessibleName('Timeline of 50 environments');
  const marks = page.locator('.marks');
  await marks.scrollIntoViewIfNeeded();
  const box = await marks.boundingBox();
  if (!box) throw new Error('There is no axis.');
  await page.mouse.move(box.x + 100, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 220, box.y + 10, { steps: 4 });
  await page.mouse.up();
  const dragged = await time(page).innerText();
  expect(dragged).not.toBe('300.0 ms');

  const first = marks.locator('.tick').first();
  await expect(first).toHaveText('0 ms');
  await page.mouse.move(box.x + 400, box.y + 80);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -600);
  await page.keyboard.up('Control');
  await expect(page.getByRole('button', { name: 'Whole' })).toBeEnabled();
  await expect(first).not.toHaveText('0 ms');
  const zoomed = await first.innerText();
  await page.mouse.down();
  await page.mouse.move(box.x + 650, box.y + 80, { steps: 5 });
  await page.mouse.up();
  await expect(first).not.toHaveText(zoomed);
  await page.getByRole('button', { name: 'Whole' }).click();
  await expect(first).toHaveText('0 ms');
  expect(await time(page).innerText()).toBe(dragged);
});

test('where nothing may move, a run plays from event to event', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await page.getByRole('button', { name: 'One event back' }).click();
  await expect(time(page)).toHaveText('165.0 ms');
  const next = page.locator('[data-state="environment.invoking"]');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(time(page)).toHaveText('165.0 ms');
  await expect(next).toHaveAttribute('data-live');
  await page.getByRole('button', { name: 'Pause' }).click();
});
