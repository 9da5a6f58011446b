import { spoken } from '#model/words.ts';

/** Steps, each at the service that takes it. */
const english = {
  onPattern: 'at EventBridge: a rule that each event on the bus is held against',
  onSchedule: 'at EventBridge: a rule that makes an event whenever its time has come',
  PutTargets: 'at EventBridge: the rule has the function for a target',
  Subscribe: 'at SNS: the topic has the function for a subscriber',
  PutBucketNotificationConfiguration: 'at S3: the bucket tells the function of each new object',
  CreatePolicy: 'at IAM: a policy is written',
  AttachRolePolicy: 'at IAM: the execution role has it; containers stay as they are',
};

export const words = spoken({ 'en-GB': english });
