/**
 * What the site promises about handlers, as tests that every runtime has to pass: the one in the browser and,
 * to prove the promises themselves, AWS's runtime client in plain Node.js. What the first shows is compared with
 * what the second showed.
 *
 * Nothing here may import from Node.js: it runs in browsers too.
 */
import { afterAll, beforeAll, describe, it, type TestContext } from 'vitest';
import {
  runnableRuntimes,
  type EnvironmentRuntime,
  type EnvironmentSpec,
  type Runtime,
} from '#model/runtime-port.ts';
import { LambdaUnderTest, type Seen } from './lambda-under-test.ts';
import { referenceOf } from './reference.ts';
import { differenceIn, digestOf, type Capability, type Engine } from './scenario.ts';
import { everyScenario, type Concern, type ListedScenario } from './scenarios.ts';
import './fidelity-meta.ts';

export interface ContractOptions {
  runtimes: readonly EnvironmentRuntime[];
  offers: readonly Capability[];
  /** Which of the promises; all of them if left out. */
  concerns?: readonly Concern[];
  /** The column of the reference that this is. What is seen is compared only where there is one. */
  engine?: Engine;
  /** One environment after the other, where they share something that may have to be started anew. */
  oneByOne?: boolean;
  /** For whoever records the reference: nothing is compared. */
  records?: boolean;
}

/**
 * Registers the tests. Several environments run at a time, as in production.
 *
 * @param createRuntime is called once for each of them
 */
export function runContract(
  name: string,
  createRuntime: () => Runtime | Promise<Runtime>,
  options: ContractOptions,
): void {
  for (const managed of options.runtimes) {
    describe(`${name}, ${managed}`, () => {
      let runtime: Runtime;
      beforeAll(async () => {
        runtime = await createRuntime();
        await runtime.prepare();
      }, 60_000);
      afterAll(() => runtime.dispose());
      for (const listed of everyScenario) {
        if (!applies(listed, managed, options)) continue;
        it(
          `${listed.concern}: ${listed.scenario.name}`,
          { concurrent: !options.oneByOne, timeout: 60_000 },
          (context) => hold(context, runtime, managed, listed, options),
        );
      }
    });
  }
}

function applies(
  { concern, scenario, inWebKit }: ListedScenario,
  managed: EnvironmentRuntime,
  { offers, concerns, engine }: ContractOptions,
): boolean {
  return (
    (!concerns || concerns.includes(concern)) &&
    (engine !== 'webkit' || inWebKit) &&
    (scenario.runtimes ?? runnableRuntimes).some((each) => each === managed) &&
    (!scenario.needs || offers.includes(scenario.needs))
  );
}

async function hold(
  { expect, task, onTestFinished }: TestContext,
  runtime: Runtime,
  managed: EnvironmentRuntime,
  { concern, scenario }: ListedScenario,
  { engine, records = false }: ContractOptions,
): Promise<void> {
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
  const lambda = new LambdaUnderTest(spec, environment, seen);
  const difference = engine && differenceIn(scenario, engine);
  await (difference?.holds ?? scenario.holds.bind(scenario))(lambda);

  const observed = lambda.observed(scenario.varies);
  // A scenario that sends nothing proves nothing.
  expect(observed.outcomes.length).toBeGreaterThan(0);
  if (!engine) return;
  const meta = {
    concern,
    name: scenario.name,
    digest: digestOf(scenario),
    runtime: managed,
    engine,
    ...(scenario.approximate === undefined ? {} : { approximate: scenario.approximate }),
  };
  if (engine === 'node') {
    task.meta.fidelity = { ...meta, differs: false, observed };
    if (records) return;
  }
  // What plain Node.js cannot do has no reference: there the expectations alone count.
  const reference = scenario.needs ? observed : referenceOf(concern, scenario.name, managed);
  const differs = JSON.stringify(observed) !== JSON.stringify(reference);
  if (engine !== 'node') {
    task.meta.fidelity = { ...meta, differs, ...(differs && difference ? { why: difference.why } : {}) };
  }
  if (!difference) expect(observed, 'what plain Node.js shows').toEqual(reference);
}
