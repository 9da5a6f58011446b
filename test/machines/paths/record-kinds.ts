import type { TraceRecord } from '#model/telemetry/trace.ts';
import { hanging } from './path-story.ts';

/** Request ids and the like are another one's each time. */
const path = (text: string): string => text.replace(/invocation\/[^/]+\//, 'invocation/{id}/');

/** What a record says, without what no two runs share: times, ids, sizes, words. */
export function kindOf(entry: TraceRecord): string {
  const words = (...parts: (string | number | undefined)[]) =>
    [entry.type, ...parts.filter((part) => part !== undefined)].join(' ');
  switch (entry.type) {
    case 'platform.initStart':
      return words(entry.record.initializationType, entry.record.phase);
    case 'platform.initRuntimeDone':
    case 'platform.initReport':
      return words(entry.record.phase, entry.record.status, entry.record.errorType);
    case 'platform.restoreReport':
      return words(entry.record.status, entry.record.errorType);
    case 'platform.runtimeDone':
      return words(entry.record.status, entry.record.errorType);
    case 'platform.report': {
      const { status, errorType, metrics } = entry.record;
      const beside = (['initDurationMs', 'restoreDurationMs'] as const).filter((each) => each in metrics);
      return words(status, errorType, ...beside);
    }
    case 'environment.changed':
      return words(entry.record.state, entry.record.reason);
    case 'process.exited':
      return words(entry.record.signal, entry.record.exitCode);
    case 'runtimeApi.request':
      return words(entry.record.method, path(entry.record.path));
    case 'runtimeApi.response':
      return words(entry.record.status);
    case 'function':
      return words(JSON.stringify(entry.record).includes(hanging) ? hanging : undefined);
    default:
      return words();
  }
}
