/**
 * The text log of functions, read back: which containers it tells of, and what each of them was asked.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */

export interface LoggedInvocation {
  requestId: string;
  /** ms. */
  durationMs: number;
  /** ms. */
  billedMs: number;
  /** ms; only where the container was started for it. */
  initMs?: number;
}

export interface LoggedContainer {
  /** Name of its log stream; `null` where the lines do not say. */
  stream: string | null;
  invocations: LoggedInvocation[];
}

const streamName = /\d{4}\/\d{2}\/\d{2}\/[^\s[]*\[[^\]]+\][0-9a-f]{32}/;

/**
 * One container for each log stream, as `aws logs tail` and an export name it in each line. Without such names a
 * container begins with INIT_START, or with a report that has an Init Duration. Lines of two containers that are mixed
 * and do not say whose they are cannot be told apart.
 */
export function readLog(text: string): LoggedContainer[] {
  const containers: LoggedContainer[] = [];
  let unnamed: LoggedContainer | undefined;
  const begin = (stream: string | null): LoggedContainer => {
    const begun = { stream, invocations: [] };
    containers.push(begun);
    return begun;
  };
  for (const line of text.split('\n')) {
    const stream = streamName.exec(line)?.[0];
    const report = reportIn(line);
    if (stream !== undefined) {
      const own = containers.find((one) => one.stream === stream) ?? begin(stream);
      if (report) own.invocations.push(report);
    } else if (/\bINIT_START\b/.test(line)) {
      unnamed = begin(null);
    } else if (report) {
      const another = report.initMs !== undefined && unnamed && unnamed.invocations.length > 0;
      if (!unnamed || another) unnamed = begin(null);
      unnamed.invocations.push(report);
    }
  }
  return containers;
}

/** What the caller waited for: nothing else of a cold start is in the log. */
export function waitOf({ durationMs, initMs = 0 }: LoggedInvocation): number {
  return durationMs + initMs;
}

function reportIn(line: string): LoggedInvocation | null {
  const requestId = /\bREPORT RequestId: (\S+)/.exec(line)?.[1];
  const durationMs = milliseconds(line, /(?<!Billed |Init |Restore )Duration: ([\d.]+) ms/);
  if (requestId === undefined || durationMs === undefined) return null;
  const initMs = milliseconds(line, /Init Duration: ([\d.]+) ms/);
  const billedMs = milliseconds(line, /Billed Duration: ([\d.]+) ms/) ?? Math.ceil(durationMs);
  return { requestId, durationMs, billedMs, ...(initMs === undefined ? {} : { initMs }) };
}

function milliseconds(line: string, pattern: RegExp): number | undefined {
  const text = pattern.exec(line)?.[1];
  return text === undefined ? undefined : Number(text);
}
