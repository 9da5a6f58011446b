import { expect, it } from 'vitest';
import { dashboardView } from '#ui/console/dashboard.view.ts';
import { deploymentMs, handsOn, times } from '../../support/account/account-hands.ts';

it('counts invocations, errors and throttles as AWS does, from what really happened', async () => {
  const hands = handsOn({
    handler: {
      handle: (event) =>
        event === 'bad'
          ? { does: 'fail', error: { errorType: 'Error', errorMessage: 'no' } }
          : { does: 'answer', payload: null, durationMs: 500 },
    },
  });
  await hands.created();
  hands.reserve(2);
  hands.test('1');
  hands.test('2');
  const third = hands.test('3');
  expect(hands.refusal(third)).toContain('TooManyRequestsException');
  await hands.pass(times.provisionMs + times.initMs + 1000);
  hands.test('"bad"');
  await hands.pass(1000);
  hands.call({ action: 'PublishVersion', request: { FunctionName: 'hello' } });
  hands.create('other');
  await hands.pass(deploymentMs.create);

  const view = dashboardView(hands.view(), hands.trace());
  expect(view).toMatchObject({
    functions: 2,
    versions: 1,
    codeStorage: 300,
    concurrency: { limit: 1000, unreserved: 998 },
    total: { invocations: 3, errors: 1, throttles: 1, concurrentExecutions: 2 },
    below: { environments: 2, working: 0, frozen: 2, memoryMB: 256 },
  });
  expect(view.total.durationMs).toBeGreaterThan(100);
  expect(view.perFunction).toMatchObject([
    { name: 'hello', invocations: 3 },
    { name: 'other', invocations: 0, durationMs: null },
  ]);
});
