import type { Page } from '@playwright/test';
import { expect } from '../e2e/support/test.ts';

function directives(policy: string): Map<string, string[]> {
  const all = policy.split(';').map((directive) => directive.trim().split(/\s+/));
  return new Map(all.map(([name = '', ...sources]) => [name, sources]));
}

/** Where a learner may choose to run handlers in WebContainers. */
const offersWebContainers = (path: string) => /^\/(console|run|lessons\/[^/]+\/[^/]+)\/$/.test(path);
const stackBlitz = ['https://stackblitz.com', 'https://*.stackblitz.com', 'https://*.webcontainer.io'];

/**
 * The policy is as strict as it can be, and the browser holds the page to it.
 * @param problems of the page so far; emptied of the violation that is caused here
 */
export async function seeStrictPolicy(page: Page, path: string, problems: string[]): Promise<void> {
  const meta = page.locator('meta[http-equiv="content-security-policy" i]');
  const policy = directives((await meta.getAttribute('content')) ?? '');
  expect(policy.get('default-src')).toEqual(["'self'"]);
  expect(policy.get('frame-src')).toEqual(["'self'", ...(offersWebContainers(path) ? stackBlitz : [])]);
  expect(policy.get('object-src')).toEqual(["'none'"]);
  for (const name of ['script-src', 'script-src-elem', 'style-src', 'style-src-elem']) {
    expect(policy.get(name) ?? []).not.toContain("'unsafe-inline'");
  }
  expect([...policy.values()].flat()).not.toContain("'unsafe-eval'");

  expect(problems).toEqual([]);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    return 'injected' in window;
  });
  expect(ran).toBe(false);
  expect(problems.join('\n')).toMatch(/Content Security Policy/);
  problems.length = 0;
}
