import { describe, expect, test } from 'vitest';
import { accountState } from '#machines/account.machine.ts';
import { invocationInput } from '#machines/environment-spec.ts';
import { accountStateText, parseAccountState } from '#model/account-state.schema.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { active } from '../model/lambda/example-function.ts';
import { deploymentMs, handsOn, times } from '../support/account/account-hands.ts';

const FunctionName = 'hello';
const publish = (Description?: string): ApiCall => ({
  action: 'PublishVersion',
  request: { FunctionName, ...(Description === undefined ? {} : { Description }) },
});
const alias = (Name: string, FunctionVersion: string, weights?: Record<string, number>): ApiCall => ({
  action: 'CreateAlias',
  request: {
    FunctionName,
    Name,
    FunctionVersion,
    ...(weights ? { RoutingConfig: { AdditionalVersionWeights: weights } } : {}),
  },
});
const invoke = (
  Qualifier: string,
  InvocationType: 'RequestResponse' | 'Event' = 'RequestResponse',
): ApiCall => ({
  action: 'Invoke',
  request: { FunctionName, Payload: '{}', Qualifier, InvocationType },
});
const cold = times.provisionMs + times.initMs + times.firstInvokeMs;

/** Two versions with different code, and $LATEST with a third. */
async function twoVersions() {
  const hands = handsOn();
  await hands.created();
  const first = hands.call(publish('the first'));
  hands.deploy({ 'index.mjs': 'two' });
  await hands.pass(deploymentMs.update);
  hands.call(publish());
  hands.deploy({ 'index.mjs': 'three' });
  await hands.pass(deploymentMs.update);
  return { hands, first };
}

describe('publishing', () => {
  test('freezes code and configuration under the next number', async () => {
    const { hands, first } = await twoVersions();
    expect(hands.answer(first)).toMatchObject({
      status: 201,
      response: {
        Version: '1',
        Description: 'the first',
        FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:hello:1',
        State: 'Active',
      },
    });
    expect(hands.fn().versions.map(({ files }) => files)).toEqual([
      { 'index.mjs': 'one' },
      { 'index.mjs': 'two' },
    ]);
    expect(hands.fn().files).toEqual({ 'index.mjs': 'three' });
    expect(hands.fn().configuration.Version).toBe('$LATEST');
  });

  test('publishes nothing when nothing changed since, and never a number twice', async () => {
    const { hands } = await twoVersions();
    const published = (id: string) => hands.response(id) as unknown as { Version: string };
    expect(published(hands.call(publish())).Version).toBe('3');
    expect(published(hands.call(publish('again'))).Version).toBe('3');
    expect(hands.fn().versions).toHaveLength(3);
    hands.call({ action: 'DeleteFunction', request: { FunctionName, Qualifier: '3' } });
    expect(hands.fn().versions).toHaveLength(2);
    expect(published(hands.call(publish())).Version).toBe('4');
  });

  test('waits for an update to be through', async () => {
    const { hands } = await twoVersions();
    hands.deploy({ 'index.mjs': 'four' });
    expect(hands.refusal(hands.call(publish()))).toMatch(
      /^ResourceConflictException: The operation cannot be performed/,
    );
  });
});

