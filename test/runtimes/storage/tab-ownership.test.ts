import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { tabOwnership, type Ownership } from '#runtimes/storage/tab-ownership.ts';

interface Tab {
  heard: string[];
  ownership: Ownership;
}

let tabs: Tab[] = [];
let key = 0;
beforeEach(() => key++);
afterEach(() => {
  for (const tab of tabs) tab.ownership.release();
  tabs = [];
});

/** A tab that writes down what it hears, and saves when it is asked to hand over. */
function tab(): Tab {
  const heard: string[] = [];
  const ownership = tabOwnership(`account-${key}`, {
    owned: () => heard.push('owned'),
    lost: () => heard.push('lost'),
    changed: () => heard.push('changed'),
    handOver() {
      heard.push('handOver');
      ownership.announceSaved();
    },
  });
  const made = { heard, ownership };
  tabs.push(made);
  return made;
}

it('gives the account to the first tab and lets the second read along', async () => {
  const [first, second] = [tab(), tab()];
  first.ownership.claim();
  await vi.waitFor(() => expect(first.heard).toEqual(['owned']));
  second.ownership.claim();
  await vi.waitFor(() => expect(second.heard).toEqual(['lost']));
  first.ownership.announceSaved();
  await vi.waitFor(() => expect(second.heard).toEqual(['lost', 'changed']));
  expect(first.heard).toEqual(['owned']);
});

it('lets the owner save before another tab takes over', async () => {
  const [first, second] = [tab(), tab()];
  first.ownership.claim();
  await vi.waitFor(() => expect(first.heard).toEqual(['owned']));
  second.ownership.claim();
  await second.ownership.takeOver();
  await vi.waitFor(() => expect(second.heard).toContain('owned'));
  await vi.waitFor(() => expect(first.heard).toEqual(['owned', 'handOver', 'lost']));
});

it('takes over from a tab that no longer answers', async () => {
  const [first, second] = [tab(), tab()];
  first.ownership.claim();
  await vi.waitFor(() => expect(first.heard).toEqual(['owned']));
  await second.ownership.takeOver();
  await vi.waitFor(() => expect(second.heard).toContain('owned'));
});

it('passes the account on when its tab goes', async () => {
  const [first, second] = [tab(), tab()];
  first.ownership.claim();
  await vi.waitFor(() => expect(first.heard).toEqual(['owned']));
  second.ownership.claim();
  await vi.waitFor(() => expect(second.heard).toEqual(['lost']));
  first.ownership.release();
  await vi.waitFor(() => expect(second.heard).toEqual(['lost', 'owned']));
});

it('gives a stolen account back when the thief goes', async () => {
  const [first, second] = [tab(), tab()];
  first.ownership.claim();
  await vi.waitFor(() => expect(first.heard).toEqual(['owned']));
  await second.ownership.takeOver();
  await vi.waitFor(() => expect(first.heard.at(-1)).toBe('lost'));
  second.ownership.release();
  await vi.waitFor(() => expect(first.heard.at(-1)).toBe('owned'));
});
