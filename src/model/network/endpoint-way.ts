/** Ways to a service of AWS through an endpoint of the VPC. */
import type { SecurityGroup, Subnet, Vpc } from '../lambda/network.ts';
import { serviceOfEndpoint, type VpcEndpoint } from '../services/vpc-endpoint.ts';
import { entering, groupsOf, type Hop, hop, localRoute } from './hop.ts';

const nameOf = (endpoint: VpcEndpoint): string => serviceOfEndpoint(endpoint)?.name ?? endpoint.ServiceName;

/** Its interface in the first of its subnets; AWS makes one in each. */
export function endpointAddress(vpc: Vpc, { SubnetIds }: VpcEndpoint): string {
  const subnet = vpc.subnets.find(({ SubnetId }) => SubnetIds.includes(SubnetId));
  return `${networkPart(subnet?.CidrBlock ?? vpc.CidrBlock)}.90`;
}

export function toInterface(
  vpc: Vpc,
  subnet: Subnet,
  groups: readonly SecurityGroup[],
  address: string,
  endpoint: VpcEndpoint,
  door: string,
  port: number,
): Hop[] {
  const guards = groupsOf(vpc, endpoint.SecurityGroupIds);
  const listens = port === https;
  return [
    localRoute(vpc, subnet),
    entering('security group of the endpoint', guards, { groups, address }, port),
    hop(
      'VPC endpoint',
      endpoint.VpcEndpointId,
      listens,
      listens
        ? `is ${nameOf(endpoint)} at ${door}: the service’s name leads there from inside ${vpc.name}.`
        : `takes connections on port ${https} alone.`,
    ),
  ];
}

const https = 443;

export function toGateway(subnet: Subnet, endpoint: VpcEndpoint): Hop[] {
  const service = nameOf(endpoint);
  return [
    hop(
      'route table',
      subnet.name,
      true,
      `has a route for the addresses of ${service} alone, which counts before any route to the internet.`,
    ),
    hop('VPC endpoint', endpoint.VpcEndpointId, true, `leads to ${service} without the internet.`),
  ];
}

/** Of an address or a range: its first three numbers. */
export function networkPart(CidrBlock: string): string {
  return CidrBlock.split('.').slice(0, 3).join('.');
}
