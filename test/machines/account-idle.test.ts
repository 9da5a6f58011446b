import { describe, expect, test } from 'vitest';
import { accountState } from '#machines/account.machine.ts';
import { accountStateText, parseAccountState } from '#model/account-state.schema.ts';
import { networksOf } from '#model/lambda/network.ts';
import { stepMs } from '#model/lambda/making.ts';
import { deploymentMs, handsOn } from '../support/account/account-hands.ts';

const day = 24 * 60 * 60 * 1000;
const shop = networksOf({ region: 'us-east-1' })[1];
const subnet = (name: string) => shop?.subnets.find((each) => each.name === name)?.SubnetId ?? '';
const inVpc = (...names: string[]) => ({
  VpcConfig: {
    SubnetIds: names.map(subnet),
    SecurityGroupIds: [shop?.securityGroups[0]?.GroupId ?? ''],
  },
});

async function created(more: Parameters<ReturnType<typeof handsOn>['create']>[1]) {
  const hands = handsOn();
  hands.create('hello', more);
  await hands.pass(deploymentMs.create);
  await hands.pass(stepMs('network'));
  const skip = () => {
    hands.actor.send({ type: 'idle.skipped', at: hands.clock.instant, functionName: 'hello' });
  };
  return { ...hands, skip };
}

describe('a function in a VPC that nobody uses', () => {
  test('is Inactive after 14 days; the next invocation is refused and has it made ready again', async () => {
    const hands = await created(inVpc('private a'));
    expect(hands.fn().state.value).toBe('Active');
    const used = hands.test();
    await hands.pass(5000);
    expect(hands.answer(used)?.ok).toBe(true);
    await hands.pass(14 * day);
    expect(hands.fn().configuration).toMatchObject({
      State: 'Inactive',
      StateReason: 'The function is currently idle.',
      StateReasonCode: 'Idle',
    });
    expect(hands.refusal(hands.test())).toContain('its VPC connection is no longer available');
    expect(hands.fn()).toMatchObject({
      making: 'network',
      configuration: { State: 'Pending', StateReasonCode: 'Restoring' },
    });
    expect(hands.refusal(hands.test())).toContain('in the following state: Pending');
    await hands.pass(stepMs('network'));
    expect(hands.fn()).toMatchObject({ making: null, configuration: { State: 'Active' } });
    const again = hands.test();
    await hands.pass(5000);
    expect(hands.answer(again)?.ok).toBe(true);
  });

  test('waits anew after each invocation', async () => {
    const hands = await created(inVpc('private a'));
    await hands.pass(13 * day);
    hands.test();
    await hands.pass(13 * day);
    expect(hands.fn().state.value).toBe('Active');
    await hands.pass(2 * day);
    expect(hands.fn().state.value).toBe('Inactive');
  });

  test('has its days skipped, which ends its containers and stays in the trace', async () => {
    const hands = await created(inVpc('private a'));
    hands.test();
    await hands.pass(5000);
    hands.skip();
    await hands.pass(1);
    expect(hands.fn()).toMatchObject({ environments: [], configuration: { State: 'Inactive' } });
    expect(hands.trace().find(({ type }) => type === 'function.idleSkipped')).toMatchObject({
      record: { skippedMs: 14 * day },
    });
    const saved = parseAccountState(JSON.parse(accountStateText(accountState(hands.actor.getSnapshot()))));
    if (!saved.ok) throw new Error('The account cannot be read.');
    const opened = handsOn({ state: saved.state });
    expect(opened.fn().state.value).toBe('Inactive');
    expect(opened.refusal(opened.test())).toContain('no longer available');
    await opened.pass(stepMs('network'));
    expect(opened.fn().state.value).toBe('Active');
  });
});

test('a function from a .zip outside any VPC loses its containers and stays Active', async () => {
  const hands = await created({});
  hands.test();
  await hands.pass(5000);
  expect(hands.fn().environments).toHaveLength(1);
  hands.skip();
  await hands.pass(1);
  expect(hands.fn()).toMatchObject({ environments: [], configuration: { State: 'Active' } });
});

test('in a subnet without addresses it cannot be made, and says why', async () => {
  const hands = await created(inVpc('private a', 'full a'));
  expect(hands.fn().configuration).toMatchObject({
    State: 'Failed',
    StateReasonCode: 'SubnetOutOfIPAddresses',
  });
  expect(hands.refusal(hands.test())).toContain('in the following state: Failed');
});

test('a new network makes an update longer, and a full subnet makes it fail', async () => {
  const hands = await created({});
  const update = (more: object) =>
    hands.call({ action: 'UpdateFunctionConfiguration', request: { FunctionName: 'hello', ...more } });
  update(inVpc('private a'));
  await hands.pass(deploymentMs.update);
  expect(hands.fn().lastUpdate.value).toBe('InProgress');
  await hands.pass(stepMs('network'));
  expect(hands.fn().configuration).toMatchObject({
    LastUpdateStatus: 'Successful',
    ...inVpc('private a'),
  });
  update(inVpc('full a'));
  await hands.pass(deploymentMs.update + stepMs('network'));
  expect(hands.fn().configuration).toMatchObject({
    State: 'Active',
    LastUpdateStatus: 'Failed',
    LastUpdateStatusReasonCode: 'SubnetOutOfIPAddresses',
    ...inVpc('private a'),
  });
});
