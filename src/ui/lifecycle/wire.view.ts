/** The trace in, the traffic between the bootstraps and the platform out. */
import type { Instant, RecordOf, TraceRecord } from '#model/telemetry/trace.ts';
import { words } from './wire.words.ts';

export interface WireMessage {
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
  bodyBytes: number;
  /** The trace keeps the first part of a long body only. */
  cut: boolean;
}

export type WireStatus =
  | { is: 'answered'; status: number; waitedMs: number }
  /** The platform has not answered yet: of `next`, that is how an environment waits for work. */
  | { is: 'waiting' }
  /** The environment went while it waited. */
  | { is: 'gone'; waitedMs: number };

export interface WireExchange {
  id: string;
  environmentId: string;
  askedAt: Instant;
  method: string;
  path: string;
  /** What the call is for, in a few words. */
  meaning: string;
  request: WireMessage;
  response: WireMessage | null;
  status: WireStatus;
}

export interface WireView {
  /** Oldest first. */
  exchanges: readonly WireExchange[];
  /** Bootstraps that wait for an event now: one for each frozen environment. */
  waiting: readonly WireExchange[];
}

export function wireView(trace: readonly TraceRecord[]): WireView {
  const exchanges: WireExchange[] = [];
  const open = new Map<string, WireExchange>();
  for (const entry of trace) {
    const environmentId = entry.subject.environmentId ?? '';
    switch (entry.type) {
      case 'runtimeApi.request': {
        const exchange = asked(entry, environmentId, exchanges.length);
        exchanges.push(exchange);
        open.set(`${environmentId} ${entry.record.wireId}`, exchange);
        break;
      }
      case 'runtimeApi.response': {
        const exchange = open.get(`${environmentId} ${entry.record.wireId}`);
        if (!exchange) break;
        exchange.response = message(entry.record);
        exchange.status = {
          is: 'answered',
          status: entry.record.status,
          waitedMs: entry.record.waitedMs,
        };
        open.delete(`${environmentId} ${entry.record.wireId}`);
        break;
      }
      case 'process.exited':
        hangUp(open, environmentId, entry.time);
        break;
      case 'environment.changed':
        if (entry.record.state === 'ended') hangUp(open, environmentId, entry.time);
        break;
      default:
        break;
    }
  }
  const waiting = exchanges.filter(({ status, path }) => status.is === 'waiting' && isNext(path));
  return { exchanges, waiting };
}

function hangUp(open: Map<string, WireExchange>, environmentId: string, time: Instant): void {
  for (const [key, exchange] of open) {
    if (exchange.environmentId !== environmentId) continue;
    exchange.status = { is: 'gone', waitedMs: Math.max(0, time - exchange.askedAt) };
    open.delete(key);
  }
}

function asked(entry: RecordOf<'runtimeApi.request'>, environmentId: string, order: number): WireExchange {
  const { method, path, wireId } = entry.record;
  return {
    id: `${environmentId}-${wireId}-${order}`,
    environmentId,
    askedAt: entry.time,
    method,
    path,
    meaning: meaningOf(method, path),
    request: message(entry.record),
    response: null,
    status: { is: 'waiting' },
  };
}

function message(record: { headers: Record<string, string>; body: string; bodyBytes: number }): WireMessage {
  return {
    headers: Object.entries(record.headers),
    body: record.body,
    bodyBytes: record.bodyBytes,
    cut: new TextEncoder().encode(record.body).length < record.bodyBytes,
  };
}

const isNext = (path: string): boolean => path.endsWith('/runtime/invocation/next');

/** Where AWS has the Runtime API; a process here finds it at the same address. */
const host = '127.0.0.1:9001';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The request as a line for a shell inside of the container; a body of which only a part is known comes from a file. */
export function curlCommand({ method, path, request }: WireExchange): string {
  const parts = ['curl', '-i', '-X', method, quoted(`http://${host}${path}`)];
  for (const [name, value] of request.headers) {
    // curl writes these itself.
    if (!/^(host|content-length|transfer-encoding|connection)$/i.test(name)) {
      parts.push('-H', quoted(`${name}: ${value}`));
    }
  }
  if (request.bodyBytes > 0) parts.push('--data-binary', request.cut ? '@body' : quoted(request.body));
  return parts.join(' ');
}

/** The time of day, to the millisecond, in UTC as logs have it. */
export function clockTime(at: Instant): string {
  return new Date(at).toISOString().slice(11, 23);
}

/** Source of the paths: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html */
function meaningOf(method: string, path: string): string {
  if (method === 'GET' && isNext(path)) return words.next;
  if (method === 'POST' && path.endsWith('/response')) return words.response;
  if (method === 'POST' && path.endsWith('/runtime/init/error')) return words.initError;
  if (method === 'POST' && path.endsWith('/error')) return words.error;
  return words.unknown;
}
