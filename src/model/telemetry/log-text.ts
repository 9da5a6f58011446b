/**
 * The trace as the lines of a CloudWatch log stream, in the text format.
 *
 * Layout: content/facts/log-lines.json, checked against published logs in the tests. Fields are separated by tabs.
 * These are the lines that Lambda writes today: a time-out or a crash leaves its mark in REPORT only, where older
 * logs had a line of its own ("Task timed out after …", "Runtime.ExitError").
 */
import type { PlatformInitReport, PlatformReport, TraceRecord } from './trace.ts';

/** Lines of one record; most records have none. */
export function textLines(entry: TraceRecord): string[] {
  switch (entry.type) {
    case 'platform.initStart': {
      const { phase, runtimeVersion, runtimeVersionArn } = entry.record;
      // A suppressed init has no line of its own when it begins.
      if (phase === 'invoke') return [];
      return [`INIT_START Runtime Version: ${runtimeVersion}\tRuntime Version ARN: ${runtimeVersionArn}`];
    }
    case 'platform.initReport':
      return entry.record.status === 'success' ? [] : [initReportLine(entry.record)];
    case 'platform.start':
      return [`START RequestId: ${entry.record.requestId} Version: ${entry.record.version}`];
    case 'platform.report':
      return [`END RequestId: ${entry.record.requestId}`, reportLine(entry.record)];
    case 'function':
      return [functionLine(entry.record)];
    default:
      return [];
  }
}

/** What the process wrote, without the line break at its end. */
export function functionLine(record: string | Record<string, unknown>): string {
  return typeof record === 'string' ? record.replace(/\r?\n$/, '') : JSON.stringify(record);
}

function initReportLine({ phase, status, errorType, metrics }: PlatformInitReport['record']): string {
  const fields = [
    `INIT_REPORT Init Duration: ${ms(metrics.durationMs)}`,
    `Phase: ${phase}`,
    `Status: ${status}`,
  ];
  return [...fields, ...(errorType === undefined ? [] : [`Error Type: ${errorType}`])].join('\t');
}

function reportLine({ requestId, status, errorType, metrics }: PlatformReport['record']): string {
  const fields = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${ms(metrics.durationMs)}`,
    `Billed Duration: ${metrics.billedDurationMs} ms`,
    `Memory Size: ${metrics.memorySizeMB} MB`,
    `Max Memory Used: ${Math.round(metrics.maxMemoryUsedMB)} MB`,
  ];
  if (metrics.initDurationMs !== undefined) fields.push(`Init Duration: ${ms(metrics.initDurationMs)}`);
  if (!isMarked(status, errorType)) return `${fields.join('\t')}\t`;
  fields.push(`Status: ${status}`);
  if (errorType !== undefined) fields.push(`Error Type: ${errorType}`);
  return fields.join('\t');
}

/**
 * Whether REPORT says how it ended. An error that the handler threw leaves no mark: the process lives on, and the
 * platform knows it as `Runtime.Unknown` or `Function.Unknown` only. Observed in published logs, 2026.
 */
function isMarked(status: string, errorType: string | undefined): boolean {
  return status !== 'success' && !errorType?.endsWith('.Unknown');
}

function ms(duration: number): string {
  return `${duration.toFixed(2)} ms`;
}
