/**
 * The trace as the lines of a CloudWatch log stream, in the JSON format.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html and
 * -log-level.html (content/facts/log-lines.json). There is no END line: `platform.runtimeDone` has its place.
 */
import { type SystemLogLevel, systemLogLevels } from '../lambda/configuration.ts';
import { functionLine } from './log-text.ts';
import type { PlatformEvent, TraceRecord } from './trace.ts';

/** Lines of one record. The runtime client has already kept back what lies below the application's log level. */
export function jsonLines(entry: TraceRecord, level: SystemLogLevel = 'INFO'): string[] {
  if (entry.type === 'function') return [functionLine(entry.record)];
  if (!isPlatformEvent(entry)) return [];
  if (systemLogLevels.indexOf(systemLevelOf(entry)) < systemLogLevels.indexOf(level)) return [];
  const time = new Date(entry.time).toISOString();
  return [JSON.stringify({ time, type: entry.type, record: entry.record })];
}

/** The level at which Lambda logs a platform event, on demand. */
export function systemLevelOf(event: PlatformEvent): SystemLogLevel {
  switch (event.type) {
    case 'platform.initStart':
    case 'platform.start':
    case 'platform.restoreStart':
    case 'platform.extension':
      return 'INFO';
    case 'platform.initRuntimeDone':
    case 'platform.initReport':
    case 'platform.restoreReport':
    case 'platform.runtimeDone':
      return event.record.status === 'success' ? 'DEBUG' : 'WARN';
    case 'platform.report':
      return event.record.status === 'success' ? 'INFO' : 'WARN';
  }
}

function isPlatformEvent(entry: TraceRecord): entry is Extract<TraceRecord, PlatformEvent> {
  return entry.type.startsWith('platform.');
}
