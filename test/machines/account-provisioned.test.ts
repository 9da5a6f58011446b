import { describe, expect, test } from 'vitest';
import { accountState } from '#machines/account.machine.ts';
import { accountStateText, parseAccountState } from '#model/account-state.schema.ts';
import { allocationMs } from '#model/lambda/lifecycle.ts';
import { logLines } from '#model/telemetry/log-lines.ts';
import type { SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import { handsOn } from '../support/account/account-hands.ts';

const FunctionName = 'hello';

async function published(handler?: SimulatedHandler) {
  const hands = handsOn(handler ? { handler } : {});
  await hands.created();
  hands.call({ action: 'PublishVersion', request: { FunctionName } });
  hands.call({ action: 'CreateAlias', request: { FunctionName, Name: 'live', FunctionVersion: '1' } });
  const put = (Qualifier: string, ProvisionedConcurrentExecutions: number) =>
    hands.call({
      action: 'PutProvisionedConcurrencyConfig',
      request: { FunctionName, Qualifier, ProvisionedConcurrentExecutions },
    });
  const status = (Qualifier: string) => {
    const id = hands.call({
      action: 'GetProvisionedConcurrencyConfig',
      request: { FunctionName, Qualifier },
    });
    const answer = hands.answer(id);
    return answer?.ok ? answer.response : hands.refusal(id);
  };
  const invoke = (Qualifier: string) =>
    hands.call({ action: 'Invoke', request: { FunctionName, Qualifier, Payload: '{}' } });
  return { ...hands, put, status, invoke };
}

const hang: SimulatedHandler = { handle: () => ({ does: 'answer', payload: 1, durationMs: 500 }) };

describe('provisioned concurrency', () => {
  test('is allocated in steps, and its environments wait initialised', async () => {
    const hands = await published();
    const id = hands.put('live', 2);
    expect(hands.answer(id)).toMatchObject({
      ok: true,
      status: 202,
      response: { Status: 'IN_PROGRESS', RequestedProvisionedConcurrentExecutions: 2 },
    });
    await hands.pass(allocationMs.here - 1);
    expect(hands.fn().environments).toHaveLength(0);
    await hands.pass(2000);
    expect(hands.status('live')).toMatchObject({
      Status: 'READY',
      AvailableProvisionedConcurrentExecutions: 2,
      AllocatedProvisionedConcurrentExecutions: 2,
    });
    expect(hands.fn().environments.map(({ state, provisioned }) => [state, provisioned])).toEqual([
      ['ready', true],
      ['ready', true],
    ]);
    const lines = logLines(hands.trace()).map(({ text }) => text);
    expect(lines.filter((line) => line.startsWith('INIT_REPORT Init Duration: '))).toHaveLength(2);
  });

  test('serves events warm, spills over, and is not ended for want of events', async () => {
    const hands = await published(hang);
    hands.put('1', 1);
    await hands.pass(allocationMs.here + 2000);
    const [first, second] = [hands.invoke('1'), hands.invoke('1')];
    await hands.pass(10);
    expect(hands.fn().environments.map(({ state, provisioned }) => [state, provisioned])).toEqual([
      ['invoking', true],
      ['provisioning', false],
    ]);
    await hands.pass(3000);
    expect([first, second].map((id) => hands.answer(id)?.ok)).toEqual([true, true]);
    await hands.pass(24 * 3_600_000);
    expect(hands.fn().environments.map(({ provisioned }) => provisioned)).toEqual([true]);
    hands.call({ action: 'DeleteProvisionedConcurrencyConfig', request: { FunctionName, Qualifier: '1' } });
    await hands.pass(100);
    expect(hands.fn().environments).toEqual([]);
    expect(hands.status('1')).toContain('No Provisioned Concurrency Config found for this function');
  });

  test('fails where the code outside the handler fails, and leaves nothing behind', async () => {
    const error = { errorType: 'Runtime.ImportModuleError', errorMessage: 'no' };
    const hands = await published({
      init: () => ({ does: 'fail', error }),
      handle: () => ({ does: 'answer', payload: 1 }),
    });
    hands.put('1', 2);
    await hands.pass(allocationMs.here + 3000);
    expect(hands.status('1')).toMatchObject({
      Status: 'FAILED',
      StatusReason: 'FUNCTION_ERROR_INIT_FAILURE',
      AvailableProvisionedConcurrentExecutions: 0,
    });
    expect(hands.fn().environments).toEqual([]);
  });

  test('has one of its environments replaced when that ends', async () => {
    const hands = await published();
    hands.put('1', 1);
    await hands.pass(allocationMs.here + 2000);
    const [before] = hands.fn().environments;
    hands.actor.send({ type: 'runtime.switched', at: hands.clock.instant });
    await hands.pass(2000);
    const [after, ...others] = hands.fn().environments;
    expect(others).toEqual([]);
    expect(after).toMatchObject({ state: 'ready', provisioned: true });
    expect(after?.environmentId).not.toBe(before?.environmentId);
  });

  test('goes along when its alias is moved, and grows and shrinks', async () => {
    const hands = await published();
    hands.put('live', 1);
    await hands.pass(allocationMs.here + 2000);
    hands.put('live', 3);
    await hands.pass(allocationMs.here + 2000);
    expect(hands.fn().environments).toHaveLength(3);
    hands.put('live', 2);
    await hands.pass(allocationMs.here + 2000);
    expect(hands.fn().environments).toHaveLength(2);
    hands.deploy({ 'index.mjs': 'two' });
    await hands.pass(5000);
    hands.call({ action: 'PublishVersion', request: { FunctionName } });
    hands.call({ action: 'UpdateAlias', request: { FunctionName, Name: 'live', FunctionVersion: '2' } });
    await hands.pass(allocationMs.here + 2000);
    expect(hands.fn().environments.map(({ logStream }) => /\[(\d+)\]/.exec(logStream)?.[1])).toEqual([
      '2',
      '2',
    ]);
  });

  test('is allocated again when the account is opened again', async () => {
    const hands = await published();
    hands.put('live', 1);
    await hands.pass(allocationMs.here + 2000);
    const saved = parseAccountState(JSON.parse(accountStateText(accountState(hands.actor.getSnapshot()))));
    if (!saved.ok) throw new Error('The account cannot be read.');
    const opened = handsOn({ state: saved.state });
    await opened.pass(allocationMs.here + 2000);
    expect(opened.fn().environments.map(({ provisioned }) => provisioned)).toEqual([true]);
    opened.remove();
    await opened.pass(2000);
    expect(opened.actor.getSnapshot().context.departing).toEqual({});
  });

  test.each([
    ['$LATEST', 1, 'cannot be applied to unpublished function versions'],
    ['7', 1, 'Function not found'],
    ['1', 0, 'greater than or equal to 1'],
    ['1', 950, 'below its minimum value of [100]'],
    ['1', 2000, "greater than account's unreserved concurrency [1000]"],
  ])('of %s and %d is refused in AWS’s words', async (qualifier, executions, words) => {
    const hands = await published();
    expect(hands.refusal(hands.put(qualifier, executions))).toContain(words);
  });

  test('is of a version or of its alias, and within what is reserved', async () => {
    const hands = await published();
    hands.put('live', 2);
    expect(hands.refusal(hands.put('1', 2))).toContain(
      'Version is pointed by a Provisioned Concurrency alias',
    );
    hands.reserve(3);
    expect(hands.refusal(hands.put('live', 4))).toContain('should not be greater than the reserved');
  });
});