describe('invoking through a qualifier', () => {
  test('a version has environments of its own, which go on when the function changes', async () => {
    const { hands } = await twoVersions();
    const ofOne = hands.call(invoke('1'));
    await hands.pass(cold + 100);
    expect(hands.response(ofOne).ExecutedVersion).toBe('1');
    const [environment] = hands.fn().environments;
    expect(environment?.state).toBe('ready');
    expect(environment?.logStream).toContain('[1]');

    hands.deploy({ 'index.mjs': 'four' });
    await hands.pass(deploymentMs.update);
    expect(hands.fn().environments).toHaveLength(1);
    const again = hands.call(invoke('1'));
    await hands.pass(100);
    expect(hands.response(again).ExecutedVersion).toBe('1');
    expect(hands.fn().environments[0]).toMatchObject({
      environmentId: environment?.environmentId,
      invocations: 2,
    });

    const latest = hands.test();
    await hands.pass(cold + 100);
    expect(hands.response(latest).ExecutedVersion).toBe('$LATEST');
    expect(hands.fn().environments).toHaveLength(2);
  });

  test('an alias with weights sends its share to each version', async () => {
    const { hands } = await twoVersions();
    hands.call(alias('live', '2', { '1': 0.25 }));
    const counts: Record<string, number> = {};
    for (let n = 0; n < 200; n += 1) {
      const id = hands.call(invoke('live'));
      await hands.pass(cold + 10);
      const { ExecutedVersion } = hands.response(id);
      counts[ExecutedVersion] = (counts[ExecutedVersion] ?? 0) + 1;
    }
    expect(Object.keys(counts).sort()).toEqual(['1', '2']);
    expect(counts['1']).toBeGreaterThan(25);
    expect(counts['1']).toBeLessThan(80);
    expect(hands.fn().environments).toHaveLength(2);
  });

  test('the handler sees the ARN that was asked for', () => {
    const deployment = { configuration: active, files: {} };
    const received = { requestId: 'r', payload: '{}', at: 0 };
    const random = new Uint8Array(20);
    const invokedFunctionArn = `${active.FunctionArn}:live`;
    expect(invocationInput(deployment, { ...received, invokedFunctionArn }, random)).toMatchObject({
      invokedFunctionArn,
    });
    expect(invocationInput(deployment, received, random).invokedFunctionArn).toBe(active.FunctionArn);
  });

  test('an event that nobody waits for is carried out by the version', async () => {
    const { hands } = await twoVersions();
    hands.call(invoke('1', 'Event'));
    await hands.pass(cold + 10_000);
    expect(hands.fn().queue).toEqual([]);
    expect(hands.trace().filter(({ type }) => type === 'platform.start')).toMatchObject([
      { record: { version: '1' } },
    ]);
  });

  test('what is not there is refused', async () => {
    const { hands } = await twoVersions();
    expect(hands.refusal(hands.call(invoke('9')))).toBe(
      'ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:123456789012:function:hello:9',
    );
  });
});

describe('aliases and deleting', () => {
  test('point elsewhere, lose their second version, and go', async () => {
    const { hands } = await twoVersions();
    hands.call(alias('live', '1', { '2': 0.5 }));
    hands.call({
      action: 'UpdateAlias',
      request: {
        FunctionName,
        Name: 'live',
        FunctionVersion: '2',
        RoutingConfig: { AdditionalVersionWeights: {} },
      },
    });
    expect(hands.fn().aliases).toMatchObject([{ Name: 'live', FunctionVersion: '2' }]);
    expect(hands.fn().aliases[0]).not.toHaveProperty('RoutingConfig');
    expect(
      hands.refusal(hands.call({ action: 'DeleteFunction', request: { FunctionName, Qualifier: '2' } })),
    ).toBe(
      'ResourceConflictException: Unable to delete version because the following aliases reference it: [live]',
    );
    hands.call({ action: 'DeleteAlias', request: { FunctionName, Name: 'live' } });
    hands.call({ action: 'DeleteFunction', request: { FunctionName, Qualifier: '2' } });
    expect(hands.fn().versions.map(({ configuration }) => configuration.Version)).toEqual(['1']);
  });

  test('a deleted version ends its environments, a deleted function those of all versions', async () => {
    const { hands } = await twoVersions();
    hands.call(invoke('1'));
    hands.call(invoke('2'));
    await hands.pass(cold + 100);
    hands.call({ action: 'DeleteFunction', request: { FunctionName, Qualifier: '1' } });
    await hands.pass(100);
    expect(hands.fn().environments).toHaveLength(1);
    hands.remove();
    await hands.pass(100);
    expect(hands.states().filter((state) => state === 'ended spindown')).toHaveLength(2);
    expect(hands.actor.getSnapshot().context.departing).toEqual({});
  });

  test('all of it is saved and read again', async () => {
    const { hands } = await twoVersions();
    hands.call(alias('live', '2', { '1': 0.1 }));
    const parsed = parseAccountState(JSON.parse(accountStateText(accountState(hands.actor.getSnapshot()))));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed));
    const again = handsOn({ state: parsed.state });
    expect(again.fn().versions).toEqual(hands.fn().versions);
    expect(again.fn().aliases).toEqual(hands.fn().aliases);
    const id = again.call(invoke('live'));
    await again.pass(cold + 10);
    expect(['1', '2']).toContain(again.response(id).ExecutedVersion);
  });
});
