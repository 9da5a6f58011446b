/**
 * Calls of other services that the console makes beside Lambda's own: what a trigger keeps at the service that pushes,
 * and what the execution role is given.
 *
 * Sources: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html and API_PutTargets.html,
 * https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html,
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html and API_AttachRolePolicy.html
 */
import type { Account } from '../lambda/arn.ts';
import type { NamedPolicy, PolicyDocument } from '../lambda/policy.ts';
import { shellWord } from '../lambda/shell-word.ts';
import type { RuleTarget } from './bus.ts';
import type { Subscription } from './topic.ts';

export interface PutRuleRequest {
  Name: string;
  /** JSON text. */
  EventPattern?: string;
  ScheduleExpression?: string;
  State: 'ENABLED';
}

interface Notification {
  Id: string;
  LambdaFunctionArn: string;
  Events: readonly string[];
}

export type ServiceCall =
  | { service: 'events'; action: 'PutRule'; request: PutRuleRequest }
  | { service: 'events'; action: 'PutTargets'; request: { Rule: string; Targets: readonly RuleTarget[] } }
  | {
      service: 'sns';
      action: 'Subscribe';
      request: { TopicArn: string } & Pick<Subscription, 'Protocol' | 'Endpoint'>;
    }
  | {
      service: 's3';
      action: 'PutBucketNotificationConfiguration';
      request: {
        Bucket: string;
        NotificationConfiguration: { LambdaFunctionConfigurations: readonly Notification[] };
      };
    }
  | {
      service: 'iam';
      action: 'CreatePolicy';
      request: { PolicyName: string; PolicyDocument: PolicyDocument };
    }
  | { service: 'iam'; action: 'AttachRolePolicy'; request: { RoleName: string; PolicyArn: string } };

/** A policy that is written, and given to a role. */
export function attachmentCalls(
  roleArn: string,
  { PolicyName, PolicyDocument, PolicyArn }: NamedPolicy,
): ServiceCall[] {
  const RoleName = roleArn.split('/').at(-1) ?? '';
  return [
    { service: 'iam', action: 'CreatePolicy', request: { PolicyName, PolicyDocument } },
    { service: 'iam', action: 'AttachRolePolicy', request: { RoleName, PolicyArn } },
  ];
}

/** What has to be allowed for a call, and on what. */
export function serviceAccess(
  call: ServiceCall,
  { region, accountId }: Account,
): { action: string; resource: string } {
  switch (call.action) {
    case 'PutRule':
    case 'PutTargets': {
      const rule = call.action === 'PutRule' ? call.request.Name : call.request.Rule;
      const resource = `arn:aws:events:${region}:${accountId}:rule/${rule}`;
      return { action: `events:${call.action}`, resource };
    }
    case 'Subscribe':
      return { action: 'sns:Subscribe', resource: call.request.TopicArn };
    case 'PutBucketNotificationConfiguration':
      // IAM has a shorter name for it than the API.
      return { action: 's3:PutBucketNotification', resource: `arn:aws:s3:::${call.request.Bucket}` };
    case 'CreatePolicy': {
      const resource = `arn:aws:iam::${accountId}:policy/${call.request.PolicyName}`;
      return { action: 'iam:CreatePolicy', resource };
    }
    case 'AttachRolePolicy': {
      const resource = `arn:aws:iam::${accountId}:role/${call.request.RoleName}`;
      return { action: 'iam:AttachRolePolicy', resource };
    }
  }
}

/** Where a call goes, as the first line of its request. */
export function serviceAddress(call: ServiceCall, region: string): string {
  switch (call.service) {
    case 'events':
      return `POST https://events.${region}.amazonaws.com/ X-Amz-Target: AWSEvents.${call.action}`;
    case 'sns':
      return `POST https://sns.${region}.amazonaws.com/ Action=${call.action}`;
    case 's3':
      return `PUT https://${call.request.Bucket}.s3.${region}.amazonaws.com/?notification`;
    case 'iam':
      return `POST https://iam.amazonaws.com/ Action=${call.action}`;
  }
}

/** The command of the AWS CLI, and each of its options with the member that it carries. */
export function serviceCommand({ service, action, request }: ServiceCall): {
  name: string;
  options: { member: string; text: string }[];
} {
  const options = Object.entries(request).map(([member, value]: [string, unknown]) => ({
    member,
    text: `--${kebab(member)} ${shellWord(typeof value === 'string' ? value : JSON.stringify(value))}`,
  }));
  return { name: `aws ${service === 's3' ? 's3api' : service} ${kebab(action)}`, options };
}

function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
