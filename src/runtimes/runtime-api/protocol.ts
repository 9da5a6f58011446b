/**
 * The words and numbers of AWS's Runtime API, version 2018-06-01.
 *
 * Source, where nothing else is said: content/facts/runtime-api.json, which has them from
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html and from the source of AWS's
 * aws-lambda-runtime-interface-emulator (internal/lambda/rapi, interop/model.go, core/states.go).
 */
import type { WireResponse } from './wire.ts';

const base = '/2018-06-01/runtime';

export const nextPath = `${base}/invocation/next`;
export const initErrorPath = `${base}/init/error`;

/** Bytes of a streamed response: 200 MB (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
export const maxStreamedResponseBytes = 200 * 1024 * 1024;

export const headers = {
  requestId: 'Lambda-Runtime-Aws-Request-Id',
  deadlineMs: 'Lambda-Runtime-Deadline-Ms',
  invokedFunctionArn: 'Lambda-Runtime-Invoked-Function-Arn',
  traceId: 'Lambda-Runtime-Trace-Id',
  clientContext: 'Lambda-Runtime-Client-Context',
  /** One per attempt; a client may send it back with its answer. */
  invocationId: 'Lambda-Runtime-Invocation-Id',
  errorType: 'Lambda-Runtime-Function-Error-Type',
  /** A trailer: base64 of the error's JSON. */
  errorBody: 'Lambda-Runtime-Function-Error-Body',
  responseMode: 'Lambda-Runtime-Function-Response-Mode',
  contentType: 'Content-Type',
} as const;

export type Route =
  | { to: 'next' }
  | { to: 'initError' }
  | { to: 'response' | 'error'; requestId: string }
  | { to: 'wrongMethod' }
  | { to: 'nowhere' };

/** Which endpoint a request means. The paths of SnapStart and of extensions are not served. */
export function routeOf(method: string, path: string): Route {
  const [pathname = ''] = path.split('?');
  if (pathname === nextPath) return method === 'GET' ? { to: 'next' } : { to: 'wrongMethod' };
  if (pathname === initErrorPath) return method === 'POST' ? { to: 'initError' } : { to: 'wrongMethod' };
  const answer = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/.exec(pathname);
  if (!answer) return { to: 'nowhere' };
  if (method !== 'POST') return { to: 'wrongMethod' };
  return { to: answer[2] === 'error' ? 'error' : 'response', requestId: decoded(answer[1] ?? '') };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function json(status: number, content: unknown): WireResponse {
  return {
    status,
    headers: { [headers.contentType]: 'application/json' },
    body: new TextEncoder().encode(`${JSON.stringify(content)}\n`),
  };
}

function refusal(status: number, errorType: string, errorMessage: string): WireResponse {
  return json(status, { errorMessage, errorType });
}

/** The answers that carry no event (rapi/rendering/render_error.go). */
export const answers = {
  accepted: () => json(202, { status: 'OK' }),
  invalidRequestId: () => refusal(400, 'InvalidRequestID', 'Invalid request ID'),
  invalidInvocationId: () => refusal(400, 'InvalidInvocationId', 'Invalid invocation ID'),
  invalidResponseMode: () => refusal(400, 'InvalidFunctionResponseMode', 'Invalid function response mode'),
  truncated: () => refusal(400, 'TruncatedHTTPRequest', 'HTTP request detected as truncated'),
  invalidTransition: (from: string, to: string) =>
    refusal(
      403,
      'InvalidStateTransition',
      `State transition from ${from} to ${to} failed for runtime. Error: State transition is not allowed`,
    ),
  tooLarge: (limit: number) =>
    refusal(413, 'RequestEntityTooLarge', `Exceeded maximum allowed payload size (${limit} bytes).`),
  notFound: (): WireResponse => ({
    status: 404,
    headers: { [headers.contentType]: 'text/plain; charset=utf-8' },
    body: new TextEncoder().encode('404 page not found\n'),
  }),
  wrongMethod: (): WireResponse => ({ status: 405, headers: {}, body: new Uint8Array() }),
};
