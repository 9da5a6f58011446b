/** The machines' own names for what happens, as somebody says them who has not read the machines. */
import { inWords } from './machine-words.ts';
import { words } from './way.words.ts';

/** @throws Error where a machine waits for something that has no words */
export function eventWords(event: string): string {
  const said = words.events[event];
  if (said === undefined) throw new Error(`Nobody has said yet what “${event}” means.`);
  return said;
}

export function wayWords({ event, given }: { event: string; given: string | null }): string {
  return given === null
    ? eventWords(event)
    : words.both(eventWords(event), words.conditions[given] ?? inWords(given));
}
