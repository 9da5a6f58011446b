import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { embeddedRunner } from './build/embedded-runner.ts';
import { webContainerProgramPlugin } from './build/webcontainer-program.ts';
import { chromiumArgs, findChromium, findFirefox } from './scripts/browser.mjs';
import { collectorCommands } from './test/sandbox/collector.ts';

const chromium = findChromium();
const firefox = findFirefox();

/** What runs in a page; everything else under test/ runs in Node.js. */
const inBrowsers = ['test/contract/embedded.test.ts', 'test/**/*.browser.test.ts'];

/** What does not depend on the engine. */
const oneEngineOnly = ['test/contract/environment-paths.browser.test.ts'];

/** Vitest leaves one core alone; of two that is half, and the tests wait for a third of their time anyway. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [svelte(), webContainerProgramPlugin()],
        test: {
          name: 'unit',
          environment: 'node',
          maxWorkers,
          // Most files take longer to load anew what they share than to run. What changes something for all of a
          // process, such as its clock, puts it back.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: inBrowsers,
          // A test without an expectation proves nothing.
          expect: { requireAssertions: true },
        },
      },
      {
        plugins: [embeddedRunner()],
        test: {
          name: 'contract',
          include: inBrowsers,
          maxWorkers,
          // After the others, with the engines side by side: all at once would be more than two cores can do.
          sequence: { groupOrder: 1 },
          expect: { requireAssertions: true },
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            commands: collectorCommands,
            instances: [
              {
                browser: 'chromium',
                provider: playwright({
                  launchOptions: { ...(chromium ? { executablePath: chromium } : {}), args: chromiumArgs },
                }),
              },
              ...(firefox
                ? [
                    {
                      browser: 'firefox' as const,
                      exclude: oneEngineOnly,
                      provider: playwright({
                        launchOptions: { channel: 'moz-firefox', executablePath: firefox },
                      }),
                    },
                  ]
                : []),
            ],
          },
        },
      },
    ],
  },
});
