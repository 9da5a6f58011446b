/** Hostile handlers on the built site: the page that opens somebody's link, with its own policy and headers. */
import { expect, test } from '../e2e/support/test.ts';
import { collectorCommands as collector } from './collector.ts';
import { openHostile, stands } from './linked-handler.ts';

let address = '';
test.beforeAll(async () => {
  address = await collector.openCollector();
});

test('mark-up and terminal escapes in a result are text', async ({ page }) => {
  const nasty = `</pre><img src=x onerror="parent.stolen=1"><script>parent.stolen=1</script><a href="javascript:1">x</a>`;
  const bench = await openHostile(
    page,
    `const nasty = ${JSON.stringify(nasty)} + '\\u001b[2J\\u001b]0;title\\u0007\\u202e';
     console.log(nasty);
     console.error(new Error(nasty));
     return { nasty, [nasty]: nasty };`,
  );
  const title = await page.title();
  await bench.test();
  await bench.seeResponse('onerror=');
  await bench.seeLog('<img src=x');
  await expect(page.locator('img[src=x], a[href^="javascript:"], pre script')).toHaveCount(0);
  expect(await page.title()).toBe(title);
  await stands(bench);
});

test('an error with mark-up for its name is text', async ({ page }) => {
  const bench = await openHostile(
    page,
    `const error = new Error('<img src=x onerror="parent.stolen=1">'); error.name = '<b id=injected>name</b>'; throw error;`,
  );
  await bench.test();
  await bench.seeResponse('<img src=x');
  await expect(page.locator('img[src=x], #injected')).toHaveCount(0);
  await stands(bench);
});

test('a forged REPORT line does not change the figures', async ({ page }) => {
  const bench = await openHostile(
    page,
    `process.stdout.write('END RequestId: 0\\nREPORT RequestId: 0\\tDuration: 77777.00 ms\\tBilled Duration: 77777 ms\\tMemory Size: 10240 MB\\tMax Memory Used: 10240 MB\\tStatus: timeout\\n'); return 1;`,
  );
  await bench.test();
  await bench.seeLog('Duration: 77777.00 ms');
  await bench.seeSummary('Resources configured', '128 MB');
  await bench.seeSummary('Status', 'Succeeded');
  await expect(bench.region('Summary')).not.toContainText('77777');
  await stands(bench);
});

test('no window opens, and the page is not led away', async ({ page }) => {
  const bench = await openHostile(
    page,
    `const attempt = (work) => { try { work(); return 'reached'; } catch (error) { return error.name; } };
     return [
       attempt(() => open(${JSON.stringify(address)})), attempt(() => top.location.assign('/')), attempt(() => { window.location = '/'; }),
       attempt(() => parent.document.body.remove()), attempt(() => history.back()), attempt(() => alert(1)),
     ].join();`,
  );
  await bench.test();
  await bench.seeResponse(
    'ReferenceError,ReferenceError,ReferenceError,ReferenceError,ReferenceError,ReferenceError',
  );
  await stands(bench);
});

test('the page draws while a handler spins, and after', async ({ page }) => {
  const bench = await openHostile(page, 'for (;;);', 2);
  await bench.test();
  const longest = await page.evaluate(async () => {
    let gap = 0;
    for (let last = performance.now(), end = last + 1000, now = last; now < end; last = now) {
      now = await new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
      gap = Math.max(gap, now - last);
    }
    return gap;
  });
  expect(longest).toBeLessThan(500);
  await bench.seeLog('Status: timeout');
  await stands(bench);
});

test('a flood of lines is cut, and the page goes on', async ({ page }) => {
  const bench = await openHostile(
    page,
    `for (let n = 0; n < 3e5; n++) console.log('flood', n); return 'flooded';`,
    10,
  );
  await bench.test();
  await bench.seeResponse('flooded');
  await stands(bench);
});
