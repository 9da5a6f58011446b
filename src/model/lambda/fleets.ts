/**
 * Three ways to have a machine for each event of light functions: how many there are at any moment, what they do, and
 * what is paid. The numbers are handed in (`fleet-facts.ts`), so that a script need not carry the ledger.
 */

/** From the ledger of facts. */
export interface FleetFacts {
  /** s, from the order of an instance until it answers. */
  instanceStart: number;
  /** s. */
  microVmBoot: number;
  /** USD for an hour of the smallest instance. */
  instanceHour: number;
  /** USD, of Lambda. */
  request: number;
  /** USD, of Lambda. */
  gbSecond: number;
}

export interface Load {
  functions: number;
  /** Events for each function in a day. */
  perDay: number;
}

export type FleetId = 'kept' | 'reserve' | 'called';

export interface Fleet {
  id: FleetId;
  /** At any moment, on average. */
  machines: number;
  /** Shares of the machines, from 0 to 1; the rest wait. */
  starting: number;
  working: number;
  /** USD in a month. */
  paid: number;
  /** Side of a square whose area is the number of machines, from 0 to 1: 1 is the largest of the three. */
  side: number;
}

/** The light function of the lesson. */
const work = { seconds: 0.1, gigabytes: 0.125 };
const secondsOfDay = 86_400;
const hoursOfMonth = 730;

/**
 * Little’s law: what comes in a second, times how long each of them keeps a machine, is how many there are.
 *
 * Source: https://en.wikipedia.org/wiki/Little%27s_law
 */
export function fleets({ functions, perDay }: Load, facts: FleetFacts): Fleet[] {
  const rate = (functions * perDay) / secondsOfDay;
  const busy = rate * work.seconds;
  const reserve = Math.max(1, rate * (facts.instanceStart + work.seconds));
  const called = rate * (facts.microVmBoot + work.seconds);
  const instances = (machines: number) => machines * hoursOfMonth * facts.instanceHour;
  const perEvent = facts.request + work.seconds * work.gigabytes * facts.gbSecond;
  const largest = Math.max(functions, reserve, called);
  const side = (machines: number) => Math.sqrt(machines / largest);
  return [
    {
      id: 'kept',
      machines: functions,
      starting: 0,
      working: busy / functions,
      paid: instances(functions),
      side: side(functions),
    },
    {
      id: 'reserve',
      machines: reserve,
      starting: (rate * facts.instanceStart) / reserve,
      working: busy / reserve,
      paid: instances(reserve),
      side: side(reserve),
    },
    {
      id: 'called',
      machines: called,
      starting: (rate * facts.microVmBoot) / called,
      working: busy / called,
      paid: rate * 3600 * hoursOfMonth * perEvent,
      side: side(called),
    },
  ];
}
