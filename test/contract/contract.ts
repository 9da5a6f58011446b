/**
 * What the site promises about handlers, as tests that every runtime has to pass: the one in the browser and,
 * to prove the promises themselves, AWS's runtime client in plain Node.js.
 *
 * Nothing here may import from Node.js: it runs in browsers too.
 */
import { afterAll, beforeAll, describe, it, onTestFinished } from 'vitest';
import {
  runnableRuntimes,
  type EnvironmentRuntime,
  type EnvironmentSpec,
  type Runtime,
} from '#model/runtime-port.ts';
import { LambdaUnderTest, type Seen } from './lambda-under-test.ts';
import type { Capability, Scenario } from './scenario.ts';
import { bootstrap } from './scenarios/bootstrap.ts';
import { errors } from './scenarios/errors.ts';
import { handlers } from './scenarios/handlers.ts';
import { lifecycle } from './scenarios/lifecycle.ts';
import { logs } from './scenarios/logs.ts';
import { modules } from './scenarios/modules.ts';
import { nodeApi } from './scenarios/node-api.ts';
import { sandbox } from './scenarios/sandbox.ts';
import { streaming } from './scenarios/streaming.ts';
import { wire } from './scenarios/wire.ts';

const concerns = {
  handlers,
  streaming,
  modules,
  errors,
  lifecycle,
  logs,
  'the Runtime API': wire,
  'bring your own bootstrap': bootstrap,
  'the API of Node.js': nodeApi,
  'the sandbox': sandbox,
} satisfies Record<string, readonly Scenario[]>;

export interface ContractOptions {
  runtimes: readonly EnvironmentRuntime[];
  offers: readonly Capability[];
  /** Which of the promises; all of them if left out. */
  concerns?: readonly (keyof typeof concerns)[];
}

/**
 * Registers the tests.
 *
 * @param createRuntime is called once for each of them
 */
export function runContract(
  name: string,
  createRuntime: () => Runtime | Promise<Runtime>,
  { runtimes, offers, concerns: wanted }: ContractOptions,
): void {
  for (const managed of runtimes) {
    describe(`${name}, ${managed}`, () => {
      let runtime: Runtime;
      beforeAll(async () => {
        runtime = await createRuntime();
        await runtime.prepare();
      }, 60_000);
      afterAll(() => runtime.dispose());
      for (const [concern, scenarios] of Object.entries<readonly Scenario[]>(concerns)) {
        if (wanted && !wanted.some((each) => each === concern)) continue;
        const applicable = scenarios.filter(
          (scenario) =>
            (scenario.runtimes ?? runnableRuntimes).some((each) => each === managed) &&
            (!scenario.needs || offers.includes(scenario.needs)),
        );
        if (applicable.length === 0) continue;
        describe(concern, () => {
          for (const scenario of applicable) {
            it(scenario.name, { timeout: 60_000 }, () => hold(runtime, managed, scenario));
          }
        });
      }
    });
  }
}

async function hold(runtime: Runtime, managed: EnvironmentRuntime, scenario: Scenario): Promise<void> {
  const spec: EnvironmentSpec = {
    environmentId: 'environment-1',
    functionName: 'demo',
    functionVersion: '$LATEST',
    functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:demo',
    region: 'us-east-1',
    runtime: managed,
    architecture: 'x86_64',
    handler: 'index.handler',
    memorySizeMB: 128,
    ephemeralStorageMB: 512,
    variables: {},
    files: scenario.files,
    logGroup: '/aws/lambda/demo',
    logStream: '2026/11/23/[$LATEST]0123456789abcdef0123456789abcdef',
    logFormat: 'Text',
    ...scenario.configuration,
  };
  const seen: Seen[] = [];
  const environment = await runtime.start(spec, {
    listener: (event, time) => seen.push({ event, time }),
    signal: new AbortController().signal,
  });
  onTestFinished(() => environment.stop('spindown'));
  await scenario.holds(new LambdaUnderTest(spec, environment, seen));
}
