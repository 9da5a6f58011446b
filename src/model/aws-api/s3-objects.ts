/** Objects of S3: GetObject, PutObject and DeleteObject, and what all calls of S3 have in common. */
import type { ObjectCreated } from '../lambda/sample-events.ts';
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
import { invocationsByBucket } from './bucket-invocations.ts';
import { sentContent } from './s3-content.ts';
import type { Effects, PlannedCall } from './service-api.ts';
import { xmlDocument, type XmlNode } from './xml.ts';

const preconditionFailed: ServiceFault = {
  code: 'PreconditionFailed',
  status: 412,
  message: 'At least one of the pre-conditions you specified did not hold',
};
export const noBucket: ServiceFault = {
  code: 'NoSuchBucket',
  status: 404,
  message: 'The specified bucket does not exist',
};
export const noKey: ServiceFault = {
  code: 'NoSuchKey',
  status: 404,
  message: 'The specified key does not exist.',
};

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

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

export function s3Xml(world: AwsWorld, root: string, content: XmlNode): AwsHttpResponse {
  return s3Response(world, 200, encoded(xmlDocument(root, content, namespace)), {
    'content-type': 'application/xml',
  });
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
  return bucketCall(bucket, 'PutObject', 's3:PutObject', key, () => {
    if (headers['if-none-match'] === '*' && objectIn(bucket, key)) return preconditionFailed;
    const ETag = hexadecimal(world.md5(bytes));
    const object = { Body: asText(bytes) ?? bytes, ETag, LastModified: world.at, ...described(headers) };
    const response = s3Response(world, 200, new Uint8Array(), { etag: `"${ETag}"` });
    return { response, ...storing(world, bucket, key, object, 'Put') };
  });
}

/** What the headers of an upload say of it. */
export function described(
  headers: AwsHttpRequest['headers'],
): Pick<StoredObject, 'ContentType' | 'Metadata'> {
  const Metadata = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      name.startsWith('x-amz-meta-') ? [[name.slice('x-amz-meta-'.length), value]] : [],
    ),
  );
  return {
    ContentType: headers['content-type'] ?? 'binary/octet-stream',
    ...(Object.keys(Metadata).length > 0 ? { Metadata } : {}),
  };
}

/** An object comes into a bucket, and the bucket tells of it. */
export function storing(
  world: AwsWorld,
  bucket: Bucket,
  key: string,
  object: StoredObject,
  how: ObjectCreated,
): Effects {
  const services = withResource(world.services, 'buckets', bucket.Name, withObject(bucket, key, object));
  return { services, invocations: invocationsByBucket(world, bucket, key, object, how) };
}

/** Text is kept as text, so that it can be read in the account's file; `null`: it is none. */
export function asText(bytes: Uint8Array): string | null {
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
