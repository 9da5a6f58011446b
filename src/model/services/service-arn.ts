/** Names of resources of other services. Source: https://docs.aws.amazon.com/service-authorization/latest/reference/ */
import type { Account } from '../lambda/arn.ts';
import type { ServicesState } from './services-state.ts';

export const bucketArn = (name: string): string => `arn:aws:s3:::${name}`;
export const queueArn = (account: Account, name: string): string => arn('sqs', account, name);
export const topicArn = (account: Account, name: string): string => arn('sns', account, name);
export const busArn = (account: Account, name: string): string => arn('events', account, `event-bus/${name}`);
export const tableArn = (account: Account, name: string): string => arn('dynamodb', account, `table/${name}`);
export const streamArn = (account: Account, name: string): string =>
  arn('kinesis', account, `stream/${name}`);

/** Everything that Lambda can send the record of an event to, but for functions. */
export function targetArns(
  { queues, topics, buses, buckets }: Pick<ServicesState, 'queues' | 'topics' | 'buses' | 'buckets'>,
  account: Account,
): string[] {
  return [
    ...Object.keys(queues).map((name) => queueArn(account, name)),
    ...Object.keys(topics).map((name) => topicArn(account, name)),
    ...Object.keys(buses).map((name) => busArn(account, name)),
    ...Object.keys(buckets).map(bucketArn),
  ];
}

/** The address that SQS knows a queue by. */
export function queueUrl({ region, accountId }: Account, name: string): string {
  return `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
}

/** The resource's own name out of its ARN: what stands behind the last `:` and the first `/`. */
export function nameInArn(arn: string): string {
  const resource = arn.split(':').slice(5).join(':');
  return resource.slice(resource.indexOf('/') + 1);
}

function arn(service: string, { region, accountId }: Account, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}
