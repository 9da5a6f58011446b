/** An invocation as the console shows it after Test: response, log and summary. */
import type { InvocationView } from '#model/telemetry/invocation-view.ts';
import { durationText } from '#ui/lifecycle/duration.ts';

export interface ResultView {
  requestId: string;
  status: InvocationView['status'];
  /** "Executing function: succeeded". */
  headline: string;
  /** For a screen reader: "Succeeded in 12.3 ms". Empty while it runs. */
  spoken: string;
  /** JSON in lines, or the text as it is; null while there is none. */
  response: string | null;
  logs: string;
  summary: readonly { key: string; value: string }[];
}

export function resultView(invocation: InvocationView): ResultView {
  const { requestId, status, metrics, payload, errorType } = invocation;
  return {
    requestId,
    status,
    headline: `Executing function: ${status}`,
    spoken:
      status === 'running' || !metrics
        ? ''
        : `${status === 'failed' ? 'Failed' : 'Succeeded'} in ${durationText(metrics.durationMs)}`,
    response: payload === undefined ? null : pretty(payload),
    logs: invocation.logTail,
    summary: [
      { key: 'Status', value: statusWords(status, errorType ?? postedErrorType(payload)) },
      ...(metrics ? measured(metrics) : []),
      { key: 'Start', value: invocation.start },
      { key: 'Request ID', value: requestId },
    ],
  };
}

function measured(metrics: NonNullable<InvocationView['metrics']>): { key: string; value: string }[] {
  const init = metrics.initDurationMs;
  return [
    { key: 'Duration', value: `${metrics.durationMs.toFixed(2)} ms` },
    { key: 'Billed duration', value: `${metrics.billedDurationMs} ms` },
    ...(init === undefined ? [] : [{ key: 'Init duration', value: `${init.toFixed(2)} ms` }]),
    { key: 'Resources configured', value: `${metrics.memorySizeMB} MB` },
    { key: 'Max memory used', value: `${Math.round(metrics.maxMemoryUsedMB)} MB` },
  ];
}

function statusWords(status: InvocationView['status'], errorType: string | undefined): string {
  const words = { running: 'Running', succeeded: 'Succeeded', failed: 'Failed' }[status];
  return status !== 'failed' || errorType === undefined ? words : `${words}: ${errorType}`;
}

/** REPORT does not name every error; the payload of a failed function does. */
function postedErrorType(payload: string | undefined): string | undefined {
  const found = /^\{"errorType":"([\w.]+)"/.exec(payload ?? '');
  return found?.[1];
}

function pretty(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}
