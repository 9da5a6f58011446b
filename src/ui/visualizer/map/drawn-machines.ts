/** The machines behind every picture of this site, drawn from themselves while the site is built. */
import { environmentMachine } from '#machines/environment.machine.ts';
import { eventSourceMappingMachine } from '#machines/event-source-mapping.machine.ts';
import { functionMachine } from '#machines/function.machine.ts';
import { invocationMachine } from '#machines/invocation.machine.ts';
import { provisionedConcurrencyMachine } from '#machines/provisioned-concurrency.machine.ts';
import { queuedEventMachine } from '#machines/queued-event.machine.ts';
import { words } from './drawn-machines.words.ts';
import { machineMap, type MachineMap } from './machine-map.ts';

interface DrawnMachine {
  title: string;
  /** What the machine is for, in a sentence. */
  lead: string;
  map: MachineMap;
}

const machines = [
  {
    ...words.environment,
    machine: environmentMachine,
  },
  {
    ...words.invocation,
    machine: invocationMachine,
  },
  {
    ...words.queuedEvent,
    machine: queuedEventMachine,
  },
  {
    ...words.mapping,
    machine: eventSourceMappingMachine,
  },
  {
    ...words.fn,
    machine: functionMachine,
  },
  {
    ...words.provisioned,
    machine: provisionedConcurrencyMachine,
  },
];

let drawn: Promise<DrawnMachine[]> | undefined;

export function drawnMachines(): Promise<DrawnMachine[]> {
  return (drawn ??= Promise.all(
    machines.map(async ({ machine, ...words }) => ({ ...words, map: await machineMap(machine) })),
  ));
}
