/** Functions that a bucket has Lambda invoke, and with what. */
import { type ObjectCreated, objectEvent } from '../lambda/sample-events.ts';
import { type Bucket, objectSize, type StoredObject } from '../services/bucket.ts';
import { bucketArn } from '../services/service-arn.ts';
import type { AwsWorld } from './aws-http.ts';
import type { CausedInvocation } from './service-api.ts';

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export function invocationsByBucket(
  { account, newId }: Pick<AwsWorld, 'account' | 'newId'>,
  { Name: name, notifications = [] }: Bucket,
  key: string,
  object: StoredObject,
  how: ObjectCreated,
): CausedInvocation[] {
  const sourceArn = bucketArn(name);
  const time = new Date(object.LastModified).toISOString();
  const of = { account, arn: sourceArn, name, time, id: newId };
  const held = { size: objectSize(object), eTag: object.ETag, how };
  return notifications.map(({ LambdaFunctionArn: functionArn }) => ({
    functionArn,
    invoker: { service: 's3.amazonaws.com', sourceArn },
    payload: JSON.stringify(objectEvent(of, { key }, held)),
  }));
}
