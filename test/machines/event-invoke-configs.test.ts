import { describe, expect, test } from 'vitest';
import { accountState } from '#machines/account.machine.ts';
import { accountStateText, parseAccountState } from '#model/account-state.schema.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { awsCliCommand } from '#model/lambda/aws-cli.ts';
import { httpRequest } from '#model/lambda/http-request.ts';
import type { SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import { asynchronousCalls, typedAsynchronous } from '#ui/console/function/asynchronous.view.ts';
import { handsOn } from '../support/account/account-hands.ts';

const FunctionName = 'hello';
const put = (Qualifier: string | undefined, MaximumRetryAttempts: number): ApiCall => ({
  action: 'PutFunctionEventInvokeConfig',
  request: { FunctionName, MaximumRetryAttempts, ...(Qualifier === undefined ? {} : { Qualifier }) },
});
const send = (Qualifier?: string): ApiCall => ({
  action: 'Invoke',
  request: {
    FunctionName,
    Payload: '{}',
    InvocationType: 'Event',
    ...(Qualifier === undefined ? {} : { Qualifier }),
  },
});
const always: SimulatedHandler = {
  handle: () => ({ does: 'fail', error: { errorType: 'Error', errorMessage: 'no' } }),
};

/** A function with version 1 and the aliases `live` and `other`, which lead there. */
async function withAlias(handler?: SimulatedHandler) {
  const hands = handsOn(handler ? { handler } : {});
  await hands.created();
  hands.call({ action: 'PublishVersion', request: { FunctionName } });
  for (const Name of ['live', 'other'])
    hands.call({ action: 'CreateAlias', request: { FunctionName, Name, FunctionVersion: '1' } });
  const tries = (requestId: string): number =>
    hands.trace().filter(({ type, subject }) => type === 'platform.start' && subject.requestId === requestId)
      .length;
  return { ...hands, tries };
}

describe('settings for asynchronous invocation', () => {
  test('of an alias hold for its events, and for nobody else’s', async () => {
    const hands = await withAlias(always);
    const set = hands.call(put('live', 0));
    expect(hands.answer(set)).toMatchObject({
      status: 200,
      response: {
        FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:hello:live',
        MaximumRetryAttempts: 0,
      },
    });
    hands.call(put(undefined, 1));
    const ids = [send('live'), send('other'), send('1'), send()].map((call) => hands.call(call));
    await hands.pass(20 * 60_000);
    expect(ids.map(hands.tries)).toEqual([1, 3, 3, 2]);
  });

  test('of a version hold for what is sent to its number', async () => {
    const hands = await withAlias(always);
    hands.call(put('1', 0));
    const ids = [send('1'), send('live')].map((call) => hands.call(call));
    await hands.pass(20 * 60_000);
    expect(ids.map(hands.tries)).toEqual([1, 3]);
  });

  test('reach the events that wait already', async () => {
    const hands = await withAlias(always);
    const id = hands.call(send('live'));
    await hands.pass(30_000);
    hands.call(put('live', 1));
    await hands.pass(20 * 60_000);
    expect(hands.tries(id)).toBe(2);
  });

  test('are kept with the account, and go with the alias', async () => {
    const hands = await withAlias(always);
    hands.call(put('live', 0));
    hands.call(send('live'));
    await hands.pass(1);
    const text = accountStateText(accountState(hands.actor.getSnapshot()));
    const parsed = parseAccountState(JSON.parse(text));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed));
    const again = handsOn({ state: parsed.state });
    expect(again.fn().qualifiedEventInvokeConfigs).toMatchObject({ live: { MaximumRetryAttempts: 0 } });
    expect(again.fn().queue).toMatchObject([{ qualifier: 'live' }]);
    expect(hands.fn().queue).toMatchObject([{ qualifier: 'live' }]);
    hands.call({ action: 'DeleteAlias', request: { FunctionName, Name: 'live' } });
    expect(hands.fn().qualifiedEventInvokeConfigs).toEqual({});
  });

  test('are changed and deleted one by one', async () => {
    const hands = await withAlias();
    const missing = 'arn:aws:lambda:us-east-1:123456789012:function:hello';
    const away = (Qualifier: string) =>
      hands.refusal(
        hands.call({ action: 'DeleteFunctionEventInvokeConfig', request: { FunctionName, Qualifier } }),
      );
    expect(away('live')).toContain(`The function ${missing}:live doesn't have an EventInvokeConfig`);
    expect(hands.refusal(hands.call(put('gone', 0)))).toContain(`Function not found: ${missing}:gone`);
    hands.call(put('live', 0));
    hands.call(put('1', 1));
    expect(away('live')).toBeUndefined();
    expect(hands.fn().qualifiedEventInvokeConfigs).toMatchObject({ '1': { MaximumRetryAttempts: 1 } });
  });

  test('are one form for $LATEST, versions and aliases', async () => {
    const hands = await withAlias();
    hands.call(put('live', 0));
    const fn = hands.fn();
    expect(typedAsynchronous(fn, 'live')).toMatchObject({ qualifier: 'live', retries: '0' });
    expect(typedAsynchronous(fn, 'other')).toMatchObject({ qualifier: 'other', retries: '2' });
    const typed = { ...typedAsynchronous(fn, 'live'), retries: '1', hours: '1', minutes: '0', seconds: '0' };
    const [call, ...others] = asynchronousCalls(typed, fn, hands.view());
    expect(others).toEqual([]);
    if (!call) throw new Error('no call');
    expect(httpRequest(call, 'us-east-1')).toMatchObject({
      method: 'PUT',
      path: '/2019-09-25/functions/hello/event-invoke-config?Qualifier=live',
      body: expect.not.stringContaining('Qualifier') as string,
    });
    expect(awsCliCommand(call)).toContain('--qualifier live');
    expect(hands.refusal(hands.call(call))).toBeUndefined();
    expect(hands.fn().qualifiedEventInvokeConfigs).toMatchObject({
      live: { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 3600 },
    });
  });
});
