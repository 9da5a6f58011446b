import { pollerFacts, pollerKinds } from './pollers.ts';
import type { SourceKind } from './source-fields.ts';
import { triggerFacts, triggerKinds } from './triggers.ts';

/** What the console calls a kind of source. */
export function sourceName(kind: SourceKind): string {
  const poller = pollerKinds.find((each) => each === kind);
  if (poller) return pollerFacts(poller).name;
  const trigger = triggerKinds.find((each) => each === kind);
  return trigger ? triggerFacts(trigger).name : 'Function URL';
}
