import { describe, expect, test } from 'vitest';
import { createActor, waitFor } from 'xstate';
import { accountMachine } from '#machines/account.machine.ts';
import { emptyAccountState } from '#model/account-state.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { Runtime } from '#model/runtime-port.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { accountDrivers } from '#runtimes/drivers/account-drivers.ts';
import { systemClock } from '#runtimes/runtime-api/clock.ts';
import type { SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import { createSimulatedRuntime } from '#runtimes/simulated/simulated-runtime.ts';
import { deploymentPackage, role } from '../../support/account/account-hands.ts';
import { createNodeRuntime } from '../../support/node-runtime/node-runtime.ts';

/** The same function twice: as code for a real process, and as a description of what that code does. */
interface Twin {
  code: string;
  simulated: SimulatedHandler;
}

const twins: Record<string, Twin> = {
  'answers and logs': {
    code: `export const handler = async (event) => { console.log('working'); return event; };`,
    simulated: { handle: (payload) => ({ does: 'answer', payload, log: ['working'] }) },
  },
  throws: {
    code: `export const handler = async () => { throw new TypeError('no'); };`,
    simulated: {
      handle: () => ({
        does: 'fail',
        error: { errorType: 'TypeError', errorMessage: 'no' },
        log: ['Invoke Error'],
      }),
    },
  },
  exits: {
    code: `export const handler = async () => { process.exit(3); };`,
    simulated: { handle: () => ({ does: 'exit', exit: { exitCode: 3 } }) },
  },
  'never answers': {
    code: `export const handler = () => new Promise((resolve) => setTimeout(resolve, 60_000));`,
    simulated: { handle: () => ({ does: 'hang' }) },
  },
};

/** Creates the function, tests it twice and leaves. */
async function walk(runtime: Runtime, code: string): Promise<readonly TraceRecord[]> {
  const drivers = accountDrivers({
    runtime,
    now: () => systemClock.now(),
    deployment: { create: 5, update: 5 },
  });
  const account = createActor(accountMachine.provide(drivers), { input: { state: emptyAccountState() } });
  const records = () => account.getSnapshot().context.trace.records;
  let calls = 0;
  const call = (made: ApiCall): string => {
    const callId = `call-${++calls}`;
    account.send({ type: 'api.called', at: systemClock.now(), callId, call: made });
    return callId;
  };
  account.start();
  call({
    action: 'CreateFunction',
    request: {
      FunctionName: 'hello',
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: role,
      Code: {},
      Timeout: 1,
    },
    package: deploymentPackage({ 'index.mjs': code }),
  });
  await waitFor(
    account,
    ({ context }) => context.functions['hello']?.record.configuration.State === 'Active',
  );
  for (let count = 0; count < 2; count += 1) {
    call({ action: 'Invoke', request: { FunctionName: 'hello', Payload: '{"n":1}' } });
    await waitFor(account, ({ context }) =>
      Object.values(context.functions['hello']?.environments ?? {}).some(
        ({ state, invocations, requestId }) =>
          state === 'ready' && invocations === count + 1 && requestId === null,
      ),
    );
  }
  account.send({ type: 'page.left', at: systemClock.now() });
  await waitFor(account, ({ context }) => context.functions['hello']?.environments.length === 0);
  account.stop();
  await runtime.dispose();
  return records();
}

/**
 * What happened, in order, without times, ids and texts. Only a process's questions for its next event stand by
 * themselves: whether one comes before or after the report of the invocation before it, nobody promises.
 */
function story(trace: readonly TraceRecord[]): { happened: string[]; asked: string[] } {
  const told = lines(trace);
  const asks = (line: string) => line.endsWith('GET /2018-06-01/runtime/invocation/next');
  return { happened: told.filter((line) => !asks(line)), asked: told.filter(asks) };
}

function lines(trace: readonly TraceRecord[]): string[] {
  return trace.map((one) => {
    switch (one.type) {
      case 'environment.changed':
        return `${one.type} ${one.record.state} ${one.record.reason ?? ''}`;
      case 'platform.initStart':
        return `${one.type} ${one.record.phase}`;
      case 'platform.initReport':
      case 'platform.restoreReport':
      case 'platform.report':
        return `${one.type} ${one.record.status} ${one.record.errorType ?? ''}`;
      case 'runtimeApi.request':
        return `${one.type} ${one.record.method} ${one.record.path}`;
      case 'runtimeApi.response':
        return `${one.type} ${one.record.status}`;
      case 'process.exited':
        return `${one.type} ${one.record.signal ?? one.record.exitCode}`;
      case 'service.called':
      case 'network.stopped':
      case 'platform.restoreStart':
      case 'platform.extension':
      case 'platform.initRuntimeDone':
      case 'platform.start':
      case 'platform.runtimeDone':
      case 'function':
      case 'api.called':
      case 'api.answered':
      case 'process.started':
      case 'file.written':
      case 'function.idleSkipped':
      case 'mapping.changed':
      case 'mapping.invoked':
      case 'mapping.settled':
      case 'queue.received':
      case 'queue.delivered':
      case 'queue.returned':
      case 'queue.waitSkipped':
      case 'queue.succeeded':
      case 'queue.dropped':
      case 'queue.sent':
      case 'queue.undelivered':
        return one.type;
    }
  });
}

describe('a simulated function leaves the trace of a real one', () => {
  test.each(Object.entries(twins))(
    'that %s',
    async (_, { code, simulated }) => {
      const real = await walk(createNodeRuntime(), code);
      const times = { provisionMs: 3, initMs: 5, firstInvokeMs: 3, invokeMs: 1, maxMemoryUsedMB: 70 };
      const imagined = await walk(
        createSimulatedRuntime({ clock: systemClock, seed: 'test', handler: simulated, times }),
        code,
      );
      expect(story(imagined)).toEqual(story(real));
    },
    30_000,
  );
});
