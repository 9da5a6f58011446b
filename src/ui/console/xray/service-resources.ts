/** What another service is asked beside Lambda, as resources of a template. */
import { functionNameOf } from '#model/lambda/arn.ts';
import { logicalId } from '#model/sam/to-template.ts';
import type { ServiceCall } from '#model/services/service-call.ts';

interface Resource {
  Type: string;
  DependsOn?: readonly string[];
  Properties: object;
}

/**
 * A bucket's notification belongs to the bucket, and S3 asks when it is made whether it may call the function: the
 * permission has to be there first.
 *
 * Sources: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-notificationconfiguration.html,
 * aws-properties-s3-bucket-lambdaconfiguration.html, aws-resource-iam-managedpolicy.html, aws-resource-events-rule.html
 * and aws-resource-sns-subscription.html
 *
 * @param functionName whose ARN the template works out itself
 * @param permissions what it calls the statements that let others call the function
 */
export function serviceResources(
  calls: readonly ServiceCall[],
  functionName: string,
  permissions: readonly string[],
): Record<string, Resource> {
  return Object.fromEntries(calls.flatMap((call) => resourceOf(call, calls, functionName, permissions)));
}

function resourceOf(
  { action, request }: ServiceCall,
  calls: readonly ServiceCall[],
  functionName: string,
  permissions: readonly string[],
): [id: string, resource: Resource][] {
  const id = logicalId(functionName);
  const target = { 'Fn::GetAtt': [id, 'Arn'] };
  switch (action) {
    case 'PutRule': {
      const { EventPattern, ...same } = request;
      const pattern = EventPattern === undefined ? {} : { EventPattern: JSON.parse(EventPattern) as unknown };
      const Properties = { ...same, ...pattern, Targets: [{ Id: id, Arn: target }] };
      return [[`${logicalId(request.Name)}Rule`, { Type: 'AWS::Events::Rule', Properties }]];
    }
    case 'Subscribe': {
      const name = `${logicalId(request.TopicArn.split(':').at(-1) ?? '')}Subscription`;
      return [[name, { Type: 'AWS::SNS::Subscription', Properties: { ...request, Endpoint: target } }]];
    }
    case 'PutBucketNotificationConfiguration': {
      const told = request.NotificationConfiguration.LambdaFunctionConfigurations;
      // The template has an entry for each kind of event, where the API lists kinds.
      const LambdaConfigurations = told.flatMap(({ Events, LambdaFunctionArn }) =>
        Events.map((Event) => ({
          Event,
          Function: functionNameOf(LambdaFunctionArn) === functionName ? target : LambdaFunctionArn,
        })),
      );
      const Properties = {
        BucketName: request.Bucket,
        NotificationConfiguration: { LambdaConfigurations },
      };
      const DependsOn = permissions.length > 0 ? { DependsOn: permissions } : {};
      return [[`${logicalId(request.Bucket)}Bucket`, { Type: 'AWS::S3::Bucket', ...DependsOn, Properties }]];
    }
    case 'CreatePolicy': {
      const { PolicyName: ManagedPolicyName, PolicyDocument } = request;
      const Roles = calls.flatMap((each) =>
        each.action === 'AttachRolePolicy' && each.request.PolicyArn.endsWith(`/${ManagedPolicyName}`)
          ? [each.request.RoleName]
          : [],
      );
      const Properties = { ManagedPolicyName, PolicyDocument, Roles };
      return [[`${logicalId(ManagedPolicyName)}Policy`, { Type: 'AWS::IAM::ManagedPolicy', Properties }]];
    }
    // Their members stand in the rule and in the policy.
    case 'PutTargets':
    case 'AttachRolePolicy':
      return [];
  }
}
