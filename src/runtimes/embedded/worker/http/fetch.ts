/** `fetch` over the process's own network, with the errors of Node's. */
import { Buffer } from 'node:buffer';
import type { ClientRequest } from './client-request.ts';
import type { IncomingMessage } from './incoming-message.ts';
import type { OnResponse, RequestOptions } from './request-options.ts';

type OpenRequest = (url: URL, options: RequestOptions, onResponse: OnResponse) => ClientRequest;

/** Statuses whose responses have no body. https://fetch.spec.whatwg.org/#null-body-status */
const WITHOUT_BODY = new Set([101, 204, 205, 304]);

function bodyOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      message.on('data', (chunk: Uint8Array) => controller.enqueue(new Uint8Array(chunk)));
      message.on('end', () => controller.close());
      message.on('error', (error) => controller.error(error));
    },
    cancel() {
      message.destroy();
    },
  });
}

function responseTo(url: URL, message: IncomingMessage): Response {
  const status = message.statusCode ?? 200;
  const response = new Response(WITHOUT_BODY.has(status) ? null : bodyOf(message), {
    status,
    statusText: message.statusMessage ?? '',
    headers: message.headers,
  });
  Object.defineProperty(response, 'url', { value: url.href });
  return response;
}

export function createFetch(open: OpenRequest): typeof fetch {
  return async (input, init) => {
    const given = input instanceof Request ? input : null;
    const url = new URL(typeof input === 'string' || input instanceof URL ? input : input.url);
    // Reads every form of body there is; the address is not used, and this one takes a body.
    const body = init?.body ?? (given?.body ? await given.arrayBuffer() : null);
    const carrier = new Response(body);
    const headers = new Headers(init?.headers ?? given?.headers);
    const contentType = carrier.headers.get('content-type');
    if (contentType && !headers.has('content-type')) headers.set('content-type', contentType);
    const signal = init?.signal ?? given?.signal ?? undefined;
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const request = open(
      url,
      {
        method: init?.method ?? given?.method ?? 'GET',
        headers: {
          accept: '*/*',
          'accept-language': '*',
          'sec-fetch-mode': 'cors',
          'user-agent': 'node',
          ...Object.fromEntries(headers),
        },
        ...(signal ? { signal } : {}),
      },
      (message) => {
        resolve(responseTo(url, message));
      },
    );
    request.on('error', (cause: Error) => {
      reject(signal?.aborted ? (signal.reason as Error) : new TypeError('fetch failed', { cause }));
    });
    request.end(body === null ? undefined : Buffer.from(await carrier.arrayBuffer()));
    return promise;
  };
}
