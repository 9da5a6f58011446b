/** A scenario as the calls of the Lambda API that it consists of. */
import { seededBytes } from '#machines/seeded-random.ts';
import { accountStateVersion, emptyAccountState, type AccountState } from '#model/account-state.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { roleArn } from '#model/lambda/arn.ts';
import { activatedConfiguration, createdConfiguration } from '#model/lambda/function-configuration.ts';
import { requestId } from '#model/lambda/request-id.ts';
import type { DeploymentPackage } from '#model/package/deployment-package.ts';
import type { Act, Scenario } from '#model/scenario/scenario.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { ScenarioEvent } from './scenario-handler.ts';

export const functionName = 'hello';

export interface TimedCall {
  atMs: number;
  callId: string;
  call: ApiCall;
}

/** Nothing runs, so there is nothing to pack: the version alone tells one package from another. */
function packageOf(version: number): DeploymentPackage {
  return {
    files: { 'index.mjs': `// version ${version}\n` },
    codeSize: 300,
    codeSha256: `version ${version}`,
  };
}

function creation({ function: { runtime, architecture, memoryMB, timeoutSeconds } }: Scenario) {
  return {
    FunctionName: functionName,
    Runtime: runtime,
    Handler: 'index.handler',
    Role: roleArn(emptyAccountState(), functionName, 'simulated'),
    Code: {},
    Architectures: [architecture],
    MemorySize: memoryMB,
    Timeout: timeoutSeconds,
  };
}

/** The account before the first act. */
export function firstAccount(scenario: Scenario, at: Instant): AccountState {
  const account = emptyAccountState();
  if (!scenario.function.exists) return account;
  const deployed = packageOf(1);
  const created = createdConfiguration(creation(scenario), deployed, account, {
    at,
    revisionId: 'simulated',
  });
  return {
    ...account,
    version: accountStateVersion,
    functions: [
      {
        configuration: activatedConfiguration(created),
        files: deployed.files,
        draft: null,
        testEvents: [],
        selectedTestEvent: null,
      },
    ],
  };
}

function callOf(scenario: Scenario, act: Act, order: number): ApiCall {
  const FunctionName = functionName;
  switch (act.do) {
    case 'invoke': {
      const { deed, takesMs, type } = act;
      const Payload = JSON.stringify({ deed, takesMs } satisfies ScenarioEvent);
      return { action: 'Invoke', request: { FunctionName, InvocationType: type, Payload } };
    }
    case 'create':
      return { action: 'CreateFunction', request: creation(scenario), package: packageOf(1) };
    case 'deploy':
      return { action: 'UpdateFunctionCode', request: { FunctionName }, package: packageOf(order + 2) };
    case 'configure':
      return { action: 'UpdateFunctionConfiguration', request: { FunctionName, MemorySize: act.memoryMB } };
    case 'reserve':
      return {
        action: 'PutFunctionConcurrency',
        request: { FunctionName, ReservedConcurrentExecutions: act.executions },
      };
    case 'delete':
      return { action: 'DeleteFunction', request: { FunctionName } };
  }
}

/**
 * All calls in order of time. The id of a call depends on the seed, on its act and its place in the act's row: an
 * act that is added changes no other.
 */
export function timedCalls(scenario: Scenario, seed: string): TimedCall[] {
  const seen = new Map<string, number>();
  return scenario.acts
    .flatMap((act, order) => {
      const call = callOf(scenario, act, order);
      const { times, everyMs } = act.do === 'invoke' ? act : { times: 1, everyMs: 0 };
      return Array.from({ length: times }, (_, index): TimedCall => {
        const atMs = act.atMs + index * everyMs;
        const key = `${act.do}@${atMs}`;
        const twin = seen.get(key) ?? 0;
        seen.set(key, twin + 1);
        return { atMs, call, callId: requestId(seededBytes(`${seed}/call/${key}/${twin}`, 16)) };
      });
    })
    .toSorted((one, other) => one.atMs - other.atMs);
}
