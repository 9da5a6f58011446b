/** The many forms of `http.request(url, options, callback)`, made one. */
import type { HeaderValue } from './outgoing-message.ts';
import type { IncomingMessage } from './incoming-message.ts';

export interface RequestOptions {
  protocol?: string | null;
  host?: string | null;
  hostname?: string | null;
  port?: number | string | null;
  path?: string | null;
  method?: string;
  headers?: Record<string, HeaderValue | undefined>;
  auth?: string | null;
  signal?: AbortSignal;
  agent?: unknown;
}

export type OnResponse = (response: IncomingMessage) => void;

export interface RequestTarget extends RequestOptions {
  protocol: string;
  hostname: string;
  port: number;
  path: string;
  method: string;
  onResponse?: OnResponse;
}

const unbracketed = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

export function requestTarget(
  input: string | URL | RequestOptions,
  second: RequestOptions | OnResponse | undefined,
  third: OnResponse | undefined,
  defaultProtocol: string,
): RequestTarget {
  const onResponse = typeof second === 'function' ? second : third;
  const more = typeof second === 'function' || second === undefined ? {} : second;
  const options: RequestOptions =
    typeof input === 'string' || input instanceof URL
      ? { ...fromUrl(new URL(input)), ...more }
      : { ...input };
  const protocol = options.protocol ?? defaultProtocol;
  if (protocol !== defaultProtocol) {
    throw Object.assign(
      new TypeError(`Protocol "${protocol}" not supported. Expected "${defaultProtocol}"`),
      { code: 'ERR_INVALID_PROTOCOL' },
    );
  }
  const port = Number(options.port ?? 0);
  return {
    ...options,
    protocol,
    hostname: unbracketed(options.hostname ?? options.host?.replace(/:\d+$/, '') ?? 'localhost'),
    port: port > 0 ? port : protocol === 'https:' ? 443 : 80,
    path: options.path ?? '/',
    method: (options.method ?? 'GET').toUpperCase(),
    ...(onResponse ? { onResponse } : {}),
  };
}

function fromUrl(url: URL): RequestOptions {
  return {
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port,
    path: url.pathname + url.search,
    ...(url.username ? { auth: decodeURIComponent(`${url.username}:${url.password}`) } : {}),
  };
}
