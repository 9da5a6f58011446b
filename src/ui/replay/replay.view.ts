/** What a replay shows of what happened: one row for each Test, and what changed between two of them. */
import { deployments, invocations, printedLines, settingsChanges } from '#curriculum/evidence.ts';
import type { TraceRecord } from '#model/telemetry/trace.ts';

export type ReplayRow =
  | {
      kind: 'test';
      at: number;
      /** The event, as JSON. */
      event: string;
      /** The answer as JSON, or the error's type and message. */
      answer: string;
      failed: boolean;
      /** Which container it was: 1 for the first that was met. */
      container: number | undefined;
      cold: boolean;
      /** What was printed between its START and END, without time and request id. */
      lines: readonly string[];
    }
  | { kind: 'deployed' | 'saved'; at: number };

export function replayRows(trace: readonly TraceRecord[]): ReplayRow[] {
  const all = invocations(trace);
  const lines = printedLines(trace);
  const containers = [...new Set(all.map(({ environmentId }) => environmentId))];
  const tests = all.map((one): ReplayRow => {
    const container = one.environmentId === undefined ? undefined : containers.indexOf(one.environmentId) + 1;
    return {
      kind: 'test',
      at: one.calledAt,
      event: one.event,
      answer: one.failed ? errorText(one.answer) : one.answer,
      failed: one.failed,
      container,
      cold: one.cold,
      lines: lines.flatMap(({ during, text }) => (during === one.requestId ? printed(text) : [])),
    };
  });
  const between = [
    ...deployments(trace).map(({ at }): ReplayRow => ({ kind: 'deployed', at })),
    ...settingsChanges(trace).map(({ at }): ReplayRow => ({ kind: 'saved', at })),
  ];
  return [...tests, ...between].toSorted((a, b) => a.at - b.at);
}

/** The runtime client writes `time⇥request id⇥level⇥text`; an error's stack is left to the log. */
function printed(line: string): string {
  const [, , level, ...text] = line.trimEnd().split('\t');
  const said = level === undefined ? line.trimEnd() : `${level} ${text.join(' ')}`;
  return said.length > longestLine ? `${said.slice(0, longestLine)}…` : said;
}

const longestLine = 160;

function errorText(answer: string): string {
  const parsed: unknown = JSON.parse(answer);
  if (typeof parsed !== 'object' || parsed === null) return answer;
  const { errorType, errorMessage }: { errorType?: unknown; errorMessage?: unknown } = parsed;
  return [errorType, errorMessage].filter((part) => typeof part === 'string').join(': ') || answer;
}
