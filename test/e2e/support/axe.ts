import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const axeFile = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

type Context = Document | { include: string[] };

interface WithAxe {
  axe?: {
    run: (context: Context, options: RunOptions) => Promise<AxeResults>;
    utils: { getFrameContexts: (context: Context) => unknown[] };
  };
}

/** Puts axe into the page, where it is not there yet: half a megabyte of script, and nothing that is seen. */
async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(readFileSync(axeFile, 'utf8'));
}

/**
 * What axe finds on the page as it stands.
 * @param rules the only ones to look at; all of them if left out
 * @param within selectors of the only parts to look at; the whole page if left out
 */
export async function axeFindings(
  page: Page,
  rules?: string[],
  within: readonly string[] = [],
): Promise<string[]> {
  const options: RunOptions = rules ? { runOnly: { type: 'rule', values: rules } } : {};
  const include = [...within];
  const violations =
    (await violationsOf(page, options, include)) ?? (await violationsInFrames(page, options, include));
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`),
  );
}

type Violations = AxeResults['violations'];

/** Through all frames of the page, those of another origin included. */
async function violationsInFrames(page: Page, options: RunOptions, include: string[]): Promise<Violations> {
  const axe = new AxeBuilder({ page }).options(options);
  for (const part of include) axe.include(part);
  return (await axe.analyze()).violations;
}

/**
 * The same in the page alone. To describe what passes takes axe many times as long as to look at it.
 * @returns undefined where the page shows a frame
 */
async function violationsOf(
  page: Page,
  options: RunOptions,
  include: string[],
): Promise<Violations | undefined> {
  await bringAxe(page);
  return page.evaluate(
    async (wanted) => {
      const { axe } = window as WithAxe;
      if (!axe) throw new Error('axe is not in the page.');
      const context = wanted.include.length > 0 ? { include: wanted.include } : document;
      if (axe.utils.getFrameContexts(context).length > 0) return undefined;
      // Half way between two colours a button has neither's contrast.
      const changing = document.getAnimations().filter((each) => each instanceof CSSTransition);
      await Promise.allSettled(changing.map(({ finished }) => finished));
      return (await axe.run(context, wanted.options)).violations;
    },
    { include, options: { ...options, resultTypes: ['violations' as const] } },
  );
}

export async function seeNoAxeFindings(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
}
