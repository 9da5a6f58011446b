/** The machines' own names for what happens, as somebody says them who has not read the machines. */
import { inWords } from './machine-words.ts';
import { words } from './way.words.ts';

/** @throws Error where a machine waits for something that has no words */
export function eventWords(on: string): string {
  const said = words.events[on];
  if (said === undefined) throw new Error(`Nobody has said yet what “${on}” means.`);
  return said;
}

export function wayWords({ on, given }: { on: string; given: string | null }): string {
  return given === null
    ? eventWords(on)
    : words.both(eventWords(on), words.conditions[given] ?? inWords(given));
}
