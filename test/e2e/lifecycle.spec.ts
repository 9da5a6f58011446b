import type { Page } from '@playwright/test';
import { seeNoAxeFindings } from './support/axe.ts';
import { expect, test } from './support/test.ts';

const timeline = (page: Page) => page.getByRole('application', { name: /^Timeline of/ });
const time = (page: Page) => page.getByLabel('Time of the run', { exact: true });
const now = (page: Page) => page.getByRole('region', { name: 'This moment' });

/** Opened, and answering to the keyboard and the mouse. */
async function open(page: Page, hash = '') {
  await page.goto(`/lifecycle/${hash}`);
  await expect(timeline(page)).toBeVisible();
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
  for (const at of ['165.0 ms', /^28\d\.\d ms/, /^34\d\.\d ms/]) {
    await forward.click();
    await expect(time(page)).toHaveText(at);
  }
  await expect(now(page)).toContainText('invoking');
  await seeNoAxeFindings(page);
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
  await expect(page.getByText('the runtime starts and loads your code')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('your code outside the handler runs', { exact: true })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('the handler has an event', { exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(now(page)).toContainText('invoking');
  await page.keyboard.press('m');
  await expect(page.getByText('GET /2018-06-01/runtime/invocation/next', { exact: true })).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('r');
  await page.keyboard.press('.');
  await page.keyboard.press('r');
  await expect(page.getByRole('group', { name: 'Measure' })).toContainText(
    'From 0.00 ms to 40.0 ms: 40.0 ms',
  );
  await page.keyboard.press('+');
  await expect(page.getByRole('button', { name: 'Whole' })).toBeEnabled();
  await page.keyboard.press('0');
  await expect(page.getByRole('button', { name: 'Whole' })).toBeDisabled();
  await page.keyboard.press('Home');
  await expect(time(page)).toHaveText('0.00 ms');
});

test('a newcomer finds the questions, the callers, the phases and what nobody knows of an end', async ({
  page,
}) => {
  await open(page, '#idle-then-again');
  await expect(page.getByText('A caller is whoever sends the function a request')).toBeVisible();
  await expect(timeline(page).getByRole('listitem').nth(1)).toContainText('Init');
  await expect(timeline(page).getByText('AWS does not say how long')).toBeVisible();
  await timeline(page).focus();
  for (const key of ['ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
  await expect(page.locator('.picked')).toContainText('When it ends is our choice');
  await expect(page.locator('.picked').getByRole('link', { name: 'assumed' })).toBeVisible();
  await seeNoAxeFindings(page);
  await page.getByRole('link', { name: /Question 2: When will the next one come/ }).click();
  await expect(page.getByText('Three questions for five minutes', { exact: true })).toBeInViewport();
  await expect(time(page)).toHaveText('15 min 0 s');
});

test('another scenario is opened from the list, and fifty environments are counted', async ({ page }) => {
  await open(page);
  await page.getByRole('listitem').getByRole('link', { name: 'A spike of fifty' }).click();
  await expect(page.getByRole('heading', { name: 'A spike of fifty', level: 2 })).toBeVisible();
  await expect(timeline(page)).toHaveAccessibleName('Timeline of 50 environments');
  await expect(now(page)).toContainText('31 environments');
  await seeNoAxeFindings(page);
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
  await expect(page.getByRole('region', { name: 'All spans' }).getByRole('row')).toHaveCount(8);
  await page.getByText('The run in words').click();
  await expect(page.getByRole('region', { name: 'The run in words' })).toContainText(
    'Environment 1 is being made',
  );
  await page.getByRole('button', { name: 'lose a container' }).click();
  await expect(page.getByText('With it: 1 environment; 1 answered, 1 failed')).toBeVisible();
  await page.getByRole('button', { name: 'Take all changes back' }).click();
  await timeline(page).press('Home');
  await page.getByRole('button', { name: 'lose a container' }).click();
  await expect(page.getByRole('alert')).toContainText('No container lives at this moment');
  await seeNoAxeFindings(page);
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

test(
  'what is chosen while a change is still being worked out stays chosen',
  { tag: '@anyWidth' },
  async ({ page }) => {
    await page.route(/fork-acts/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await open(page, '#two-at-once');
    await page.getByRole('button', { name: 'One event forward' }).click();
    await page.getByRole('button', { name: 'deploy new code' }).click();
    await timeline(page).press('ArrowRight');
    await expect(page.locator('.picked')).toContainText('Environment');
    const chosen = await page.locator('.picked').innerText();
    await expect(page.getByText('Without it: ')).toBeVisible();
    await expect(page.locator('.picked')).toHaveText(chosen, { useInnerText: true });
  },
);

test(
  'a link that was forged is refused with its reason, and the page goes on',
  { tag: '@anyWidth' },
  async ({ page }) => {
    await open(page, '#two-at-once&limit=1000000');
    await expect(page.getByRole('alert')).toContainText('“limit” of the link cannot be read');
    await page.getByRole('button', { name: 'One event back' }).click();
    await expect(now(page)).toContainText('initializing');
    await seeNoAxeFindings(page);
  },
);

test('the run and its drawing are saved', { tag: '@anyWidth' }, async ({ page }) => {
  await open(page);
  const saved = async (name: RegExp) => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    const download = await waiting;
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    return { name: download.suggestedFilename(), text: bytes.toString(), bytes };
  };
  const trace = await saved(/trace/);
  expect(trace.name).toBe('first-request.json');
  expect((JSON.parse(trace.text) as { records: unknown[] }).records).toHaveLength(18);
  const drawing = await saved(/drawing/);
  expect(drawing.name).toBe('first-request.svg');
  expect(drawing.text).toMatch(/^<svg .*<title>The first request<\/title>/s);
  const picture = await saved(/picture/);
  expect(picture.name).toBe('first-request.png');
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
  // Width and height in its header: twice those of the drawing.
  const [, width, height] = /^<svg [^>]*width="(\d+)" height="(\d+)"/.exec(drawing.text) ?? [];
  expect([picture.bytes.readUInt32BE(16), picture.bytes.readUInt32BE(20)]).toEqual([
    2 * Number(width),
    2 * Number(height),
  ]);
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

test('a length is measured by dragging from edge to edge', async ({ page, isMobile }) => {
  test.skip(isMobile, 'The mouse is here; fingers are below.');
  await open(page, '#two-at-once');
  await page.getByRole('button', { name: 'Measure' }).click();
  const layer = page.locator('[data-measure]');
  await layer.scrollIntoViewIfNeeded();
  const box = await layer.boundingBox();
  const drawn = page.locator('[data-phase="init"]').first();
  const init = await drawn.boundingBox();
  if (!box || !init) throw new Error('There is nothing to measure.');
  // The init of the first environment: the path has those of both, so only its left edge is taken from it.
  await page.mouse.move(init.x + 2, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(init.x + 40, box.y + 20);
  await page.mouse.move(init.x - 60, box.y + 20);
  await page.mouse.up();
  await expect(page.getByRole('group', { name: 'Measure' })).toContainText(/to 165\.0 ms: \d/);
});

test('a moment is framed by another page', async ({ page }) => {
  await open(page, '#two-at-once');
  await page.getByRole('button', { name: 'One event forward' }).click();
  await page.getByRole('button', { name: 'Embed this moment' }).click();
  const code = page.getByLabel(/^Put this where/);
  const stood = await time(page).innerText();
  // The code as it was copied, in a page that has nothing else.
  const html = await code.inputValue();
  const src = /src="([^"]*)"/.exec(html)?.[1] ?? '';
  await page.route('/elsewhere/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<h1>Elsewhere</h1>${html}` }),
  );
  await page.goto('/elsewhere/');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { name: 'Two at once', level: 1 })).toBeVisible();
  await expect(frame.getByLabel('Time of the run', { exact: true })).toHaveText(stood);
  await expect(frame.getByRole('application', { name: /^Timeline of 2/ })).toBeVisible();
  expect(src).toContain('/lifecycle/embed/#two-at-once');
});

test('a handler runs for real, and stands beside its twin with what differs', async ({ page, isMobile }) => {
  test.skip(isMobile, 'It is the same at any width.');
  await open(page);
  await page.getByRole('heading', { name: 'Real and simulated' }).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Run a handler for real' }).click();
  await page.getByLabel('index.mjs').fill('export const handler = async () => process.uptime();');
  await page.getByRole('button', { name: 'Run it twice' }).click();
  const table = page.getByRole('region', { name: 'What differs on AWS, and why' });
  await expect(table.getByRole('row', { name: /^Billed \d+ ms, then \d+ ms/ })).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByText('Here, measured')).toBeVisible();
  await expect(page.getByText('On AWS, simulated')).toBeVisible();
});

test('fingers zoom and pan the drawing', async ({ page, isMobile }) => {
  test.skip(!isMobile, 'A desk has no fingers.');
  await open(page, '#spike-of-fifty');
  await expect(timeline(page)).toHaveAccessibleName('Timeline of 50 environments');
  await expect(page.locator('[data-gestures="ready"]')).toBeVisible();
  await timeline(page).scrollIntoViewIfNeeded();
  const box = await timeline(page).boundingBox();
  if (!box) throw new Error('There is no timeline.');
  const cdp = await page.context().newCDPSession(page);
  const y = box.y + 60;
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...xs: number[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: xs.map((x, id) => ({ x, y, id })) });
  const first = page.locator('.marks .tick').first();
  const middle = box.x + box.width / 2;

  await touch('touchStart', middle - 20, middle + 20);
  for (const spread of [40, 60, 80, 100]) await touch('touchMove', middle - spread, middle + spread);
  await touch('touchEnd');
  await expect(page.getByRole('button', { name: 'Whole' })).toBeEnabled();
  await expect(first).not.toHaveText('0 ms');
  const pinched = await first.innerText();

  await touch('touchStart', middle - 60);
  for (const way of [10, 40, 80, 120]) await touch('touchMove', middle - 60 + way);
  await touch('touchEnd');
  await expect(first).not.toHaveText(pinched);
  await page.getByRole('button', { name: 'Whole' }).click();
  await expect(first).toHaveText('0 ms');
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
