import { describe, expect, it } from 'vitest';
import { fleetFacts } from '#model/lambda/fleet-facts.ts';
import { fleets, type FleetId, type Load } from '#model/lambda/fleets.ts';

function fleetOf(id: FleetId, load: Load) {
  const found = fleets(load, fleetFacts).find((fleet) => fleet.id === id);
  if (!found) throw new Error(`There is no fleet ${id}.`);
  return found;
}

const hourly: Load = { functions: 1_000_000, perDay: 24 };

describe('a machine for each event', () => {
  it('takes a machine for each function where they are kept, whatever comes', () => {
    expect(fleetOf('kept', hourly).machines).toBe(1_000_000);
    expect(fleetOf('kept', { ...hourly, perDay: 1 }).paid).toBe(fleetOf('kept', hourly).paid);
  });

  it('takes a reserve that is nearly always starting', () => {
    const reserve = fleetOf('reserve', hourly);
    expect(reserve.machines).toBeCloseTo((24_000_000 / 86_400) * (fleetFacts.instanceStart + 0.1));
    expect(reserve.starting).toBeGreaterThan(0.99);
  });

  it('takes one in reserve where hardly anything comes', () => {
    expect(fleetOf('reserve', { functions: 1, perDay: 1 }).machines).toBe(1);
  });

  it('takes a larger reserve than one for each function where there is much to do', () => {
    const busy: Load = { functions: 10_000, perDay: 86_400 };
    expect(fleetOf('reserve', busy).machines).toBeGreaterThan(fleetOf('kept', busy).machines);
  });

  it('takes so few microVMs as they start faster, and pays for events only', () => {
    const called = fleetOf('called', hourly);
    expect(called.machines).toBeCloseTo((24_000_000 / 86_400) * (fleetFacts.microVmBoot + 0.1));
    expect(fleetOf('called', { ...hourly, perDay: 48 }).paid).toBeCloseTo(2 * called.paid);
  });

  it('prices a function as the code of the lesson does', () => {
    const perMonth = 8_300_000;
    const perDay = perMonth / (730 / 24);
    expect(fleetOf('called', { functions: 1, perDay }).paid).toBeCloseTo(
      perMonth * (fleetFacts.request + 0.1 * 0.125 * fleetFacts.gbSecond),
    );
    expect(fleetOf('kept', { functions: 1, perDay }).paid).toBeCloseTo(730 * fleetFacts.instanceHour);
  });

  it('draws areas in proportion to the machines', () => {
    const [kept, reserve, called] = fleets(hourly, fleetFacts);
    expect(kept?.side).toBe(1);
    expect((reserve?.side ?? 0) ** 2).toBeCloseTo((reserve?.machines ?? 0) / 1_000_000);
    expect(called?.side).toBeLessThan(0.01);
  });
});
