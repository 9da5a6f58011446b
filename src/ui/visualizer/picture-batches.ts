/** Batches that Lambda reads and hands to the function: to the function its pollers are callers like any other. */
import type { TraceRecord } from '#model/telemetry/trace.ts';
import type { PictureRequest, QueueWait } from './picture.ts';

interface Batches {
  requests: PictureRequest[];
  /** What went back into its queue, until it was handed out again. When it left for good, nobody says. */
  waits: QueueWait[];
}

export function batchesOf(records: readonly TraceRecord[], epoch: number, untilMs: number): Batches {
  const requests = new Map<string, PictureRequest>();
  const waits: QueueWait[] = [];
  const returned = new Map<string, number>();
  for (const one of records) {
    const at = one.time - epoch;
    if (one.type === 'mapping.invoked') {
      const { requestId, records: ids } = one.record;
      requests.set(requestId, { requestId, from: at, to: untilMs, outcome: 'open' });
      const since = new Set(ids.flatMap((id) => returned.get(id) ?? []));
      for (const id of ids) returned.delete(id);
      const [first = requestId] = ids;
      for (const from of since) waits.push({ requestId: first, from, to: at, again: true, end: null });
    } else if (one.type === 'mapping.settled') {
      const { requestId, failed, next } = one.record;
      const open = requests.get(requestId);
      if (open) Object.assign(open, { to: at, outcome: failed.length > 0 ? 'failed' : 'answered' });
      if (next === 'returned') for (const id of failed) returned.set(id, at);
    }
  }
  return { requests: [...requests.values()], waits };
}
