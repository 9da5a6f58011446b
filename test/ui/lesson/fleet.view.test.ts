import { expect, it } from 'vitest';
import { fleetFacts } from '#model/lambda/fleet-facts.ts';
import { fleets } from '#model/lambda/fleets.ts';
import { machinesText, paidText, partsOf, shareText } from '#ui/lesson/fleet.view.ts';

it('says numbers as somebody reads them', () => {
  expect(machinesText(0.03)).toBe('mostly no machine at all');
  expect(machinesText(1)).toBe('1 machine');
  expect(machinesText(1_000_000)).toBe('1,000,000 machines');
  expect(paidText(0.000_3)).toBe('less than a cent');
  expect(paidText(3.066)).toBe('3.07\u00a0USD');
  expect(paidText(3_066_000)).toBe('3,066,000\u00a0USD');
  expect(shareText(0.000_116)).toBe('0.012%');
  expect(shareText(0.999_9)).toBe('over 99%');
});

it('names what the machines do, and leaves out what none does', () => {
  const [kept, , called] = fleets({ functions: 100, perDay: 24 }, fleetFacts).map(partsOf);
  expect(kept?.map(({ name }) => name)).toEqual(['working', 'waiting']);
  expect(called?.map(({ name }) => name)).toEqual(['working', 'starting']);
});
