/** The machines behind every picture of this site, drawn from themselves while the site is built. */
import { environmentMachine } from '#machines/environment.machine.ts';
import { eventSourceMappingMachine } from '#machines/event-source-mapping.machine.ts';
import { functionMachine } from '#machines/function.machine.ts';
import { invocationMachine } from '#machines/invocation.machine.ts';
import { provisionedConcurrencyMachine } from '#machines/provisioned-concurrency.machine.ts';
import { queuedEventMachine } from '#machines/queued-event.machine.ts';
import { machineMap, type MachineMap } from './machine-map.ts';

interface DrawnMachine {
  title: string;
  /** What the machine is for, in a sentence. */
  lead: string;
  map: MachineMap;
}

const machines = [
  {
    title: 'Execution environment',
    lead: 'One container: from nothing to nothing, with at most one event at a time.',
    machine: environmentMachine,
  },
  {
    title: 'Invocation',
    lead: 'One request, or one try of an event from the queue.',
    machine: invocationMachine,
  },
  {
    title: 'Event in the queue',
    lead: 'What nobody waits for is kept here until it is through, or given up.',
    machine: queuedEventMachine,
  },
  {
    title: 'Event source mapping',
    lead: 'Lambda itself reads a queue or a stream and calls the function with what it finds.',
    machine: eventSourceMappingMachine,
  },
  {
    title: 'Function',
    lead: 'Two things side by side: whether it can run, and how its newest change went.',
    machine: functionMachine,
  },
  {
    title: 'Provisioned concurrency',
    lead: 'Of one version: it has containers made before anybody asks, and keeps them.',
    machine: provisionedConcurrencyMachine,
  },
];

let drawn: Promise<DrawnMachine[]> | undefined;

export function drawnMachines(): Promise<DrawnMachine[]> {
  return (drawn ??= Promise.all(
    machines.map(async ({ machine, ...words }) => ({ ...words, map: await machineMap(machine) })),
  ));
}
