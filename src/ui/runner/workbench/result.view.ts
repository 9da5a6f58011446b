/** An invocation as the console shows it after Test: response, log and summary. */
import { consoleWords } from '#model/lambda/console-words.ts';
import type { InvocationView } from '#model/telemetry/invocation-view.ts';
import { durationText } from '#ui/lifecycle/duration.ts';
import { workbenchConsole } from './workbench.console.words.ts';
import { words } from './workbench.words.ts';

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
    headline: status === 'running' ? workbenchConsole.running : consoleWords[status],
    spoken: status === 'running' || !metrics ? '' : words.said[status](durationText(metrics.durationMs)),
    response: payload === undefined ? null : pretty(payload),
    logs: invocation.logTail,
    summary: [
      { key: workbenchConsole.status, value: statusWords(status, errorType ?? postedErrorType(payload)) },
      ...(metrics ? measured(metrics) : []),
      { key: words.result.start, value: invocation.start },
      { key: workbenchConsole.requestId, value: requestId },
    ],
  };
}

function measured(metrics: NonNullable<InvocationView['metrics']>): { key: string; value: string }[] {
  const init = metrics.initDurationMs;
  return [
    { key: consoleWords.duration, value: `${metrics.durationMs.toFixed(2)} ms` },
    { key: consoleWords.billedDuration, value: `${metrics.billedDurationMs} ms` },
    ...(init === undefined ? [] : [{ key: consoleWords.initDuration, value: `${init.toFixed(2)} ms` }]),
    { key: consoleWords.resourcesConfigured, value: `${metrics.memorySizeMB} MB` },
    { key: consoleWords.maxMemoryUsed, value: `${Math.round(metrics.maxMemoryUsedMB)} MB` },
  ];
}

function statusWords(status: InvocationView['status'], errorType: string | undefined): string {
  const label = workbenchConsole.statuses[status];
  return status !== 'failed' || errorType === undefined ? label : `${label}: ${errorType}`;
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
