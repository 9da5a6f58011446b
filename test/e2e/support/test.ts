import { test as base, expect } from '@playwright/test';

/**
 * A test that fails on every page error, console error (a violation of the page's policy is one) and request to
 * another host. A test that causes one on purpose looks at `problems` and empties it.
 */
export const test = base.extend<{ problems: string[] }>({
  problems: [
    async ({ context, baseURL }, use) => {
      const problems: string[] = [];
      context.on('weberror', (error) => problems.push(String(error.error())));
      context.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      context.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== baseURL) problems.push(`request to ${request.url()}`);
      });
      await use(problems);
      expect(problems, 'errors on the page, or requests to another host').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
