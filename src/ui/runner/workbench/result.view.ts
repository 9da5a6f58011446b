/** An invocation as the console shows it after Test: response, log and summary. */
import type { ApiAnswer } from '#model/lambda/api-call.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';
import { durationText } from '#ui/lifecycle/duration.ts';

export interface ResultView {
  requestId: string;
  outcome: 'succeeded' | 'failed';
  /** "Executing function: succeeded". */
  headline: string;
  /** For a screen reader: "Succeeded in 12.3 ms". */
  spoken: string;
  /** JSON text, in lines. */
  response: string;
  logs: string;
  cold: boolean;
  summary: readonly { key: string; value: string }[];
}

/** Null while there is nothing to show: no answer yet, or a refusal. */
export function resultView(
  requestId: string,
  answer: ApiAnswer,
  trace: readonly TraceRecord[],
): ResultView | null {
  if (!answer.ok || answer.response === null) return null;
  const failed = typeof answer.response['FunctionError'] === 'string';
  const report = trace.findLast(
    (entry) => entry.type === 'platform.report' && entry.record.requestId === requestId,
  );
  const metrics = report?.type === 'platform.report' ? report.record.metrics : null;
  const status = report?.type === 'platform.report' ? report.record.status : null;
  const outcome = failed ? 'failed' : 'succeeded';
  return {
    requestId,
    outcome,
    headline: `Executing function: ${outcome}`,
    spoken: metrics
      ? `${failed ? 'Failed' : 'Succeeded'} in ${durationText(metrics.durationMs)}`
      : failed
        ? 'Failed'
        : 'Succeeded',
    response: pretty(answer.response['Payload']),
    logs: textOf(answer.response['LogResult']),
    cold: metrics?.initDurationMs !== undefined,
    summary: [
      { key: 'Status', value: statusWords(outcome, status) },
      ...(metrics
        ? [
            { key: 'Duration', value: `${metrics.durationMs.toFixed(2)} ms` },
            { key: 'Billed duration', value: `${metrics.billedDurationMs} ms` },
            ...(metrics.initDurationMs === undefined
              ? []
              : [{ key: 'Init duration', value: `${metrics.initDurationMs.toFixed(2)} ms` }]),
            { key: 'Resources configured', value: `${metrics.memorySizeMB} MB` },
            { key: 'Max memory used', value: `${metrics.maxMemoryUsedMB} MB` },
          ]
        : []),
      { key: 'Function version', value: textOf(answer.response['ExecutedVersion']) },
      { key: 'Request ID', value: requestId },
    ],
  };
}

function statusWords(outcome: ResultView['outcome'], status: string | null): string {
  if (outcome === 'succeeded') return 'Succeeded';
  return status === 'timeout' ? 'Failed: timed out' : 'Failed';
}

function pretty(payload: unknown): string {
  const text = textOf(payload);
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
