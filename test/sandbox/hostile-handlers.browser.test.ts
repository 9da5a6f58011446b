/**
 * Handlers that try to get out of the sandbox, or to spoil the page that runs them. Each is refused or contained,
 * and after each the page is as it was: it draws, another environment answers, the next event is served, and
 * nobody outside has heard of it.
 */
import { afterAll, beforeAll, describe, expect, it, onTestFailed, onTestFinished } from 'vitest';
import { server } from 'vitest/browser';
import type { InvokeOutcome, Runtime } from '#model/runtime-port.ts';
import { createEmbeddedRuntime } from '#runtimes/embedded/embedded-runtime.ts';
import type { LambdaUnderTest } from '../contract/lambda-under-test.ts';
import { packageOf, type Attack } from './attack.ts';
import { escapeAttacks } from './attacks/escape.ts';
import { exhaustionAttacks } from './attacks/exhaustion.ts';
import { floodAttacks } from './attacks/floods.ts';
import { messageAttacks } from './attacks/messages.ts';
import { neighbourAttacks } from './attacks/neighbours.ts';
import { networkAttacks } from './attacks/network.ts';
import { pageAttacks } from './attacks/page.ts';
import { poisonAttacks } from './attacks/poison.ts';
import { secret, specOf, Stage, startOn } from './stage.ts';

const LEAST = 40;
const USUAL_TIMEOUT_MS = 10_000;

/** Those that can leave nothing behind share an environment, which the next one finds as it was. */
interface Campaign {
  attacks: readonly Attack[];
  shared?: true;
}
const campaigns: Record<string, Campaign> = {
  'reaches for the page': { attacks: pageAttacks, shared: true },
  'reaches for the network': { attacks: networkAttacks, shared: true },
  'reaches for its neighbours': { attacks: neighbourAttacks },
  'looks for another scope': { attacks: escapeAttacks },
  'poisons what it shares': { attacks: poisonAttacks },
  'forges messages': { attacks: messageAttacks },
  'takes all there is': { attacks: exhaustionAttacks },
  'floods the page': { attacks: floodAttacks },
};

/** The next event, as an account would send it: to the process if it lives, else to a new one. */
async function serveNext(
  lambda: LambdaUnderTest,
  outcome: InvokeOutcome,
  next: Attack['next'],
): Promise<void> {
  const lives = outcome.status === 'success' || (outcome.status === 'error' && !outcome.exit);
  if (lives) {
    const after = await lambda.invoke({}, next === 'same process' ? USUAL_TIMEOUT_MS : 500);
    if (after.status === 'success' && after.payload === '"served"') return;
    expect({ next, after }).toMatchObject({ next: 'new process' });
  }
  expect(next).toBe('new process');
  await lambda.reset();
  expect(await lambda.result({})).toBe('served');
}

describe('a hostile handler', () => {
  let runtime: Runtime;
  let stage: Stage;
  let contained = 0;
  let tried = 0;
  beforeAll(async () => {
    runtime = createEmbeddedRuntime();
    await runtime.prepare();
    stage = await Stage.set(runtime);
  }, 60_000);
  afterAll(() => runtime.dispose());

  for (const [name, { attacks, shared }] of Object.entries(campaigns)) {
    describe(name, () => {
      let environment: Promise<LambdaUnderTest> | undefined;
      for (const [number, attack] of attacks.entries()) {
        it.skipIf(attack.heavy && server.browser !== 'chromium')(attack.name, async () => {
          tried += 1;
          if (!shared) environment = undefined;
          environment ??= startOn(runtime, specOf(packageOf(attacks), attack.configuration));
          const lambda = await environment;
          if (!shared) onTestFinished(() => lambda.environment.stop('spindown'));
          onTestFailed(() => (environment = undefined));
          const outcome = await lambda.invoke(
            { attack: number, collector: stage.collector, page: location.href, secret },
            attack.timeoutMs ?? USUAL_TIMEOUT_MS,
          );
          await attack.contained(outcome, lambda);
          await serveNext(lambda, outcome, attack.next);
          await stage.stands();
          contained += 1;
        });
      }
    });
  }

  it(`is one of at least ${LEAST}, all of them contained`, () => {
    console.log(`${tried} hostile handlers, ${contained} contained (${server.browser})`);
    expect(contained).toBeGreaterThanOrEqual(LEAST);
    expect(contained).toBe(tried);
  });
});
