/** An account on a simulated clock, and words for what a learner does with it. */
import { createActor } from 'xstate';
import { accountMachine } from '#machines/account.machine.ts';
import type { AccountSettings } from '#machines/account.types.ts';
import { accountView, type FunctionView } from '#machines/account.view.ts';
import { emptyAccountState, type AccountState } from '#model/account-state.ts';
import type { ApiAnswer, ApiCall, InvokeResponse } from '#model/lambda/api-call.ts';
import type { CreateFunctionRequest, EventInvokeConfig } from '#model/lambda/configuration.ts';
import type { PackageFiles } from '#model/package/deployment-package.ts';
import type { Runtime } from '#model/runtime-port.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { accountDrivers } from '#runtimes/drivers/account-drivers.ts';
import type { SimulatedHandler } from '#runtimes/simulated/simulated-handler.ts';
import { createSimulatedRuntime } from '#runtimes/simulated/simulated-runtime.ts';
import type { SimulatedTimes } from '#runtimes/simulated/simulated-times.ts';
import { SteppingClock } from './stepping-clock.ts';

export const deploymentMs = { create: 1000, update: 500 };
export const times = {
  provisionMs: 100,
  initMs: 150,
  firstInvokeMs: 20,
  invokeMs: 2,
  maxMemoryUsedMB: 70,
} satisfies SimulatedTimes;
export const role = 'arn:aws:iam::123456789012:role/service-role/hello-role-abcd1234';

export interface Hands {
  handler?: SimulatedHandler;
  runtime?: (clock: SteppingClock) => Runtime;
  settings?: Partial<AccountSettings>;
  state?: AccountState;
}

export function deploymentPackage(files: PackageFiles = { 'index.mjs': 'one' }) {
  return { files, codeSize: 100, codeSha256: `sha256 of ${JSON.stringify(Object.values(files))}` };
}

export function handsOn({ handler, runtime, settings, state = emptyAccountState() }: Hands = {}) {
  const clock = new SteppingClock();
  const run =
    runtime?.(clock) ??
    createSimulatedRuntime({ clock: clock.runtime, seed: 'test', times, ...(handler ? { handler } : {}) });
  const drivers = accountDrivers({ runtime: run, ...clock.runtime, deployment: deploymentMs });
  const actor = createActor(accountMachine.provide(drivers), {
    clock,
    input: { state, ...(settings ? { settings } : {}) },
  });
  const answers = new Map<string, ApiAnswer>();
  actor.on('api.answered', ({ callId, answer }) => answers.set(callId, answer));
  actor.start();
  let calls = 0;

  const call = (made: ApiCall): string => {
    const callId = `call-${++calls}`;
    actor.send({ type: 'api.called', at: clock.instant, callId, call: made });
    return callId;
  };
  const trace = (): readonly TraceRecord[] => actor.getSnapshot().context.trace.records;

  return {
    actor,
    clock,
    pass: (ms: number) => clock.pass(ms),
    call,
    create: (FunctionName = 'hello', more: Partial<CreateFunctionRequest> = {}) =>
      call({
        action: 'CreateFunction',
        request: {
          FunctionName,
          Runtime: 'nodejs24.x',
          Handler: 'index.handler',
          Role: role,
          Code: {},
          ...more,
        },
        package: deploymentPackage(),
      }),
    async created(more: Partial<CreateFunctionRequest> = {}) {
      this.create('hello', more);
      await clock.pass(deploymentMs.create);
    },
    test: (payload = '{"key":"value"}', FunctionName = 'hello') =>
      call({ action: 'Invoke', request: { FunctionName, Payload: payload, LogType: 'Tail' } }),
    /** An event that nobody waits for. */
    emit: (payload = '{"key":"value"}', FunctionName = 'hello') =>
      call({ action: 'Invoke', request: { FunctionName, Payload: payload, InvocationType: 'Event' } }),
    reserve: (ReservedConcurrentExecutions: number, FunctionName = 'hello') =>
      call({ action: 'PutFunctionConcurrency', request: { FunctionName, ReservedConcurrentExecutions } }),
    treatEvents: (config: EventInvokeConfig, FunctionName = 'hello') =>
      call({ action: 'PutFunctionEventInvokeConfig', request: { FunctionName, ...config } }),
    skipWait: (requestId: string, functionName = 'hello') =>
      actor.send({ type: 'queue.waitSkipped', at: clock.instant, functionName, requestId }),
    /** What the queue did, with ms since `since`. */
    queueSteps: (since = 0) =>
      trace().flatMap((one) =>
        one.type.startsWith('queue.') ? [`${one.time - since} ${one.type.slice('queue.'.length)}`] : [],
      ),
    deploy: (files: PackageFiles, FunctionName = 'hello') =>
      call({ action: 'UpdateFunctionCode', request: { FunctionName }, package: deploymentPackage(files) }),
    remove: (FunctionName = 'hello') => call({ action: 'DeleteFunction', request: { FunctionName } }),
    answer: (callId: string) => answers.get(callId),
    /** The error of a refused call, as `code: message`. */
    refusal(callId: string): string | undefined {
      const answer = answers.get(callId);
      return answer?.ok === false ? `${answer.error.code}: ${answer.error.message}` : undefined;
    },
    response(callId: string): InvokeResponse {
      const answer = answers.get(callId);
      if (!answer?.ok) throw new Error(`${callId} was not answered well: ${JSON.stringify(answer)}`);
      return answer.response as unknown as InvokeResponse;
    },
    trace,
    types: (since = 0) =>
      trace()
        .filter(({ time }) => time >= since)
        .map(({ type }) => type),
    states: () =>
      trace().flatMap((one) =>
        one.type === 'environment.changed' ? [`${one.record.state} ${one.record.reason ?? ''}`.trim()] : [],
      ),
    view: () => accountView(actor.getSnapshot()),
    fn(name = 'hello'): FunctionView {
      const found = accountView(actor.getSnapshot()).functions.find((each) => each.name === name);
      if (!found) throw new Error(`There is no function ${name}.`);
      return found;
    },
  };
}
