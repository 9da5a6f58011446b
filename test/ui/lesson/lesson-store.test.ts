import { beforeEach, expect, it } from 'vitest';
import { emptyAccountState } from '#model/account-state.ts';
import { memoryStore, type AccountStore } from '#runtimes/storage/account-store.ts';
import { lessonStore } from '#ui/lesson/lesson-store.ts';
import { keptWork, labKey } from '#ui/progress/lesson-work.ts';

const id = 'part/lesson';
let kept: AccountStore;
let laidAside: boolean | undefined;
const storeOf = (isRevised: boolean) =>
  lessonStore({ id, isRevised: () => isRevised, begin: (aside) => void (laidAside = aside) }, kept);

beforeEach(async () => {
  kept = memoryStore();
  laidAside = undefined;
  await kept.save(labKey(id), emptyAccountState());
});

it('gives back the work on a lesson that is as it was', async () => {
  expect(await storeOf(false).load(labKey(id))).toEqual(emptyAccountState());
  expect(laidAside).toBe(false);
});

it('begins anew on a lesson that has changed, and keeps the work', async () => {
  expect(await storeOf(true).load(labKey(id))).toBeUndefined();
  expect(laidAside).toBe(true);
  expect((await keptWork(kept, id)).map(({ account }) => account)).toEqual([emptyAccountState()]);
});

it('keeps nothing where nobody has worked', async () => {
  await kept.remove(labKey(id));
  expect(await storeOf(true).load(labKey(id))).toBeUndefined();
  expect(laidAside).toBe(false);
  expect(await kept.keys('')).toEqual([]);
});
