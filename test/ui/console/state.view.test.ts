import { expect, test } from 'vitest';
import { stepMs } from '#model/lambda/making.ts';
import { idleSkip, shownSteps, stateMembers } from '#ui/console/function/state/state.view.ts';
import { deploymentMs, handsOn } from '../../support/account/account-hands.ts';

const VpcConfig = {
  SubnetIds: ['subnet-0a1b2c3d4e5f6003a'],
  SecurityGroupIds: ['sg-0a1b2c3d4e5f60031'],
};

test('a function that is Pending says what is done, what is being done and what comes', async () => {
  const hands = handsOn();
  hands.create('hello', { VpcConfig });
  await hands.pass(1);
  const how = () => shownSteps(hands.fn()).map((each) => `${each.step} ${each.how}`);
  expect(how()).toEqual(['package now', 'network next']);
  await hands.pass(deploymentMs.create);
  expect(how()).toEqual(['package done', 'network now']);
  expect(shownSteps(hands.fn())[1]?.below).toContain('Hyperplane');
  expect(stateMembers(hands.fn()).slice(0, 2)).toEqual([
    { key: 'State', value: 'Pending' },
    { key: 'StateReasonCode', value: 'Creating' },
  ]);
  expect(idleSkip(hands.fn()).impossible).toContain('Pending');
});

test('what is taken back after idle days depends on what the function holds', async () => {
  const hands = handsOn();
  await hands.created();
  expect(idleSkip(hands.fn())).toMatchObject({
    name: 'Let 14 days pass without a request',
    impossible: null,
  });
  expect(idleSkip(hands.fn()).consequence).toContain('stays Active');
  hands.test();
  expect(idleSkip(hands.fn()).impossible).toContain('being used');
  const other = handsOn();
  await other.created({ VpcConfig });
  await other.pass(stepMs('network'));
  expect(idleSkip(other.fn()).consequence).toContain('network interface');
});
