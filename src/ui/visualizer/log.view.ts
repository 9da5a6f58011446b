/** A run told in sentences: what somebody hears or reads who does not look at the drawing. */
import { durationText } from '#ui/lifecycle/duration.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import type { Run } from '#runtimes/simulated/run.ts';

export interface LogEntry {
  atMs: number;
  text: string;
}

const stateSentences = {
  provisioning: 'is being made',
  initializing: 'is there, and its init begins',
  restoring: 'gets the snapshot of an environment that was initialised before',
  ready: 'is frozen and waits',
  invoking: 'has an event: the handler runs',
  resetting: 'loses its process and gets a new one',
  shuttingDown: 'is ended',
  ended: 'is gone',
} as const;

const reasonWords = {
  spindown: 'nothing came for it',
  timeout: 'after a timeout',
  failure: 'after a failure',
  replaced: 'a deployment replaced it',
  pageLeft: 'the page was left',
  runtimeSwitched: 'another runtime was chosen',
} as const;

const sentThings = { destination: 'The record of the event', deadLetter: 'The event' } as const;

const setbackWords = {
  functionError: 'the function failed',
  throttled: 'the function was throttled',
  systemError: 'Lambda failed',
} as const;

function called({ record }: Extract<TraceRecord, { type: 'api.called' }>): string {
  if (record.eventName !== 'Invoke') return `${record.eventName} is called`;
  return record.requestParameters['InvocationType'] === 'Event'
    ? 'An asynchronous event arrives'
    : 'A request arrives';
}

function answered({ record }: Extract<TraceRecord, { type: 'api.answered' }>): string | null {
  if (record.errorCode !== undefined) return `It is refused: ${record.status} ${record.errorCode}`;
  if (record.eventName !== 'Invoke') return null;
  if (record.status === 202) return 'Its caller has 202 and goes away';
  const failed = record.responseElements?.['FunctionError'] !== undefined;
  return failed ? 'Its caller has an answer: the function’s error' : 'Its caller has the answer';
}

/** A message of the process to the Runtime API, by the end of its path. */
function asks(path: string): string {
  if (path.endsWith('/extension/register')) return 'has an extension that registers';
  if (path.endsWith('/extension/event/next')) return 'has an extension that waits for the next event';
  if (path.endsWith('/next')) return 'asks the Runtime API for the next event';
  if (path.endsWith('/response')) return 'gives the Runtime API its answer';
  return path.endsWith('/init/error')
    ? 'tells the Runtime API that the code outside the handler failed'
    : 'tells the Runtime API that the handler failed';
}

const afterWords = {
  deleted: 'they are deleted from the queue',
  returned: 'what is not done returns to the queue when its visibility timeout is over',
  checkpointed: 'the place in the shard moves on',
  retried: 'the same records are tried again',
  split: 'the batch is split in two',
  discarded: 'the batch is given up',
} as const;

function batchSentence({
  done,
  failed,
  next,
}: Extract<TraceRecord, { type: 'mapping.settled' }>['record']): string {
  return `${done.length} done, ${failed.length} failed: ${afterWords[next]}`;
}

function sentence(one: TraceRecord, name: string): string | null {
  switch (one.type) {
    case 'api.called':
      return called(one);
    case 'api.answered':
      return answered(one);
    case 'environment.changed': {
      const { state, reason } = one.record;
      return `${name} ${stateSentences[state]}${reason ? `: ${reasonWords[reason]}` : ''}`;
    }
    case 'platform.initReport': {
      const { status, metrics } = one.record;
      return `${name}: the init ${status === 'success' ? 'took' : 'failed after'} ${durationText(metrics.durationMs)}`;
    }
    case 'platform.restoreReport':
      return `${name}: the restore took ${durationText(one.record.metrics.durationMs)}`;
    case 'platform.extension':
      return `${name}: the extension ${one.record.name} has registered`;
    case 'platform.report': {
      const { metrics, errorType } = one.record;
      const ending = errorType === undefined ? '' : `, ${errorType}`;
      return `${name}: the report says ${durationText(metrics.durationMs)}, billed ${metrics.billedDurationMs} ms${ending}`;
    }
    case 'function.idleSkipped':
      return `${durationText(one.record.skippedMs)} go by without a request`;
    case 'queue.returned':
      return `The event goes back into the queue: ${setbackWords[one.record.setback]}`;
    case 'queue.delivered':
      return `The event leaves the queue for try ${one.record.attempt}`;
    case 'queue.dropped':
      return `The event is given up: ${one.record.condition}`;
    case 'queue.succeeded':
      return 'The event is through';
    case 'queue.sent':
      return `${sentThings[one.record.as]} goes to ${one.record.target}`;
    case 'queue.undelivered':
      return `${sentThings[one.record.as]} does not reach ${one.record.target}: ${one.record.errorCode}`;
    case 'mapping.changed':
      return `The event source mapping is ${one.record.state}`;
    case 'mapping.invoked': {
      const { length } = one.record.records;
      return `Lambda hands ${length === 1 ? 'one record' : `${length} records`} to the function in one event`;
    }
    case 'mapping.settled':
      return batchSentence(one.record);
    case 'runtimeApi.request':
      return `${name} ${asks(one.record.path)}`;
    case 'service.called': {
      const { eventSource, eventName, errorCode } = one.record;
      return `${name} calls ${eventName} of ${eventSource}${errorCode === undefined ? '' : `: ${errorCode}`}`;
    }
    case 'process.started':
      return `${name} starts the runtime’s process`;
    case 'network.stopped':
      return `${name} does not reach ${one.record.host}: ${one.record.name} ${one.record.says.replace(/\.$/, '')}`;
    case 'function':
      return typeof one.record === 'string' ? `${name} logs “${one.record.split('\t').at(-1)}”` : null;
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
  const begun = functionInits.map(({ environmentId, atMs }) => ({
    atMs,
    text: `Environment ${numbers.get(environmentId) ?? ''} runs the code outside the handler.`,
  }));
  const told = records.flatMap((one) => {
    const number = numbers.get(one.subject.environmentId ?? '');
    const text = sentence(one, number === undefined ? 'An environment' : `Environment ${number}`);
    return text === null ? [] : [{ atMs: one.time - epoch, text: `${text}.` }];
  });
  // A sort keeps the order of what happened at once.
  return begun.length === 0 ? told : [...told, ...begun].sort((one, other) => one.atMs - other.atMs);
}
