import { describe, expect, test } from 'vitest';
import { createActor, fromPromise, fromTransition } from 'xstate';
import { functionMachine } from '#machines/function.machine.ts';
import type { DeployInput, DeployOutcome, FunctionReport } from '#machines/function.types.ts';
import {
  activatedConfiguration,
  codeUpdatedConfiguration,
  createdConfiguration,
  restoringConfiguration,
} from '#model/lambda/function-configuration.ts';
import { queueSettings } from '#model/lambda/asynchronous.ts';
import type { FunctionConfiguration } from '#model/lambda/configuration.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { deploymentPackage, role } from '../support/account/account-hands.ts';
import { settle } from '../support/account/stepping-clock.ts';

type Heard = FunctionReport | { type: 'trace.recorded'; records: readonly TraceRecord[] };

const made = deploymentPackage();
const revision = { at: 0, revisionId: 'revision' };
const pending = createdConfiguration(
  { FunctionName: 'hello', Runtime: 'nodejs24.x', Handler: 'index.handler', Role: role, Code: {} },
  made,
  { region: 'us-east-1', accountId: '123456789012' },
  revision,
);

function fn(configuration: FunctionConfiguration, deploy: (input: DeployInput) => Promise<DeployOutcome>) {
  const heard = createActor(
    fromTransition((all: Heard[], said: Heard) => [...all, said], [] as Heard[]),
  ).start();
  const machine = functionMachine.provide({
    actors: { deploy: fromPromise<DeployOutcome, DeployInput>(({ input }) => deploy(input)) },
  });
  const actor = createActor(machine, {
    input: {
      functionId: 'hello#0',
      at: 0,
      deployment: { configuration, files: made.files },
      settings: { region: 'us-east-1', idleExpiryMs: 1000, seed: 'test' },
      saved: [],
      queueSettings: queueSettings(undefined, undefined),
      recorder: heard,
      owner: heard,
    },
  }).start();
  const changes = () =>
    heard
      .getSnapshot()
      .context.filter((one) => one.type === 'function.changed')
      .map(({ deployment: { configuration: now, files }, returned }) => ({ ...now, files, returned }));
  return { actor, changes };
}

const failure = { ok: false, at: 7, code: 'InvalidZipFileException', reason: 'No zip.' } as const;
const active = activatedConfiguration(pending);

describe('a function that cannot be made', () => {
  test('is Failed, with AWS’s code and reason', async () => {
    const { actor, changes } = fn(pending, () => Promise.resolve(failure));
    expect(actor.getSnapshot().value).toEqual({
      existing: { state: { pending: 'package' }, lastUpdate: 'successful' },
    });
    await settle();
    expect(actor.getSnapshot().value).toEqual({ existing: { state: 'failed', lastUpdate: 'successful' } });
    expect(changes()).toMatchObject([
      { State: 'Failed', StateReasonCode: 'InvalidZipFileException', StateReason: 'No zip.' },
    ]);
  });

  test('also when the effect breaks', async () => {
    const { changes } = fn(pending, () => Promise.reject(new Error('broken')));
    await settle();
    expect(changes()).toMatchObject([{ State: 'Failed', StateReasonCode: 'InternalError' }]);
  });

  test('is Inactive again where it was only to be made ready again', async () => {
    const VpcConfig = { VpcId: 'vpc-1', SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] };
    const idle = restoringConfiguration({ ...active, VpcConfig });
    const { actor, changes } = fn(idle, () => Promise.resolve(failure));
    expect(actor.getSnapshot().value).toMatchObject({ existing: { state: { pending: 'network' } } });
    await settle();
    expect(actor.getSnapshot().value).toMatchObject({ existing: { state: 'inactive' } });
    expect(changes()).toMatchObject([{ State: 'Inactive', StateReasonCode: 'InvalidZipFileException' }]);
  });

  test('stays so when the account is opened again', () => {
    const { actor } = fn({ ...pending, State: 'Failed' }, () => Promise.reject(new Error('not asked')));
    expect(actor.getSnapshot().value).toMatchObject({ existing: { state: 'failed' } });
  });
});

describe('an update that fails', () => {
  const target = {
    configuration: codeUpdatedConfiguration(active, deploymentPackage({ 'index.mjs': 'two' }), revision),
    files: { 'index.mjs': 'two' },
  };

  test.each([
    ['by its answer', () => Promise.resolve<DeployOutcome>(failure), 'InvalidZipFileException'],
    ['by breaking', () => Promise.reject(new Error('broken')), 'InternalError'],
  ])('%s leaves the old code, gives the new one back, and can be tried again', async (_, deploy, code) => {
    let answer = deploy;
    const { actor, changes } = fn(active, () => answer());
    actor.send({ type: 'update.accepted', at: 1, target });
    expect(actor.getSnapshot().value).toMatchObject({ existing: { lastUpdate: 'inProgress' } });
    await settle();
    expect(actor.getSnapshot().value).toMatchObject({ existing: { state: 'active', lastUpdate: 'failed' } });
    expect(changes()).toMatchObject([
      {
        State: 'Active',
        LastUpdateStatus: 'Failed',
        LastUpdateStatusReasonCode: code,
        CodeSha256: made.codeSha256,
        files: made.files,
        returned: target.files,
      },
    ]);
    answer = () => Promise.resolve({ ok: true, at: 9 });
    actor.send({ type: 'update.accepted', at: 8, target });
    await settle();
    expect(changes()[1]).toMatchObject({ LastUpdateStatus: 'Successful', files: target.files });
  });

  test('is remembered, and one that was under way is done again', async () => {
    const failed = fn({ ...active, LastUpdateStatus: 'Failed' }, () => Promise.resolve(failure));
    expect(failed.actor.getSnapshot().value).toMatchObject({ existing: { lastUpdate: 'failed' } });
    const again = fn(target.configuration, () => Promise.resolve({ ok: true, at: 3 }));
    expect(again.actor.getSnapshot().value).toMatchObject({ existing: { lastUpdate: 'inProgress' } });
    await settle();
    expect(again.changes()).toMatchObject([{ LastUpdateStatus: 'Successful' }]);
  });
});
