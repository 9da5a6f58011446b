import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accountStateVersion, emptyAccountState } from '#model/account-state.ts';
import { memoryStore, StorageError, type AccountStore } from '#runtimes/storage/account-store.ts';
import { accountKeeper, type Keeper } from '#ui/session/account-keeper.ts';

const state = emptyAccountState();
let events: string[];
let store: AccountStore;

function keeper(over: Partial<AccountStore> = {}): Keeper {
  store = { ...memoryStore(), ...over };
  return accountKeeper(store, 'own', {
    saved: () => events.push('saved'),
    failed: (error) => events.push(`failed: ${error.reason}`),
  });
}

beforeEach(() => {
  events = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('loading', () => {
  it('finds nothing on a first visit', async () => {
    expect(await keeper().load()).toEqual({ found: 'nothing' });
  });

  it('finds what was saved', async () => {
    const kept = keeper();
    kept.saveSoon(() => state);
    await kept.flush();
    expect(await kept.load()).toEqual({ found: 'account', state });
  });

  it('says that an account is from a newer version, and hands it out untouched', async () => {
    const raw = { ...state, version: 99, more: true };
    expect(await keeper({ load: () => Promise.resolve(raw) }).load()).toMatchObject({
      found: 'unreadable',
      reason: 'newer',
      detail: `The saved account has version 99; this page reads version ${accountStateVersion}.`,
      raw,
    });
  });

  it('says where a damaged account is damaged', async () => {
    const raw = { ...state, region: 7 };
    const found = await keeper({ load: () => Promise.resolve(raw) }).load();
    expect(found).toMatchObject({ found: 'unreadable', reason: 'damaged', raw });
    expect(found).toHaveProperty('detail', expect.stringContaining('region'));
  });

  it('says that the browser keeps nothing', async () => {
    const blocked = new StorageError('blocked', new Error('The operation is insecure.'));
    expect(await keeper({ load: () => Promise.reject(blocked) }).load()).toEqual({
      found: 'noStorage',
      reason: 'blocked',
      detail: 'The operation is insecure.',
    });
  });
});

describe('saving', () => {
  it('makes one write of many changes', async () => {
    const save = vi.fn(() => Promise.resolve());
    const kept = keeper({ save });
    for (let i = 0; i < 30; i++) kept.saveSoon(() => ({ ...state, region: `region-${i}` }));
    await vi.runAllTimersAsync();
    expect(save).toHaveBeenCalledOnce();
    expect(save).toHaveBeenCalledWith('own', { ...state, region: 'region-29' });
    expect(events).toEqual(['saved']);
  });

  it('writes at once when the page is about to go', async () => {
    const kept = keeper();
    kept.saveSoon(() => state);
    await kept.flush();
    expect(await store.load('own')).toEqual(state);
  });

  it('reports a full store', async () => {
    const kept = keeper({ save: () => Promise.reject(new StorageError('full', new Error('quota'))) });
    kept.saveSoon(() => state);
    await kept.flush();
    expect(events).toEqual(['failed: full']);
  });

  it('forgets an account, and what was about to be written of it', async () => {
    const kept = keeper();
    kept.saveSoon(() => state);
    await kept.flush();
    kept.saveSoon(() => state);
    await kept.forget();
    await vi.runAllTimersAsync();
    expect(await kept.load()).toEqual({ found: 'nothing' });
  });
});
