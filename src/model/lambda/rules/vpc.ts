/**
 * What Lambda says of a function's network.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
import type { ApiError } from '../api-call.ts';
import { refusal, validationRefusal, type Violation } from '../api-message.ts';
import type { VpcConfig } from '../configuration.ts';
import { securityGroupsOfFunction, subnetsOfFunction } from '../limits.ts';
import { vpcOf } from '../network.ts';
import { allowsAction } from '../policy.ts';
import type { RuleState } from './rule-state.ts';

export function refuseVpc(config: VpcConfig, { resources }: RuleState): ApiError | null {
  const { SubnetIds, SecurityGroupIds } = config;
  const broken = validationRefusal([
    ...tooMany('VpcConfig.SubnetIds', SubnetIds, subnetsOfFunction),
    ...tooMany('VpcConfig.SecurityGroupIds', SecurityGroupIds, securityGroupsOfFunction),
  ]);
  if (broken) return broken;
  if (SubnetIds.length === 0 && SecurityGroupIds.length === 0) return null;
  if (SubnetIds.length === 0 || SecurityGroupIds.length === 0) {
    const missing = SubnetIds.length === 0 ? 'VpcConfig.SubnetIds' : 'VpcConfig.SecurityGroupIds';
    return refusal('subnetsAndGroups', {}, missing);
  }
  if (!resources) return null;
  const { vpcs } = resources;
  const subnet = SubnetIds.find((id) => !vpcOf(vpcs, id));
  if (subnet) return refusal('subnetUnknown', { id: subnet }, 'VpcConfig.SubnetIds');
  const group = SecurityGroupIds.find((id) => !vpcOf(vpcs, id));
  if (group) return refusal('groupUnknown', { id: group }, 'VpcConfig.SecurityGroupIds');
  const used = new Set([...SubnetIds, ...SecurityGroupIds].map((id) => vpcOf(vpcs, id)));
  return used.size === 1 ? null : refusal('groupsInOneVpc', {}, 'VpcConfig.SecurityGroupIds');
}

/** Whether the role can make the network interface that such a function needs. */
export function refuseNetworkRole(
  { Role, VpcConfig }: { Role: string; VpcConfig?: VpcConfig | undefined },
  { resources }: RuleState,
): ApiError | null {
  const role = resources?.roles.find(({ Arn }) => Arn === Role);
  if (!role || !VpcConfig || VpcConfig.SubnetIds.length === 0) return null;
  const documents = role.Policies.map(({ PolicyDocument }) => PolicyDocument);
  return allowsAction(documents, 'ec2:CreateNetworkInterface')
    ? null
    : refusal('roleCannotUseNetwork', {}, 'Role');
}

function tooMany(member: string, ids: readonly string[], max: number): Violation[] {
  const value = `[${ids.join(', ')}]`;
  return ids.length > max ? [{ member, message: 'maxLength', fillIns: { value, max } }] : [];
}
