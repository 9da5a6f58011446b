/** The form of a function's network: what is chosen, what AWS says of it, and the call that it ends in. */
import { z } from 'zod';
import type { FunctionView } from '#machines/account.view.ts';
import type { ApiCall, ApiError } from '#model/lambda/api-call.ts';
import { refusal } from '#model/lambda/api-message.ts';
import type { VpcConfig } from '#model/lambda/configuration.ts';
import type { RuleState } from '#model/lambda/rules/rule-state.ts';
import { refuseNetworkRole, refuseVpc } from '#model/lambda/rules/vpc.ts';
import { typedReader } from './typed-json.ts';

const typedSchema = z.object({
  /** Empty: no network. */
  vpc: z.string(),
  subnets: z.array(z.string()),
  securityGroups: z.array(z.string()),
  ipv6: z.boolean(),
});
export type TypedVpc = z.infer<typeof typedSchema>;
export const readTypedVpc = typedReader(typedSchema);

export function typedVpc({ configuration: { VpcConfig } }: FunctionView): TypedVpc {
  return {
    vpc: VpcConfig?.VpcId ?? '',
    subnets: VpcConfig?.SubnetIds ?? [],
    securityGroups: VpcConfig?.SecurityGroupIds ?? [],
    ipv6: VpcConfig?.Ipv6AllowedForDualStack ?? false,
  };
}

function vpcConfig({ vpc, subnets, securityGroups, ipv6 }: TypedVpc): VpcConfig {
  if (vpc === '') return { SubnetIds: [], SecurityGroupIds: [] };
  return {
    SubnetIds: subnets,
    SecurityGroupIds: securityGroups,
    ...(ipv6 ? { Ipv6AllowedForDualStack: true } : {}),
  };
}

export function vpcError(typed: TypedVpc, Role: string, state: RuleState): ApiError | null {
  const VpcConfig = vpcConfig(typed);
  if (typed.vpc !== '' && typed.subnets.length === 0 && typed.securityGroups.length === 0)
    return refusal('subnetsAndGroups', {}, 'VpcConfig.SubnetIds');
  return refuseVpc(VpcConfig, state) ?? refuseNetworkRole({ Role, VpcConfig }, state);
}

export function vpcCalls(typed: TypedVpc, { name: FunctionName }: FunctionView): ApiCall[] {
  return [{ action: 'UpdateFunctionConfiguration', request: { FunctionName, VpcConfig: vpcConfig(typed) } }];
}
