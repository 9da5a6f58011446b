import { test as base, expect } from '@playwright/test';

/**
 * A test that fails on every page error, console error (a violation of the page's policy is one) and request to
 * another host. What a test causes on purpose it names in `forgiven`: a browser may report it when the test is over.
 */
export const test = base.extend<{ forgiven: RegExp[]; problems: string[] }>({
  forgiven: async ({}, use) => use([]),
  problems: [
    async ({ context, baseURL, forgiven }, use) => {
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
      const unexpected = problems.filter((problem) => !forgiven.some((pattern) => pattern.test(problem)));
      expect(unexpected, 'errors on the page, or requests to another host').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
