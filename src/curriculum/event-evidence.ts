/** Matchers over the events that a handler was given, whoever sent them. */
import type { Instant, TraceRecord } from '#model/telemetry/trace.ts';
import { exchanges, printedLines } from './evidence.ts';

export interface HandledEvent {
  requestId: string;
  /** When a container got it. */
  at: Instant;
  event: Readonly<Record<string, unknown>>;
  /** What the handler posted, as JSON text; `null`: nothing, or an error. */
  answer: string | null;
  /** What was printed meanwhile. */
  lines: readonly string[];
}

const nextPath = '/2018-06-01/runtime/invocation/next';

/** In the order in which containers got them. What is no object is left out: no service sends that. */
export function handledEvents(trace: readonly TraceRecord[]): HandledEvent[] {
  const asked = new Set(
    trace.flatMap(({ type, subject, record }) =>
      type === 'runtimeApi.request' && record.path === nextPath
        ? [`${subject.environmentId ?? ''} ${record.wireId}`]
        : [],
    ),
  );
  const posts = exchanges(trace);
  const printed = printedLines(trace);
  return trace.flatMap((entry) => {
    if (entry.type !== 'runtimeApi.response') return [];
    if (!asked.has(`${entry.subject.environmentId ?? ''} ${entry.record.wireId}`)) return [];
    const requestId = headerOf(entry.record.headers, 'lambda-runtime-aws-request-id');
    const event = parsedObject(entry.record.body);
    if (requestId === undefined || event === null) return [];
    const posted = posts.find(({ path }) => path.endsWith(`/invocation/${requestId}/response`));
    const lines = printed.flatMap(({ text, during }) => (during === requestId ? [text] : []));
    return [{ requestId, at: entry.time, event, answer: posted?.body ?? null, lines }];
  });
}

function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function parsedObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
