/**
 * Objects that come in parts.
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
 */
import facts from '#content/facts/services.json' with { type: 'json' };
import { type Bucket, type Upload, withUpload } from '../services/bucket.ts';
import { withResource } from '../services/services-state.ts';
import {
  type AwsHttpRequest,
  type AwsWorld,
  decoded,
  encoded,
  hexadecimal,
  type ServiceFault,
} from './aws-http.ts';
import { sentContent } from './s3-content.ts';
import { asText, bucketCall, described, s3Response, s3Xml, storing } from './s3-objects.ts';
import type { Done, PlannedCall } from './service-api.ts';
import { elementsIn, textIn } from './xml-reader.ts';

const noUpload: ServiceFault = {
  code: 'NoSuchUpload',
  status: 404,
  message:
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
};

const keeping = ({ services }: AwsWorld, bucket: Bucket) =>
  withResource(services, 'buckets', bucket.Name, bucket);

/** `null`: the request is about no upload. */
export function multipartCall(
  world: AwsWorld,
  bucket: Bucket,
  key: string,
  query: URLSearchParams,
  request: AwsHttpRequest,
): PlannedCall | null {
  const { method, headers } = request;
  if (query.has('uploads') && method === 'POST') return created(world, bucket, key, headers);
  const id = query.get('uploadId');
  if (id === null || headers['x-amz-copy-source'] !== undefined) return null;
  const known = Object.hasOwn(bucket.uploads ?? {}, id) ? bucket.uploads?.[id] : undefined;
  const upload = known?.Key === key ? known : undefined;
  const of = (eventName: string, action: string, run: (upload: Upload) => Done | ServiceFault): PlannedCall =>
    bucketCall(bucket, eventName, action, key, () => (upload ? run(upload) : noUpload));
  switch (method) {
    case 'PUT':
      return of('UploadPart', 's3:PutObject', (now) =>
        partTaken(world, bucket, id, now, Number(query.get('partNumber')), request),
      );
    case 'POST':
      return of('CompleteMultipartUpload', 's3:PutObject', (now) =>
        completed(world, bucket, id, now, decoded(request.body)),
      );
    case 'DELETE':
      return of('AbortMultipartUpload', 's3:AbortMultipartUpload', () => ({
        response: s3Response(world, 204),
        services: keeping(world, withUpload(bucket, id, null)),
      }));
    case 'GET':
      return of('ListParts', 's3:ListMultipartUploadParts', ({ Key, parts }) => ({
        response: s3Xml(world, 'ListPartsResult', {
          Bucket: bucket.Name,
          Key,
          UploadId: id,
          IsTruncated: false,
          Part: numbers(parts).map((PartNumber) => {
            const part = parts[PartNumber];
            return { PartNumber, ETag: `"${part?.ETag ?? ''}"`, Size: bytesOf(part?.Body ?? '').length };
          }),
        }),
      }));
    default:
      return null;
  }
}

function created(
  world: AwsWorld,
  bucket: Bucket,
  Key: string,
  headers: AwsHttpRequest['headers'],
): PlannedCall {
  return bucketCall(bucket, 'CreateMultipartUpload', 's3:PutObject', Key, () => {
    const UploadId = world.newId().replaceAll('-', '');
    const upload: Upload = { Key, Initiated: world.at, parts: {}, ...described(headers) };
    return {
      response: s3Xml(world, 'InitiateMultipartUploadResult', { Bucket: bucket.Name, Key, UploadId }),
      services: keeping(world, withUpload(bucket, UploadId, upload)),
    };
  });
}

function partTaken(
  world: AwsWorld,
  bucket: Bucket,
  id: string,
  upload: Upload,
  number: number,
  request: AwsHttpRequest,
): Done | ServiceFault {
  const { min, max } = facts.s3Parts;
  if (!Number.isInteger(number) || number < min || number > max) {
    const message = `Part number must be an integer between ${min} and ${max}, inclusive`;
    return { code: 'InvalidArgument', status: 400, message };
  }
  const bytes = sentContent(request);
  const ETag = hexadecimal(world.md5(bytes));
  const parts = { ...upload.parts, [number]: { Body: asText(bytes) ?? bytes, ETag } };
  return {
    response: s3Response(world, 200, new Uint8Array(), { etag: `"${ETag}"` }),
    services: keeping(world, withUpload(bucket, id, { ...upload, parts })),
  };
}

const fault = (code: string, message: string): ServiceFault => ({ code, status: 400, message });

function completed(
  world: AwsWorld,
  bucket: Bucket,
  id: string,
  { Key, parts, Initiated: _, ...description }: Upload,
  xml: string,
): Done | ServiceFault {
  const named = elementsIn(xml, 'Part').map((part) => ({
    number: Number(textIn(part, 'PartNumber')),
    etag: textIn(part, 'ETag')?.replaceAll('"', ''),
  }));
  if (named.some(({ number }, index) => number <= (named[index - 1]?.number ?? 0)))
    return fault(
      'InvalidPartOrder',
      'The list of parts was not in ascending order. The parts list must be specified in order by part number.',
    );
  const found = named.map(({ number, etag }) => (parts[number]?.ETag === etag ? parts[number] : undefined));
  const there = found.filter((part) => part !== undefined);
  if (there.length === 0 || there.length < found.length)
    return fault(
      'InvalidPart',
      "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    );
  const contents = there.map(({ Body }) => bytesOf(Body));
  if (contents.slice(0, -1).some(({ length }) => length < facts.s3PartSize.value))
    return fault('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
  const bytes = joined(contents);
  const digests = joined(contents.map((each) => world.md5(each)));
  const ETag = `${hexadecimal(world.md5(digests))}-${there.length}`;
  const object = { Body: asText(bytes) ?? bytes, ETag, LastModified: world.at, ...description };
  const Location = `https://${bucket.Name}.s3.${world.account.region}.amazonaws.com/${encodeURIComponent(Key)}`;
  const whole = withUpload(bucket, id, null);
  return {
    response: s3Xml(world, 'CompleteMultipartUploadResult', {
      Location,
      Bucket: bucket.Name,
      Key,
      ETag: `"${ETag}"`,
    }),
    ...storing(world, whole, Key, object, 'CompleteMultipartUpload'),
  };
}

const numbers = (parts: Upload['parts']): number[] =>
  Object.keys(parts)
    .map(Number)
    .sort((a, b) => a - b);

const bytesOf = (body: string | Uint8Array): Uint8Array => (typeof body === 'string' ? encoded(body) : body);

function joined(all: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const each of all) {
    whole.set(each, at);
    at += each.length;
  }
  return whole;
}
