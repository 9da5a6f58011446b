/** A run told in sentences: what somebody hears or reads who does not look at the drawing. */
import { durationText } from '#ui/lifecycle/duration.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import type { Run } from '#runtimes/simulated/run.ts';
import { words } from './log.words.ts';

export interface LogEntry {
  atMs: number;
  text: string;
}

function called({ record }: Extract<TraceRecord, { type: 'api.called' }>): string {
  if (record.eventName !== 'Invoke') return words.called(record.eventName);
  return record.requestParameters['InvocationType'] === 'Event' ? words.event : words.request;
}

function answered({ record }: Extract<TraceRecord, { type: 'api.answered' }>): string | null {
  if (record.errorCode !== undefined) return words.refused(record.status, record.errorCode);
  if (record.eventName !== 'Invoke') return null;
  if (record.status === 202) return words.accepted;
  const failed = record.responseElements?.['FunctionError'] !== undefined;
  return failed ? words.answeredBadly : words.answered;
}

/** A message of the process to the Runtime API, by the end of its path. */
function asks(path: string): (name: string) => string {
  const { asks: said } = words;
  if (path.endsWith('/extension/register')) return said.extension;
  if (path.endsWith('/extension/event/next')) return said.extensionNext;
  if (path.endsWith('/next')) return said.next;
  if (path.endsWith('/response')) return said.response;
  return path.endsWith('/init/error') ? said.initError : said.error;
}

function sentence(one: TraceRecord, name: string): string | null {
  switch (one.type) {
    case 'api.called':
      return called(one);
    case 'api.answered':
      return answered(one);
    case 'environment.changed': {
      const { state, reason } = one.record;
      const changed = words.states[state](name);
      return reason ? words.because(changed, words.reasons[reason]) : changed;
    }
    case 'platform.initReport': {
      const { status, metrics } = one.record;
      return (status === 'success' ? words.init : words.initFailed)(name, durationText(metrics.durationMs));
    }
    case 'platform.restoreReport':
      return words.restore(name, durationText(one.record.metrics.durationMs));
    case 'platform.extension':
      return words.extension(name, one.record.name);
    case 'platform.report': {
      const { metrics, errorType } = one.record;
      const told = [name, durationText(metrics.durationMs), metrics.billedDurationMs] as const;
      return errorType === undefined ? words.report(...told) : words.reportFailed(...told, errorType);
    }
    case 'function.idleSkipped':
      return words.skipped(durationText(one.record.skippedMs));
    case 'queue.returned':
      return words.returned(words.setbacks[one.record.setback]);
    case 'queue.delivered':
      return words.delivered(one.record.attempt);
    case 'queue.dropped':
      return words.dropped(one.record.condition);
    case 'queue.succeeded':
      return words.succeeded;
    case 'queue.sent':
      return words.sent[one.record.as](one.record.target);
    case 'queue.undelivered':
      return words.undelivered[one.record.as](one.record.target, one.record.errorCode);
    case 'mapping.changed':
      return words.mapping(one.record.state);
    case 'mapping.invoked':
      return words.batch(one.record.records.length);
    case 'mapping.settled': {
      const { done, failed, next } = one.record;
      return words.settled(done.length, failed.length, words.after[next]);
    }
    case 'runtimeApi.request':
      return asks(one.record.path)(name);
    case 'service.called': {
      const { eventSource, eventName, errorCode } = one.record;
      const made = words.service(name, eventName, eventSource);
      return errorCode === undefined ? made : words.because(made, errorCode);
    }
    case 'process.started':
      return words.process(name);
    case 'network.stopped': {
      const { host, name: error, says } = one.record;
      return words.stopped(name, host, error, says.replace(/\.$/, ''));
    }
    case 'function':
      return typeof one.record === 'string' ? words.logs(name, one.record.split('\t').at(-1) ?? '') : null;
    case 'platform.initStart':
    case 'platform.restoreStart':
    case 'platform.initRuntimeDone':
    case 'platform.start':
    case 'platform.runtimeDone':
    case 'process.exited':
    case 'file.written':
    case 'runtimeApi.response':
    case 'queue.received':
    case 'queue.waitSkipped':
      return null;
  }
}

/** @param numbers of the environments */
export function runLog(
  { records, epoch, functionInits = [] }: Run,
  numbers: ReadonlyMap<string, number>,
): LogEntry[] {
  const nameOf = (environmentId = '') => {
    const number = numbers.get(environmentId);
    return number === undefined ? words.anEnvironment : words.environment(number);
  };
  const begun = functionInits.map(({ environmentId, atMs }) => ({
    atMs,
    text: words.ended(words.ownInit(nameOf(environmentId))),
  }));
  const told = records.flatMap((one) => {
    const text = sentence(one, nameOf(one.subject.environmentId));
    return text === null ? [] : [{ atMs: one.time - epoch, text: words.ended(text) }];
  });
  // A sort keeps the order of what happened at once.
  return begun.length === 0 ? told : [...told, ...begun].sort((one, other) => one.atMs - other.atMs);
}
