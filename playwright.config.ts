import { defineConfig, devices } from '@playwright/test';
import { chromiumArgs, findChromium, findFirefox, findWebKitDriver } from './scripts/browser.mjs';

// `npm run build` first. Two runs side by side need different ports.
const port = Number(process.env['PORT'] ?? 4331);
const executablePath = findChromium();
const firefox = findFirefox();
const chromium = { launchOptions: { ...(executablePath ? { executablePath } : {}), args: chromiumArgs } };

// What differs with the width of a page or with the engine is walked there too; the rest holds in one browser.
const onlyOnce = [
  'account',
  'bad-input',
  'bootstrap',
  'configuration',
  'destinations',
  'diagram',
  'lesson-console',
  'lesson-keyboard',
  'lifecycle-states',
  'many-environments',
  'offline',
  'progress',
  'webcontainer',
];
const inEveryEngine = ['home', 'lessons', 'main-walk', 'run-link', 'upload'];
const specs = (names: string[]) => names.map((name) => `**/${name}.spec.ts`);
const walks = { testDir: 'test/e2e', testIgnore: '**/*.webkit.spec.ts' };

export default defineConfig({
  outputDir: 'test-results/playwright',
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  workers: 2,
  fullyParallel: true,
  timeout: 45_000,
  reporter: [['list']],
  // A service worker would fetch the whole site for each test; the one about it lets it in.
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    screenshot: 'only-on-failure',
    serviceWorkers: 'block',
  },
  projects: [
    {
      name: 'site',
      testDir: 'test/site',
      use: { ...devices['Desktop Chrome'], ...chromium },
    },
    {
      name: 'sandbox',
      testDir: 'test/sandbox',
      testMatch: '**/*.spec.ts',
      use: { ...devices['Desktop Chrome'], ...chromium },
    },
    {
      name: 'chromium-desktop',
      ...walks,
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 }, ...chromium },
    },
    {
      name: 'chromium-phone',
      ...walks,
      testIgnore: [walks.testIgnore, ...specs(onlyOnce)],
      // What these ask for has no width, and the views that they need are walked on a phone by the tests beside them.
      grepInvert: /@anyWidth/,
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 }, ...chromium },
    },
    // A stock Firefox over WebDriver BiDi.
    ...(firefox
      ? [
          {
            name: 'firefox',
            ...walks,
            testMatch: specs(inEveryEngine),
            use: {
              browserName: 'firefox' as const,
              channel: 'moz-firefox',
              launchOptions: { executablePath: firefox },
              viewport: { width: 1440, height: 900 },
            },
          },
          {
            name: 'sandbox-firefox',
            testDir: 'test/sandbox',
            testMatch: '**/*.spec.ts',
            // The walls; what a page does with a result is the same everywhere.
            grep: /reaches|window/,
            use: {
              browserName: 'firefox' as const,
              channel: 'moz-firefox',
              launchOptions: { executablePath: firefox },
            },
          },
        ]
      : []),
    // Playwright can't drive a stock WebKit: these tests bring their own WebDriver client.
    ...(findWebKitDriver()
      ? [{ name: 'webkitgtk', testDir: 'test/e2e', testMatch: '**/*.webkit.spec.ts' }]
      : []),
  ],
  webServer: {
    command: `node scripts/preview.mjs --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 15_000,
  },
});
