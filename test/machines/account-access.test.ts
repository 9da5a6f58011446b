import { describe, expect, test } from 'vitest';
import { accountState } from '#machines/account.machine.ts';
import { accountStateText, parseAccountState } from '#model/account-state.schema.ts';
import { newRole } from '#model/lambda/execution-role.ts';
import { publicUrlPermissions } from '#model/lambda/function-url.ts';
import { stepMs } from '#model/lambda/making.ts';
import { networksOf } from '#model/lambda/network.ts';
import { deploymentMs, handsOn } from '../support/account/account-hands.ts';

const account = { region: 'us-east-1', accountId: '123456789012' };
const [, shop] = networksOf(account);
const VpcConfig = {
  SubnetIds: shop?.subnets.slice(0, 2).map(({ SubnetId }) => SubnetId) ?? [],
  SecurityGroupIds: [shop?.securityGroups[0]?.GroupId ?? ''],
};

describe('what Create function makes around a function', () => {
  test('a role stays in the account, and other functions can have it', () => {
    const hands = handsOn();
    const role = newRole(account, { functionName: 'hello', suffix: 'ab12cd34', templates: [], inVpc: true });
    hands.actor.send({ type: 'role.created', at: 0, role });
    const id = hands.create('hello', { Role: role.Arn, VpcConfig });
    expect(hands.answer(id)).toMatchObject({
      ok: true,
      response: { VpcConfig: { VpcId: shop?.VpcId } },
    });
    expect(hands.view().resources.roles.at(-1)).toEqual(role);
  });

  test('each call of IAM is in the trace, and a name that is taken is refused there', () => {
    const hands = handsOn();
    const role = newRole(account, { functionName: 'hello', suffix: 'ab12cd34', templates: [], inVpc: false });
    const send = () => hands.actor.send({ type: 'role.created', at: 0, role, functionName: 'hello' });
    const told = () =>
      accountState(hands.actor.getSnapshot()).trace.flatMap((entry) =>
        entry.type === 'api.answered' ? [[entry.record.eventName, entry.record.status] as const] : [],
      );
    send();
    expect(told()).toEqual([
      ['CreateRole', 200],
      ['CreatePolicy', 200],
      ['AttachRolePolicy', 200],
    ]);
    send();
    expect(told().at(-1)).toEqual(['CreateRole', 409]);
    expect(hands.view().resources.roles.filter(({ RoleName }) => RoleName === role.RoleName)).toHaveLength(1);
    const state = accountState(hands.actor.getSnapshot());
    expect(parseAccountState(JSON.parse(accountStateText(state)))).toEqual({ ok: true, state });
  });

  test('a function in a network is Pending for longer', async () => {
    const hands = handsOn();
    const id = hands.create('hello', { VpcConfig });
    expect(hands.answer(id)?.ok).toBe(true);
    await hands.pass(deploymentMs.create);
    expect(hands.fn().state.value).toBe('Pending');
    expect(hands.fn()).toMatchObject({ making: 'network' });
    await hands.pass(stepMs('network'));
    expect(hands.fn().state.value).toBe('Active');
  });

  test('a URL and the statements that open it are there once', async () => {
    const hands = handsOn();
    await hands.created({ Tags: { team: 'shop' } });
    const request = { FunctionName: 'hello', AuthType: 'NONE' } as const;
    const url = hands.call({ action: 'CreateFunctionUrlConfig', request });
    expect(hands.answer(url)).toMatchObject({ status: 201, response: { AuthType: 'NONE' } });
    for (const statement of publicUrlPermissions('hello', request)) {
      expect(hands.answer(hands.call({ action: 'AddPermission', request: statement }))?.ok).toBe(true);
      expect(hands.refusal(hands.call({ action: 'AddPermission', request: statement }))).toContain(
        `The statement id (${statement.StatementId}) provided already exists.`,
      );
    }
    expect(hands.refusal(hands.call({ action: 'CreateFunctionUrlConfig', request }))).toContain(
      'FunctionUrlConfig exists for this Lambda function',
    );
    expect(hands.fn()).toMatchObject({ tags: { team: 'shop' }, functionUrl: { InvokeMode: 'BUFFERED' } });
    expect(hands.fn().functionUrl?.FunctionUrl).toMatch(
      /^https:\/\/[a-z0-9]{32}\.lambda-url\.us-east-1\.on\.aws\/$/,
    );
    expect(hands.fn().policy).toHaveLength(2);
  });

  test('all of it is read back as it was saved', async () => {
    const hands = handsOn();
    const role = newRole(account, { functionName: 'hello', suffix: 'ab12cd34', templates: [], inVpc: true });
    hands.actor.send({ type: 'role.created', at: 0, role });
    await hands.created({ Role: role.Arn, VpcConfig, Tags: { team: 'shop' } });
    const request = { FunctionName: 'hello', AuthType: 'NONE' } as const;
    hands.call({ action: 'CreateFunctionUrlConfig', request });
    for (const statement of publicUrlPermissions('hello', request))
      hands.call({ action: 'AddPermission', request: statement });
    const state = accountState(hands.actor.getSnapshot());
    expect(parseAccountState(JSON.parse(accountStateText(state)))).toEqual({ ok: true, state });
  });
});
