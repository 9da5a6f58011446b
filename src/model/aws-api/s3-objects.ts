/** Objects of S3: GetObject, PutObject and DeleteObject, and what all calls of S3 have in common. */
import { type Bucket, objectIn, type StoredObject, withObject, withoutObject } from '../services/bucket.ts';
import { bucketArn } from '../services/service-arn.ts';
import { withResource } from '../services/services-state.ts';
import {
  type AwsHttpRequest,
  type AwsHttpResponse,
  type AwsWorld,
  encoded,
  hexadecimal,
  type ServiceFault,
} from './aws-http.ts';
import { invocationsByBucket } from './caused-invocations.ts';
import { sentContent } from './s3-content.ts';
import type { PlannedCall } from './service-api.ts';

const noKey: ServiceFault = { code: 'NoSuchKey', status: 404, message: 'The specified key does not exist.' };

export function bucketCall(
  bucket: Bucket,
  eventName: string,
  action: string,
  key: string | null,
  run: PlannedCall['run'],
): PlannedCall {
  const arn = bucketArn(bucket.Name);
  return {
    eventName,
    action,
    resource: key === null ? arn : `${arn}/${key}`,
    parameters: { bucketName: bucket.Name, ...(key === null ? {} : { key }) },
    ...(bucket.Policy ? { policy: bucket.Policy } : {}),
    run,
  };
}

export function s3Response(
  { newId }: AwsWorld,
  status: number,
  body: Uint8Array = new Uint8Array(),
  headers: Record<string, string> = {},
): AwsHttpResponse {
  return { status, headers: { 'x-amz-request-id': newId(), ...headers }, body };
}

/** Who may not list the bucket is not told that a key is missing. */
export function getObject(
  world: AwsWorld,
  bucket: Bucket,
  key: string,
  method: string,
  { range }: AwsHttpRequest['headers'],
): PlannedCall {
  const name = method === 'HEAD' ? 'HeadObject' : 'GetObject';
  return bucketCall(bucket, name, 's3:GetObject', key, (may) => {
    const object = objectIn(bucket, key);
    if (!object) return may('s3:ListBucket', bucketArn(bucket.Name)) ?? noKey;
    const bytes = typeof object.Body === 'string' ? encoded(object.Body) : object.Body;
    const part = partOf(bytes, range);
    if (part === null)
      return { code: 'InvalidRange', status: 416, message: 'The requested range is not satisfiable' };
    const headers = { ...headersOf(object), ...part.headers, 'content-length': String(part.bytes.length) };
    const body = method === 'HEAD' ? new Uint8Array() : part.bytes;
    return { response: s3Response(world, part.status, body, headers) };
  });
}

function partOf(bytes: Uint8Array, range: string | undefined) {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === '' && to === '') return { status: 200, bytes, headers: {} };
  const start = from === '' ? Math.max(0, bytes.length - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes.length - 1 : Math.min(Number(to), bytes.length - 1);
  if (start > end) return null;
  const headers = { 'content-range': `bytes ${start}-${end}/${bytes.length}` };
  return { status: 206, bytes: bytes.slice(start, end + 1), headers };
}

function headersOf({ ContentType, ETag, LastModified, Metadata = {} }: StoredObject): Record<string, string> {
  return {
    'content-type': ContentType,
    etag: `"${ETag}"`,
    'last-modified': new Date(LastModified).toUTCString(),
    'accept-ranges': 'bytes',
    ...Object.fromEntries(Object.entries(Metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
  };
}

export function putObject(
  world: AwsWorld,
  bucket: Bucket,
  key: string,
  request: AwsHttpRequest,
): PlannedCall {
  const { headers } = request;
  const bytes = sentContent(request);
  const Metadata = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith('x-amz-meta-') ? [[name.slice('x-amz-meta-'.length), value]] : [],
    ),
  );
  return bucketCall(bucket, 'PutObject', 's3:PutObject', key, () => {
    const ETag = hexadecimal(world.md5(bytes));
    const object: StoredObject = {
      Body: asText(bytes) ?? bytes,
      ContentType: headers['content-type'] ?? 'binary/octet-stream',
      ETag,
      LastModified: world.at,
      ...(Object.keys(Metadata).length > 0 ? { Metadata } : {}),
    };
    const services = withResource(world.services, 'buckets', bucket.Name, withObject(bucket, key, object));
    const response = s3Response(world, 200, new Uint8Array(), { etag: `"${ETag}"` });
    return { response, services, invocations: invocationsByBucket(world, bucket, key, object) };
  });
}

/** Text is kept as text, so that it can be read in the account's file; `null`: it is none. */
function asText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

export function deleteObject(world: AwsWorld, bucket: Bucket, key: string): PlannedCall {
  return bucketCall(bucket, 'DeleteObject', 's3:DeleteObject', key, () => ({
    response: s3Response(world, 204),
    services: withResource(world.services, 'buckets', bucket.Name, withoutObject(bucket, key)),
  }));
}
