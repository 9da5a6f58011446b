/** Signs requests as a handler without an SDK does, with nothing but the digests of Node.js. */
import { createHash, createHmac } from 'node:crypto';
import type { Keys } from '#model/aws-api/signature.ts';

interface Unsigned {
  method?: string;
  host: string;
  path?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** All headers that the request is to have. The path has neither a query nor what would have to be encoded. */
export function signed(
  { method = 'POST', host, path = '/', headers = {}, body = '' }: Unsigned,
  { accessKeyId, secretAccessKey, sessionToken }: Keys,
  { service = host.split('.')[0] ?? '', region = 'us-east-1' } = {},
): Record<string, string> {
  const time = '20261123T120000Z';
  const all: Record<string, string> = {
    ...headers,
    host,
    'x-amz-date': time,
    'x-amz-security-token': sessionToken,
  };
  const names = Object.keys(all).sort();
  const lines = names.map((name) => `${name}:${all[name] ?? ''}`);
  const canonical = [method, path, '', ...lines, '', names.join(';'), sha256(body)].join('\n');
  const scope = ['20261123', region, service, 'aws4_request'];
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  const toSign = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope.join('/')}, SignedHeaders=${names.join(';')}, Signature=${hmac(key, toSign).toString('hex')}`;
  return { ...all, authorization };
}
