/** `node:url`: the browser's URL, file addresses, and the old `parse` that packages still call. */
import path from 'node:path';
import querystring from 'node:querystring';

function fileURLToPath(address: string | URL): string {
  const url = new URL(address);
  if (url.protocol !== 'file:') {
    throw Object.assign(new TypeError('The URL must be of scheme file'), { code: 'ERR_INVALID_URL_SCHEME' });
  }
  return decodeURIComponent(url.pathname);
}

const pathToFileURL = (filename: string): URL =>
  new URL(`file://${encodeURI(path.resolve('/var/task', filename)).replace(/[?#]/g, encodeURIComponent)}`);

interface LegacyUrl {
  protocol: string | null;
  slashes: boolean | null;
  auth: string | null;
  host: string | null;
  port: string | null;
  hostname: string | null;
  hash: string | null;
  search: string | null;
  query: string | querystring.ParsedUrlQuery | null;
  pathname: string | null;
  path: string | null;
  href: string;
}

function parse(text: string, parseQuery = false): LegacyUrl {
  const queryOf = (search: string) =>
    parseQuery ? querystring.parse(search.slice(1)) : search.slice(1) || null;
  if (URL.canParse(text)) {
    const url = new URL(text);
    return {
      protocol: url.protocol,
      slashes: true,
      auth: url.username ? `${url.username}:${url.password}` : null,
      host: url.host,
      port: url.port || null,
      hostname: url.hostname,
      hash: url.hash || null,
      search: url.search || null,
      query: queryOf(url.search),
      pathname: url.pathname,
      path: url.pathname + url.search,
      href: url.href,
    };
  }
  const [, pathname = '', search = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(text) ?? [];
  return {
    protocol: null,
    slashes: null,
    auth: null,
    host: null,
    port: null,
    hostname: null,
    hash: hash || null,
    search: search || null,
    query: queryOf(search),
    pathname: pathname || null,
    path: pathname + search || null,
    href: text,
  };
}

function format(url: string | URL | Partial<LegacyUrl>): string {
  if (typeof url === 'string') return url;
  if (url instanceof URL || url.href !== undefined) return url.href ?? '';
  const host = url.host ?? (url.hostname ? `${url.hostname}${url.port ? `:${url.port}` : ''}` : '');
  const query =
    typeof url.query === 'object' && url.query ? querystring.stringify(url.query) : (url.query ?? '');
  const search = url.search ?? (query && `?${query}`);
  return `${url.protocol ? `${url.protocol.replace(/:$/, '')}://` : ''}${host}${url.pathname ?? ''}${search}${url.hash ?? ''}`;
}

export const urlModule = {
  URL,
  URLSearchParams,
  fileURLToPath,
  pathToFileURL,
  parse,
  format,
  resolve: (from: string, to: string) => {
    if (URL.canParse(to, from)) return new URL(to, from).href;
    const relative = new URL(to, new URL(from, 'relative://host/'));
    return relative.href.replace('relative://host', '');
  },
  domainToASCII: (domain: string) => domain,
  domainToUnicode: (domain: string) => domain,
  urlToHttpOptions: (url: URL) => ({
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port,
    path: url.pathname + url.search,
    href: url.href,
  }),
};
