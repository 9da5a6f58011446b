import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { checkOf, scrollToLab } from './support/lesson.ts';
import { expect, test } from './support/test.ts';
import { Workbench } from './support/workbench.ts';

const lesson = { id: 'the-line/a-function-is-a-container', title: /A function is a container/ };
const lessonPage = `/lessons/${lesson.id}/`;
const edited = 'export const handler = async () => "my own work";\n';
const dayMs = 86_400_000;

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
const deck = (page: Page): Locator => page.getByRole('region', { name: 'Cards' });
const question = (page: Page): Locator => page.getByRole('form', { name: /What was it that ran/ });

async function labOf(page: Page): Promise<Workbench> {
  await scrollToLab(page);
  const bench = new Workbench(page);
  await expect(bench.code).toBeVisible();
  return bench;
}

async function openLab(page: Page): Promise<Workbench> {
  await page.goto(lessonPage);
  return labOf(page);
}

/** Whether the browser's database holds the text: what is typed is written a moment later. */
async function isKept(page: Page, text: string): Promise<boolean> {
  return page.evaluate(
    (wanted) =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open('lambda-unboxed');
        opening.onerror = () => reject(new Error('The database cannot be opened.'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('accounts').objectStore('accounts').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(all.result).includes(wanted));
          };
        };
      }),
    text,
  );
}

test('what was predicted wrongly comes back after a day, and is answered by doing', async ({ page }) => {
  await test.step('a miss', async () => {
    const bench = await openLab(page);
    await question(page).getByRole('radio', { name: 'An EC2 instance' }).check();
    await question(page).getByRole('button', { name: 'Keep this answer' }).click();
    await bench.test();
    await expect(question(page)).toContainText('Not what you said.');
  });
  const missedAt = Date.now();

  await test.step('is on the progress page, where the cards can be switched off', async () => {
    await page.goto('/progress/');
    await expect(page.getByRole('region', { name: 'Where you are' })).toContainText(
      'Continue where you left',
    );
    await expect(page.getByRole('listitem').filter({ hasText: lesson.title })).toContainText(
      'begun, one prediction missed',
    );
    await expect(page.getByText(`The next one comes on ${dayOf(missedAt + dayMs)}.`)).toBeVisible();
    await page.getByRole('checkbox', { name: 'Ask me again later' }).uncheck();
    await expect(page.getByText('You have switched that off.')).toBeVisible();
  });

  await page.clock.setSystemTime(missedAt + dayMs + 1000);
  await page.goto('/review/');
  await expect(deck(page)).toContainText('You have switched the cards off.');
  await page.goto('/progress/');
  await page.getByRole('checkbox', { name: 'Ask me again later' }).check();
  await page.getByRole('link', { name: 'One card waits for you.' }).click();

  await test.step('the card is answered by what then happens', async () => {
    await deck(page).getByRole('radio', { name: 'A process that was started for it' }).check();
    await deck(page).getByRole('button', { name: 'Say so' }).click();
    await deck(page).getByRole('button', { name: 'Run it and see' }).click();
    await expect(deck(page)).toContainText('What happened');
    await expect(deck(page)).toContainText('As you said.');
  });

  await deck(page).getByRole('button', { name: 'Next' }).click();
  await expect(deck(page)).toContainText(`The next one comes on ${dayOf(missedAt + 4 * dayMs)}.`);
});

test('what a check did not let pass comes back, and the card says so by running it', async ({ page }) => {
  await page.goto('/lessons/the-function-page/deploy-then-test/');
  const bench = await labOf(page);
  await bench.edit('export const handler = async (event) => `Good evening, ${event.name}.`;\n');
  await bench.deploy();
  await bench.test();
  const check = await checkOf(page);
  await expect(check).toContainText('You pressed Deploy before Test');

  await page.clock.setSystemTime(Date.now() + dayMs + 1000);
  await page.goto('/review/');
  await deck(page)
    .getByRole('radio', { name: /^You pressed Deploy before Test/ })
    .check();
  await deck(page).getByRole('button', { name: 'Say so' }).click();
  await deck(page).getByRole('button', { name: 'Run it and see' }).click();
  await expect(deck(page)).toContainText('What happened');
  await expect(deck(page)).toContainText('As you said.');
});

test('work in a lab goes into a file, and outlives a lesson that has changed', async ({ page, context }) => {
  const bench = await openLab(page);
  await bench.edit(edited);
  await expect.poll(() => isKept(page, 'my own work')).toBe(true);
  await page.goto('/progress/');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export progress' }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');

  // A browser that knows nothing of it. The lesson was another one when the file was written.
  const older = text.replace(/("revision": ")[^"]+/, '$1before');
  expect(older).not.toBe(text);
  const other = (await context.browser()?.newContext({ serviceWorkers: 'block' })) ?? context;
  expect(other).not.toBe(context);
  const elsewhere = await other.newPage();
  await elsewhere.goto(page.url());
  const choosing = elsewhere.waitForEvent('filechooser');
  await elsewhere.getByRole('button', { name: 'Import progress' }).click();
  const buffer = Buffer.from(older);
  await (await choosing).setFiles({ name: 'progress.json', mimeType: 'application/json', buffer });
  await expect(elsewhere.getByText('What you had here is still here.')).toBeVisible();
  const next = elsewhere.getByRole('region', { name: 'Where you are' });
  await expect(next).toContainText('Continue where you left');

  await test.step('the lesson begins anew, with the old work beside it', async () => {
    await next.getByRole('link', { name: lesson.title }).click();
    const anew = await labOf(elsewhere);
    await expect(elsewhere.getByText('This lesson has changed since you worked on it.')).toBeVisible();
    await expect(anew.code).toContainText('hello: event.name');
  });

  await test.step('where it can be read, and put back', async () => {
    await elsewhere.getByRole('link', { name: 'your progress', exact: true }).click();
    const kept = elsewhere.getByRole('group').filter({ hasText: 'laid aside on' });
    await kept.getByText('laid aside on').click();
    await expect(kept).toContainText('my own work');
    await kept.getByRole('button', { name: 'Put it back into the lab' }).click();
    await elsewhere.waitForURL(`**${lessonPage}`);
    await expect((await labOf(elsewhere)).code).toContainText('my own work');
  });
  await other.close();
});
