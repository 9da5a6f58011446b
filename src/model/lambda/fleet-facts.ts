import compute from '#content/facts/compute.json' with { type: 'json' };
import prices from '#content/facts/prices.json' with { type: 'json' };
import type { FleetFacts } from './fleets.ts';
import { microVmBootMs } from './lifecycle.ts';

export const fleetFacts: FleetFacts = {
  instanceStart: compute.instanceStart.value,
  microVmBoot: microVmBootMs / 1000,
  instanceHour: compute.smallestInstanceHour.value,
  request: prices.request.value,
  gbSecond: prices.gbSecondArm.value,
};
