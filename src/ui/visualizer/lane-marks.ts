/** What happens at an instant of an environment's life: lines of its log, and messages of its Runtime API. */
import { textReader } from '#model/telemetry/log-text.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import type { PictureMark } from './picture.ts';

/** By environment, in order of time. */
export function marksOf(
  records: readonly TraceRecord[],
  epoch: number,
): ReadonlyMap<string, readonly PictureMark[]> {
  const marks = new Map<string, PictureMark[]>();
  const asked = new Map<string, string>();
  const linesOf = textReader();
  for (const one of records) {
    const { environmentId } = one.subject;
    if (environmentId === undefined) continue;
    const found = marksAt(one, asked, linesOf).map(({ kind, text }) => ({
      at: one.time - epoch,
      kind,
      text,
    }));
    if (found.length === 0) continue;
    const lane = marks.get(environmentId);
    if (lane) lane.push(...found);
    else marks.set(environmentId, found);
  }
  return marks;
}

/** @param asked the questions that are still open, by their wire id */
function marksAt(
  one: TraceRecord,
  asked: Map<string, string>,
  linesOf: ReturnType<typeof textReader>,
): Pick<PictureMark, 'kind' | 'text'>[] {
  if (one.type === 'runtimeApi.request') {
    const { wireId, method, path } = one.record;
    asked.set(wireId, `${method} ${path}`);
    return [{ kind: 'api', text: `${method} ${path}` }];
  }
  if (one.type === 'runtimeApi.response') {
    const { wireId, status } = one.record;
    const question = asked.get(wireId);
    asked.delete(wireId);
    return [{ kind: 'api', text: question === undefined ? String(status) : `${status} to ${question}` }];
  }
  return linesOf(one).map((text) => ({ kind: 'log', text }));
}
