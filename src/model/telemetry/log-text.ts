/**
 * The trace as the lines of a CloudWatch log stream, in the text format.
 *
 * Layout: content/facts/log-lines.json, checked against published logs in the tests. Fields are separated by tabs.
 * These are the lines that Lambda writes today: a time-out or a crash leaves its mark in REPORT only, where older
 * logs had a line of its own ("Task timed out after …", "Runtime.ExitError").
 */
import type { PlatformInitReport, PlatformReport, TraceRecord } from './trace.ts';

/** Reads records in order of time. What REPORT says of an error depends on the init before it. */
export function textReader(): (entry: TraceRecord) => string[] {
  /** Environments whose newest init failed inside the invocation that is not told of yet. */
  const failedInInit = new Set<string | undefined>();
  return (entry) => {
    const { environmentId } = entry.subject;
    if (entry.type === 'platform.initReport') {
      const { phase, status } = entry.record;
      if (phase === 'invoke' && status !== 'success') failedInInit.add(environmentId);
    }
    const initFailed = entry.type === 'platform.report' && failedInInit.delete(environmentId);
    return textLines(entry, initFailed);
  };
}

/**
 * Lines of one record; most records have none.
 *
 * @param initFailed of a report: its invocation failed before its handler began
 */
function textLines(entry: TraceRecord, initFailed = false): string[] {
  switch (entry.type) {
    case 'platform.initStart': {
      const { phase, runtimeVersion, runtimeVersionArn } = entry.record;
      // A suppressed init has no line of its own when it begins.
      if (phase === 'invoke') return [];
      return [`INIT_START Runtime Version: ${runtimeVersion}\tRuntime Version ARN: ${runtimeVersionArn}`];
    }
    case 'platform.initReport':
      return saysInit(entry.record) ? [initReportLine(entry.record)] : [];
    case 'platform.restoreStart': {
      const { runtimeVersion, runtimeVersionArn } = entry.record;
      return [`RESTORE_START Runtime Version: ${runtimeVersion}\tRuntime Version ARN: ${runtimeVersionArn}`];
    }
    case 'platform.restoreReport': {
      const { status, metrics } = entry.record;
      const failed = status === 'success' ? '' : `\tStatus: ${status}`;
      return [`RESTORE_REPORT Restore Duration: ${ms(metrics.durationMs)}${failed}`];
    }
    case 'platform.extension': {
      const { name, state, events } = entry.record;
      return [`EXTENSION\tName: ${name}\tState: ${state}\tEvents: [${events.join(', ')}]`];
    }
    case 'platform.start':
      return [`START RequestId: ${entry.record.requestId} Version: ${entry.record.version}`];
    case 'platform.report':
      return [`END RequestId: ${entry.record.requestId}`, reportLine(entry.record, initFailed)];
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

/** An init that went well is told by the first REPORT; one that no event waits for is told by itself. */
function saysInit({ status, initializationType }: PlatformInitReport['record']): boolean {
  return status !== 'success' || initializationType !== 'on-demand';
}

function initReportLine({ phase, status, errorType, metrics }: PlatformInitReport['record']): string {
  if (status === 'success') return `INIT_REPORT Init Duration: ${ms(metrics.durationMs)}`;
  const fields = [
    `INIT_REPORT Init Duration: ${ms(metrics.durationMs)}`,
    `Phase: ${phase}`,
    `Status: ${status}`,
  ];
  return [...fields, ...(errorType === undefined ? [] : [`Error Type: ${errorType}`])].join('\t');
}

function reportLine(
  { requestId, status, errorType, metrics }: PlatformReport['record'],
  initFailed: boolean,
): string {
  const fields = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${ms(metrics.durationMs)}`,
    `Billed Duration: ${metrics.billedDurationMs} ms`,
    `Memory Size: ${metrics.memorySizeMB} MB`,
    `Max Memory Used: ${Math.round(metrics.maxMemoryUsedMB)} MB`,
  ];
  if (metrics.initDurationMs !== undefined) fields.push(`Init Duration: ${ms(metrics.initDurationMs)}`);
  if (metrics.restoreDurationMs !== undefined)
    fields.push(`Restore Duration: ${ms(metrics.restoreDurationMs)}`);
  if (metrics.billedRestoreDurationMs !== undefined)
    fields.push(`Billed Restore Duration: ${metrics.billedRestoreDurationMs} ms`);
  if (!isMarked(status, errorType, initFailed)) return `${fields.join('\t')}\t`;
  fields.push(`Status: ${status}`);
  if (errorType !== undefined) fields.push(`Error Type: ${errorType}`);
  return fields.join('\t');
}

/**
 * Whether REPORT says how it ended. An error that the handler threw leaves no mark: the process lives on, and the
 * platform knows it as `Runtime.Unknown` or `Function.Unknown` only. Thrown while the module was loaded, the same
 * error does. Observed in published logs, 2026 (content/facts/published-logs.json).
 */
function isMarked(status: string, errorType: string | undefined, initFailed: boolean): boolean {
  return status !== 'success' && (initFailed || !errorType?.endsWith('.Unknown'));
}

function ms(duration: number): string {
  return `${duration.toFixed(2)} ms`;
}
