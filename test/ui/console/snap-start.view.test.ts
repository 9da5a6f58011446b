import { expect, test } from 'vitest';
import { snapStartCalls, snapStartOf, readSnapStart } from '#ui/console/function/state/snap-start.view.ts';
import { handsOn } from '../../support/account/account-hands.ts';

test('SnapStart is refused for Node.js, in AWS’s words', async () => {
  const hands = handsOn();
  await hands.created();
  const { configuration } = hands.fn();
  expect(snapStartOf(configuration)).toBe('None');
  expect(snapStartCalls('None', configuration)).toEqual([]);
  const [call] = snapStartCalls('PublishedVersions', configuration);
  if (!call) throw new Error('Nothing is sent.');
  expect(hands.refusal(hands.call(call))).toBe(
    'InvalidParameterValueException: nodejs24.x is not supported for SnapStart enabled functions.',
  );
  expect(readSnapStart('"PublishedVersions"')).toBe('PublishedVersions');
  expect(readSnapStart('"Always"')).toBeNull();
});
