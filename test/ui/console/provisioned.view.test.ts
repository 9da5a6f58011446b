import { expect, test } from 'vitest';
import { allocationMs } from '#model/lambda/lifecycle.ts';
import {
  provisionedCall,
  provisionedError,
  provisionedRows,
  qualifierChoices,
  readTypedProvisioned,
  releaseCall,
} from '#ui/console/function/configuration/provisioned.view.ts';
import { timelineView } from '#ui/lifecycle/timeline.view.ts';
import { handsOn } from '../../support/account/account-hands.ts';

test('a row says how many environments are there, work, and spilled over', async () => {
  const hands = handsOn({ handler: { handle: () => ({ does: 'answer', payload: 1, durationMs: 900 }) } });
  await hands.created();
  hands.call({ action: 'PublishVersion', request: { FunctionName: 'hello' } });
  expect(qualifierChoices(hands.fn()).map(({ value }) => value)).toEqual(['1', '$LATEST']);
  hands.call(provisionedCall({ qualifier: '1', executions: '2' }, 'hello'));
  expect(provisionedRows(hands.fn())).toMatchObject([
    { name: 'Version 1', status: 'In progress', requested: 2, allocated: 0 },
  ]);
  await hands.pass(allocationMs.here + 2000);
  for (let each = 0; each < 3; each += 1)
    hands.call({ action: 'Invoke', request: { FunctionName: 'hello', Qualifier: '1', Payload: '{}' } });
  await hands.pass(1);
  expect(provisionedRows(hands.fn())).toMatchObject([
    { status: 'Ready', allocated: 2, available: 2, inUse: 2, spilled: 1 },
  ]);
  const names = timelineView(hands.trace(), hands.clock.instant).lanes.map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['Environment 1, provisioned', 'Environment 2, provisioned']);
  hands.call(releaseCall('1', 'hello'));
  expect(provisionedRows(hands.fn())).toEqual([]);
});

test('only a whole number is sent', () => {
  expect(provisionedError({ qualifier: '1', executions: '1.5' })).toContain('whole number');
  expect(provisionedError({ qualifier: '1', executions: ' 3 ' })).toBeNull();
  expect(readTypedProvisioned('{')).toBeNull();
});
