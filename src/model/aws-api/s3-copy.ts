/** CopyObject and DeleteObjects: calls of S3 that are about more than one object. */
import facts from '#content/facts/services.json' with { type: 'json' };
import { type Bucket, objectIn, withoutObject } from '../services/bucket.ts';
import { bucketArn } from '../services/service-arn.ts';
import { resourceOf, withResource } from '../services/services-state.ts';
import { type AwsHttpRequest, type AwsWorld, decoded, type ServiceFault } from './aws-http.ts';
import { bucketCall, described, noBucket, noKey, s3Xml, storing } from './s3-objects.ts';
import type { PlannedCall } from './service-api.ts';
import { elementsIn, textIn } from './xml-reader.ts';

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export function copyObject(
  world: AwsWorld,
  bucket: Bucket,
  key: string,
  { headers }: AwsHttpRequest,
): PlannedCall | ServiceFault {
  const source = sourceOf(headers['x-amz-copy-source'] ?? '');
  if (!source) return { code: 'InvalidArgument', status: 400, message: 'Invalid copy source object key' };
  const replaces = headers['x-amz-metadata-directive'] === 'REPLACE';
  return bucketCall(bucket, 'CopyObject', 's3:PutObject', key, (may) => {
    const from = resourceOf(world.services, 'buckets', source.bucket);
    if (!from) return noBucket;
    const arn = bucketArn(source.bucket);
    const refused = may('s3:GetObject', `${arn}/${source.key}`, from.Policy);
    if (refused) return refused;
    const object = objectIn(from, source.key);
    if (!object) return may('s3:ListBucket', arn, from.Policy) ?? noKey;
    if (!replaces && source.bucket === bucket.Name && source.key === key) return ontoItself;
    const copy = { ...object, ...(replaces ? described(headers) : {}), LastModified: world.at };
    const LastModified = new Date(world.at).toISOString();
    const response = s3Xml(world, 'CopyObjectResult', { ETag: `"${object.ETag}"`, LastModified });
    return { response, ...storing(world, bucket, key, copy, 'Copy') };
  });
}

const ontoItself: ServiceFault = {
  code: 'InvalidRequest',
  status: 400,
  message:
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
};

/** bucket/key, with or without a slash before it. */
function sourceOf(header: string): { bucket: string; key: string } | null {
  const [, name, encodedKey] = /^\/?([^/]+)\/([^?]+)/.exec(header) ?? [];
  if (name === undefined || encodedKey === undefined) return null;
  try {
    return { bucket: name, key: decodeURIComponent(encodedKey) };
  } catch {
    return null;
  }
}

/** Each key is allowed or refused by itself. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
export function deleteObjects(
  world: AwsWorld,
  bucket: Bucket,
  { body }: AwsHttpRequest,
): PlannedCall | ServiceFault {
  const xml = decoded(body);
  const keys = elementsIn(xml, 'Object').flatMap((object) => textIn(object, 'Key') ?? []);
  if (keys.length === 0 || keys.length > facts.s3DeletedKeys.max) {
    const message =
      'The XML you provided was not well-formed or did not validate against our published schema';
    return { code: 'MalformedXML', status: 400, message };
  }
  const arn = bucketArn(bucket.Name);
  const quiet = textIn(xml, 'Quiet') === 'true';
  return {
    eventName: 'DeleteObjects',
    action: null,
    resource: arn,
    parameters: { bucketName: bucket.Name, keys: keys.length },
    run(may) {
      let left = bucket;
      const Deleted: { Key: string }[] = [];
      const Error: { Key: string; Code: string; Message: string }[] = [];
      for (const Key of keys) {
        const refused = may('s3:DeleteObject', `${arn}/${Key}`, bucket.Policy);
        if (refused) Error.push({ Key, Code: refused.code, Message: refused.message });
        else {
          left = withoutObject(left, Key);
          if (!quiet) Deleted.push({ Key });
        }
      }
      return {
        response: s3Xml(world, 'DeleteResult', { Deleted, Error }),
        services: withResource(world.services, 'buckets', bucket.Name, left),
      };
    },
  };
}
