/**
 * S3 as it speaks: REST with XML. The bucket is the first part of the host's name or of the path.
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
import { type Bucket, listed, objectSize } from '../services/bucket.ts';
import { resourceOf } from '../services/services-state.ts';
import {
  type AwsHttpRequest,
  type AwsHttpResponse,
  type AwsWorld,
  encoded,
  type ServiceFault,
} from './aws-http.ts';
import { copyObject, deleteObjects } from './s3-copy.ts';
import { multipartCall } from './s3-multipart.ts';
import { bucketCall, deleteObject, getObject, noBucket, putObject, s3Response, s3Xml } from './s3-objects.ts';
import type { PlannedCall, ServiceApi } from './service-api.ts';
import { xmlDocument } from './xml.ts';

interface Target {
  bucket: string;
  key: string;
  query: URLSearchParams;
}

/** https://bucket.s3.region.amazonaws.com/key or https://s3.region.amazonaws.com/bucket/key. */
function targetOf({ host, path }: AwsHttpRequest): Target | null {
  const { pathname, searchParams: query } = new URL(path, 'https://s3');
  const inHost = /^(.+)\.s3[.-]/.exec(host)?.[1];
  const [, first = '', rest = ''] = /^\/([^/]*)\/?([^]*)$/.exec(pathname) ?? [];
  const key = inHost === undefined ? rest : pathname.slice(1);
  try {
    return { bucket: inHost ?? decodeURIComponent(first), key: decodeURIComponent(key), query };
  } catch {
    return null;
  }
}

/** Parts of a bucket or an object that are not modelled. */
const unmodelled = [
  'accelerate',
  'acl',
  'attributes',
  'cors',
  'encryption',
  'lifecycle',
  'logging',
  'notification',
  'object-lock',
  'policy',
  'replication',
  'restore',
  'retention',
  'select',
  'tagging',
  'versionId',
  'versioning',
  'versions',
  'website',
] as const;

export const s3Api: ServiceApi = {
  eventSource: 's3.amazonaws.com',
  denied: { code: 'AccessDenied', status: 403 },
  refusalStyle: () => ({ quoted: true }),
  plan(request, world) {
    const target = targetOf(request);
    if (!target) return { code: 'InvalidURI', status: 400, message: "Couldn't parse the specified URI." };
    const part = unmodelled.find((name) => target.query.has(name));
    const planned = part === undefined ? plans(request, target, world) : undefined;
    return (
      planned ?? {
        code: 'NotImplemented',
        status: 501,
        message: `${request.method} ${part ? `of ?${part}` : 'in this form'} is not modelled: this account’s S3 does not know it.`,
      }
    );
  },
  refuse({ code, status, message }, { newId }) {
    const RequestId = newId();
    const body = encoded(xmlDocument('Error', { Code: code, Message: message, RequestId }));
    return { status, headers: { 'content-type': 'application/xml', 'x-amz-request-id': RequestId }, body };
  },
};

function plans(
  request: AwsHttpRequest,
  target: Target,
  world: AwsWorld,
): PlannedCall | ServiceFault | undefined {
  const { method } = request;
  const { bucket: name, key, query } = target;
  if (name === '') return method === 'GET' ? listBuckets(world) : undefined;
  const bucket = resourceOf(world.services, 'buckets', name);
  if (!bucket) return noBucket;
  if (key === '') {
    if (method === 'HEAD') return call(bucket, 'HeadBucket', 's3:ListBucket', () => s3Response(world, 200));
    if (method === 'POST') return query.has('delete') ? deleteObjects(world, bucket, request) : undefined;
    return method === 'GET' && !query.has('uploads') ? listObjects(world, bucket, query) : undefined;
  }
  if (query.has('uploads') || query.has('uploadId'))
    return multipartCall(world, bucket, key, query, request) ?? undefined;
  if (method === 'GET' || method === 'HEAD') return getObject(world, bucket, key, method, request.headers);
  if (method === 'PUT')
    return request.headers['x-amz-copy-source'] === undefined
      ? putObject(world, bucket, key, request)
      : copyObject(world, bucket, key, request);
  return method === 'DELETE' ? deleteObject(world, bucket, key) : undefined;
}

function call(bucket: Bucket, eventName: string, action: string, run: () => AwsHttpResponse): PlannedCall {
  return bucketCall(bucket, eventName, action, null, () => ({ response: run() }));
}

function listBuckets(world: AwsWorld): PlannedCall {
  const Bucket = Object.values(world.services.buckets).map(({ Name, CreationDate }) => ({
    Name,
    CreationDate: new Date(CreationDate).toISOString(),
  }));
  return {
    eventName: 'ListBuckets',
    action: 's3:ListAllMyBuckets',
    resource: '*',
    parameters: {},
    run: () => ({ response: s3Xml(world, 'ListAllMyBucketsResult', { Buckets: { Bucket } }) }),
  };
}

function listObjects(world: AwsWorld, bucket: Bucket, query: URLSearchParams): PlannedCall {
  const asked = (name: string): string | undefined => query.get(name) ?? undefined;
  const [Prefix, Delimiter] = [asked('prefix'), asked('delimiter')];
  // The first version of the call goes on from a key instead of a token.
  const isFirst = asked('list-type') !== '2';
  const token = asked('continuation-token');
  const StartAfter = isFirst
    ? asked('marker')
    : token === undefined
      ? asked('start-after')
      : decodeURIComponent(token);
  const MaxKeys = Number(asked('max-keys') ?? 1000);
  return {
    ...call(bucket, 'ListObjects', 's3:ListBucket', () => {
      const page = listed(bucket, {
        ...(Prefix === undefined ? {} : { Prefix }),
        ...(Delimiter === undefined ? {} : { Delimiter }),
        ...(StartAfter === undefined ? {} : { StartAfter }),
        MaxKeys,
      });
      return s3Xml(world, 'ListBucketResult', {
        Name: bucket.Name,
        Prefix: Prefix ?? '',
        Delimiter,
        MaxKeys,
        IsTruncated: page.IsTruncated,
        ...(isFirst
          ? { Marker: StartAfter ?? '', NextMarker: page.last }
          : {
              KeyCount: page.Contents.length + page.CommonPrefixes.length,
              NextContinuationToken: page.last === undefined ? undefined : encodeURIComponent(page.last),
            }),
        Contents: page.Contents.map(({ Key, object }) => ({
          Key,
          LastModified: new Date(object.LastModified).toISOString(),
          ETag: `"${object.ETag}"`,
          Size: objectSize(object),
          StorageClass: 'STANDARD',
        })),
        CommonPrefixes: page.CommonPrefixes.map((each) => ({ Prefix: each })),
      });
    }),
    context: { ...(Prefix === undefined ? {} : { 's3:prefix': Prefix }), 's3:max-keys': String(MaxKeys) },
  };
}
