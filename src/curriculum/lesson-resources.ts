/** What a lesson's account has besides its function: roles, buckets and the network that the function is in. */
import { seededBytes } from '#machines/seeded-random.ts';
import type { AccountState } from '#model/account-state.ts';
import type { Account } from '#model/lambda/arn.ts';
import type { VpcConfig } from '#model/lambda/configuration.ts';
import { newRole } from '#model/lambda/execution-role.ts';
import type { IamRole } from '#model/lambda/iam-role.ts';
import { networksOf } from '#model/lambda/network.ts';
import { policyDocument } from '#model/lambda/policy.ts';
import { isPolicyTemplate } from '#model/lambda/policy-templates.ts';
import { hexDigits } from '#model/lambda/request-id.ts';
import { newBucket, withObject } from '#model/services/bucket.ts';
import { noServices, withResource } from '#model/services/services-state.ts';
import type { Instant } from '#model/telemetry/trace.ts';
import type { LessonStart } from './lesson.schema.ts';

const suffix = 'lesson00';

/** A lesson that is about none of them has an account without. */
export function lessonResources(
  { functionName, roles, buckets, network }: LessonStart,
  account: Account,
  at: Instant,
): Pick<AccountState, 'roles' | 'services'> {
  if (!roles && !buckets && !network) return {};
  const inVpc = network !== undefined;
  const own = newRole(account, { functionName, suffix, templates: [], inVpc });
  const others = (roles ?? []).map((role) => roleOf(role, functionName, account));
  return { roles: [own, ...others], ...(buckets ? { services: withBuckets(buckets, at) } : {}) };
}

function roleOf(
  { name, templates, actions }: NonNullable<LessonStart['roles']>[number],
  functionName: string,
  account: Account,
): IamRole {
  const ids = templates.filter(isPolicyTemplate);
  const role = newRole(account, { functionName, roleName: name, suffix, templates: ids, inVpc: false });
  if (!actions) return role;
  const PolicyDocument = policyDocument({ Effect: 'Allow', Action: actions, Resource: '*' });
  const PolicyArn = `arn:aws:iam::${account.accountId}:policy/${name}`;
  return { ...role, Policies: [...role.Policies, { PolicyName: name, PolicyArn, PolicyDocument }] };
}

function withBuckets(buckets: NonNullable<LessonStart['buckets']>, at: Instant): AccountState['services'] {
  return Object.entries(buckets).reduce((services, [name, objects]) => {
    const filled = Object.entries(objects).reduce(
      (bucket, [key, Body]) =>
        withObject(bucket, key, {
          Body,
          ContentType: 'text/plain',
          ETag: hexDigits(seededBytes(`${name}/${key}/${Body}`, 16)),
          LastModified: at,
        }),
      newBucket(name, at),
    );
    return withResource(services, 'buckets', name, filled);
  }, noServices);
}

/** Subnets and security groups by their names, all of one VPC. */
export function vpcConfigOf(
  { subnets, securityGroups }: NonNullable<LessonStart['network']>,
  account: Pick<Account, 'region'>,
): VpcConfig {
  const vpcs = networksOf(account);
  return {
    SubnetIds: vpcs.flatMap((vpc) =>
      vpc.subnets.filter(({ name }) => subnets.includes(name)).map(({ SubnetId }) => SubnetId),
    ),
    SecurityGroupIds: vpcs.flatMap((vpc) =>
      vpc.securityGroups
        .filter(({ GroupName }) => securityGroups.includes(GroupName))
        .map(({ GroupId }) => GroupId),
    ),
  };
}
