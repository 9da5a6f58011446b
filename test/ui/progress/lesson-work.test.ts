import { beforeEach, describe, expect, it } from 'vitest';
import { lessonAccount } from '#curriculum/lesson-account.ts';
import { memoryStore, type AccountStore } from '#runtimes/storage/account-store.ts';
import { deploymentPackage } from '#runtimes/package/package-zip.ts';
import { bringWork, keptWork, labAccounts, labKey, layAside, putBackWork } from '#ui/progress/lesson-work.ts';

const start = {
  functionName: 'greeter',
  runtime: 'nodejs24.x',
  handler: 'index.handler',
  memorySizeMB: 128,
  timeoutS: 3,
  testEvents: [{ name: 'ada', event: { name: 'Ada' } }],
} as const;
const written = (code: string) =>
  lessonAccount({ ...start, testEvents: [...start.testEvents] }, deploymentPackage({ 'index.mjs': code }), {
    at: 0,
    revisionId: 'start',
  });
const lesson = 'part/lesson';
const code = (work: Awaited<ReturnType<typeof keptWork>>) =>
  work.map(({ account }) => account.functions[0]?.files['index.mjs']);

let store: AccountStore;
beforeEach(() => {
  store = memoryStore();
});

describe('when a lesson changes', () => {
  it('lays the work aside and lets the lab begin anew', async () => {
    await store.save(labKey(lesson), written('mine'));
    await layAside(store, lesson, '2026-11-23T10:00:00.000Z');
    expect(await store.load(labKey(lesson))).toBeUndefined();
    const kept = await keptWork(store, lesson);
    expect(code(kept)).toEqual(['mine']);
    expect(kept[0]?.keptAt).toBe('2026-11-23T10:00:00.000Z');
  });

  it('keeps what was laid aside before, the newest first', async () => {
    for (const [day, text] of [
      ['2026-11-23', 'first'],
      ['2026-12-24', 'second'],
    ] as const) {
      await store.save(labKey(lesson), written(text));
      await layAside(store, lesson, `${day}T10:00:00.000Z`);
    }
    expect(code(await keptWork(store, lesson))).toEqual(['second', 'first']);
  });

  it('puts it back, and lays aside what the lab holds by then', async () => {
    await store.save(labKey(lesson), written('mine'));
    await layAside(store, lesson, '2026-11-23T10:00:00.000Z');
    await store.save(labKey(lesson), written('newer'));
    const [kept] = await keptWork(store, lesson);
    await putBackWork(store, lesson, kept?.key ?? '', '2026-11-24T10:00:00.000Z');
    expect((await labAccounts(store))[lesson]?.functions[0]?.files['index.mjs']).toBe('mine');
    expect(code(await keptWork(store, lesson))).toEqual(['newer']);
  });

  it('lays nothing aside where nobody has worked', async () => {
    await layAside(store, lesson, '2026-11-23T10:00:00.000Z');
    expect(await store.keys('')).toEqual([]);
  });

  it('leaves the work of other lessons alone', async () => {
    await store.save(labKey('part/lesson-two'), written('other'));
    await store.save(labKey(lesson), written('mine'));
    await layAside(store, lesson, '2026-11-23T10:00:00.000Z');
    expect(Object.keys(await labAccounts(store))).toEqual(['part/lesson-two']);
    expect(await keptWork(store, 'part/lesson-two')).toEqual([]);
  });
});

describe('brought from a file', () => {
  const at = '2026-11-23T10:00:00.000Z';

  it('fills a lab that nobody has opened', async () => {
    expect(await bringWork(store, { [lesson]: written('theirs') }, at)).toEqual(new Set([lesson]));
    expect(Object.keys(await labAccounts(store))).toEqual([lesson]);
  });

  it('stands beside other work, and replaces none', async () => {
    await store.save(labKey(lesson), written('mine'));
    expect(await bringWork(store, { [lesson]: written('theirs') }, at)).toEqual(new Set());
    expect((await labAccounts(store))[lesson]?.functions[0]?.files['index.mjs']).toBe('mine');
    expect(code(await keptWork(store, lesson))).toEqual(['theirs']);
  });

  it('is not kept twice where it is the same', async () => {
    await store.save(labKey(lesson), written('mine'));
    await bringWork(store, { [lesson]: written('mine') }, at);
    expect(await keptWork(store, lesson)).toEqual([]);
  });
});
