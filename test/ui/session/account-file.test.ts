import { describe, expect, test } from 'vitest';
import { accountState } from '#machines/account.machine.ts';
import { emptyAccountState } from '#model/account-state.ts';
import { accountText, readAccountText } from '#ui/session/account-file.ts';
import { handsOn } from '../../support/account/account-hands.ts';

const reason = (text: string): string => {
  const read = readAccountText(text);
  return read.ok ? 'read' : read.message;
};

test('what is exported has a version and is read back whole', async () => {
  const hands = handsOn();
  await hands.created({ Tags: { team: 'shop' } });
  const state = accountState(hands.actor.getSnapshot());
  const text = accountText(state);
  expect(JSON.parse(text)).toHaveProperty('version', state.version);
  expect(readAccountText(text)).toEqual({ ok: true, state });
});

describe('a broken file is refused with the reason', () => {
  const whole = accountText(emptyAccountState());
  test.each([
    ['', 'The file is not JSON'],
    [whole.slice(0, -3), 'The file is not JSON'],
    ['[]', 'should be an object'],
    ['{"name":"another program’s file"}', 'version'],
    [JSON.stringify({ ...emptyAccountState(), version: 99 }), 'newer version of this site (99;'],
    [JSON.stringify({ ...emptyAccountState(), accountId: '12' }), 'accountId'],
    [JSON.stringify({ ...emptyAccountState(), functions: [{ configuration: {} }] }), 'functions[0]'],
  ])('%j', (text, words) => {
    expect(reason(text)).toContain(words);
  });
});
