import type { WireBody, WireRequest, WireResponse } from '#runtimes/runtime-api/wire.ts';

const base = '/2018-06-01/runtime';

export function bodyOf(
  parts: readonly (string | Uint8Array | (() => void))[],
  trailers?: Record<string, string>,
): WireBody {
  return {
    ...(trailers ? { trailers } : {}),
    async *[Symbol.asyncIterator]() {
      for (const part of parts) {
        await Promise.resolve();
        if (typeof part === 'function') part();
        else yield typeof part === 'string' ? new TextEncoder().encode(part) : part;
      }
    },
  };
}

export function request(
  method: string,
  path: string,
  body: string | WireBody = '',
  headers: Record<string, string> = {},
): WireRequest {
  return { method, path, headers, body: typeof body === 'string' ? bodyOf(body ? [body] : []) : body };
}

export const next = () => request('GET', `${base}/invocation/next`);

export const response = (
  id: string,
  body: string | WireBody = 'null',
  headers: Record<string, string> = {},
) =>
  request('POST', `${base}/invocation/${id}/response`, body, {
    'content-type': 'application/json',
    ...headers,
  });

export const error = (id: string, content: unknown, headers: Record<string, string> = {}) =>
  request('POST', `${base}/invocation/${id}/error`, JSON.stringify(content), headers);

export const initError = (content: unknown, headers: Record<string, string> = {}) =>
  request('POST', `${base}/init/error`, JSON.stringify(content), headers);

export const textOf = (answer: WireResponse): string => new TextDecoder().decode(answer.body);
export const jsonOf = (answer: WireResponse): unknown => JSON.parse(textOf(answer));
