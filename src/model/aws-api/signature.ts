/**
 * Signature Version 4, recomputed: whether a request was signed with the keys of a role, and for this service.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import { type AwsHttpRequest, encoded, hexadecimal } from './aws-http.ts';

/** Temporary keys, as Lambda gives a role's to its functions. */
export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

/** Digests come from outside: 32 bytes each. */
export interface Digests {
  sha256: (bytes: Uint8Array) => Uint8Array;
  hmacSha256: (key: Uint8Array, bytes: Uint8Array) => Uint8Array;
}

export type SignatureFlaw =
  | { is: 'missing' | 'incomplete' | 'unknown key' | 'wrong token' }
  | { is: 'wrong service' | 'wrong Region'; given: string; expected: string }
  | { is: 'wrong signature'; canonical: string; toSign: string };

interface Signature {
  /** Key id, date, Region, service and `aws4_request`. */
  credential: readonly string[];
  signedHeaders: readonly string[];
  signature: string;
  date: string;
  token: string | null;
  /** In the address instead of a header: a presigned URL. */
  inQuery: boolean;
}

const algorithm = 'AWS4-HMAC-SHA256';

/** @param service as the scope of a signature names it */
export function signatureFlaw(
  request: AwsHttpRequest,
  keys: Keys,
  { service, region }: { service: string; region: string },
  digests: Digests,
): SignatureFlaw | null {
  const signed = signatureOf(request);
  if (signed === null) return { is: 'missing' };
  const [accessKeyId, day = '', itsRegion = '', itsService = '', end] = signed.credential;
  if (accessKeyId !== keys.accessKeyId) return { is: 'unknown key' };
  if (signed.signature === '' || signed.signedHeaders.length === 0 || end !== 'aws4_request')
    return { is: 'incomplete' };
  if (signed.token !== keys.sessionToken) return { is: 'wrong token' };
  if (itsRegion !== region) return { is: 'wrong Region', given: itsRegion, expected: region };
  if (itsService !== service) return { is: 'wrong service', given: itsService, expected: service };
  const hash = (bytes: Uint8Array): string => hexadecimal(digests.sha256(bytes));
  const canonical = canonicalRequest(request, signed, service, hash);
  const scope = [day, region, service, 'aws4_request'];
  const toSign = [algorithm, signed.date, scope.join('/'), hash(encoded(canonical))].join('\n');
  const key = scope.reduce(
    (before, part) => digests.hmacSha256(before, encoded(part)),
    encoded(`AWS4${keys.secretAccessKey}`),
  );
  const expected = hexadecimal(digests.hmacSha256(key, encoded(toSign)));
  return expected === signed.signature ? null : { is: 'wrong signature', canonical, toSign };
}

function signatureOf({ headers, path }: AwsHttpRequest): Signature | null {
  const { authorization } = headers;
  if (authorization !== undefined) {
    if (!authorization.startsWith(`${algorithm} `)) return null;
    const part = (name: string): string => new RegExp(`${name}=([^,\\s]+)`).exec(authorization)?.[1] ?? '';
    return {
      credential: part('Credential').split('/'),
      signedHeaders: part('SignedHeaders').split(';').filter(Boolean),
      signature: part('Signature'),
      date: headers['x-amz-date'] ?? '',
      token: headers['x-amz-security-token'] ?? null,
      inQuery: false,
    };
  }
  const query = new URL(path, 'https://aws').searchParams;
  const credential = query.get('X-Amz-Credential');
  if (credential === null) return null;
  return {
    credential: credential.split('/'),
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';').filter(Boolean),
    signature: query.get('X-Amz-Signature') ?? '',
    date: query.get('X-Amz-Date') ?? '',
    token: query.get('X-Amz-Security-Token'),
    inQuery: true,
  };
}

function canonicalRequest(
  { method, host, path, headers, body }: AwsHttpRequest,
  { signedHeaders, inQuery }: Signature,
  service: string,
  hash: (bytes: Uint8Array) => string,
): string {
  const [pathname = '/', query = ''] = path.split('?', 2);
  const all: Readonly<Record<string, string>> = { host, ...headers };
  const lines = signedHeaders.map((name) => `${name}:${(all[name] ?? '').trim().replace(/\s+/g, ' ')}`);
  return [
    method,
    canonicalPath(pathname, service),
    canonicalQuery(query),
    ...lines,
    '',
    signedHeaders.join(';'),
    // S3 says itself what was signed of a body; it may be nothing.
    headers['x-amz-content-sha256'] ?? (inQuery ? 'UNSIGNED-PAYLOAD' : hash(body)),
  ].join('\n');
}

/** All services but S3 encode a path that is encoded already. */
function canonicalPath(pathname: string, service: string): string {
  return service === 's3' ? pathname : escaped(pathname).replaceAll('%2F', '/');
}

function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((each) => each !== '' && !each.startsWith('X-Amz-Signature='))
    .map((each) => {
      const [name = '', value = ''] = each.split(/=(.*)/s, 2);
      return `${escaped(plain(name))}=${escaped(plain(value))}`;
    })
    .sort()
    .join('&');
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
