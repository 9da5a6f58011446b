/**
 * How far a connection of a function comes, hop by hop.
 *
 * Sources: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html,
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import type { NetworkServer, SecurityGroup, Subnet, Vpc } from '../lambda/network.ts';
import { vpcOf } from '../lambda/network.ts';
import { endpointFor, type VpcEndpoint } from '../services/vpc-endpoint.ts';
import { endpointAddress, networkPart, toGateway, toInterface } from './endpoint-way.ts';
import { entering, groupsOf, type Hop, hop, leaving, localRoute } from './hop.ts';

/** Where a function's network interface is; `null`: it is in no VPC of the account. */
export interface Attachment {
  subnetId: string;
  securityGroupIds: readonly string[];
}

export interface Place {
  host: string;
  port: number;
}

export interface Reach {
  hops: readonly Hop[];
  /** The hop that ends it, and how it looks to the function; `null`: it comes through. */
  stopped: { by: Hop; how: 'timeout' | 'refused' } | null;
  /** The address that the other side sees. */
  from: string;
  /** The door that it goes through; `null`: none. */
  endpoint: VpcEndpoint | null;
}

/** Addresses that are set aside for documents: nobody has them (RFC 5737). */
const publicAddresses = { lambda: '203.0.113.7', nat: '198.51.100.25' } as const;

export function reach(
  vpcs: readonly Vpc[],
  attachment: Attachment | null,
  to: Place,
  endpoints: readonly VpcEndpoint[] = [],
): Reach {
  const home = vpcs.find(({ servers }) =>
    servers.some(({ host, address }) => host === to.host || address === to.host),
  );
  const server = home?.servers.find(({ host, address }) => host === to.host || address === to.host);
  const vpc = attachment ? vpcOf(vpcs, attachment.subnetId) : undefined;
  const subnet = vpc?.subnets.find(({ SubnetId }) => SubnetId === attachment?.subnetId);
  if (!attachment || !vpc || !subnet) return fromLambda(server);
  const groups = groupsOf(vpc, attachment.securityGroupIds);
  const address = addressIn(subnet);
  const endpoint = server ? undefined : endpointFor(endpoints, vpc.VpcId, to.host);
  const door = endpoint?.VpcEndpointType === 'Interface' ? endpointAddress(vpc, endpoint) : null;
  const hops: Hop[] = [
    hop(
      'network interface',
      `${address} in ${subnet.name}`,
      true,
      'Lambda put it into this subnet for the function.',
    ),
    leaving(groups, to.port, server?.address ?? door),
  ];
  if (server && home === vpc) hops.push(...inside(vpc, subnet, groups, address, server, to.port));
  else if (server)
    hops.push(
      hop('route table', subnet.name, false, `knows no way to ${server.address}, which is in another VPC.`),
    );
  else if (endpoint && door !== null)
    hops.push(...toInterface(vpc, subnet, groups, address, endpoint, door, to.port));
  else if (endpoint?.RouteTableIds.includes(subnet.RouteTableId)) hops.push(...toGateway(subnet, endpoint));
  else hops.push(...outside(subnet, endpoint));
  const inner = (server && home === vpc) || hops.some(({ is }) => is === 'VPC endpoint');
  return ended(hops, inner ? address : publicAddresses.nat, endpoint);
}

/** The first that does not let it pass is the last there is. */
function ended(all: readonly Hop[], from: string, endpoint?: VpcEndpoint): Reach {
  const end = all.findIndex(({ passes }) => !passes);
  const by = all[end];
  if (!by) {
    const through = all.some(({ is }) => is === 'VPC endpoint');
    return { hops: all, stopped: null, from, endpoint: (through ? endpoint : undefined) ?? null };
  }
  const how = by.is === 'server' ? 'refused' : 'timeout';
  return { hops: all.slice(0, end + 1), stopped: { by, how }, from, endpoint: null };
}

function fromLambda(server: NetworkServer | undefined): Reach {
  const own = 'A function without a VPC sits in a network of Lambda’s own, which leads to the internet.';
  const hops = server
    ? [
        hop(
          'Lambda',
          'Lambda’s own network',
          false,
          `${own} ${server.address} is a private address: nothing leads there.`,
        ),
      ]
    : [
        hop('Lambda', 'Lambda’s own network', true, own),
        hop('internet', 'the internet', true, 'Addresses of AWS’s services are here too.'),
      ];
  return ended(hops, publicAddresses.lambda);
}

function inside(
  vpc: Vpc,
  subnet: Subnet,
  groups: readonly SecurityGroup[],
  address: string,
  server: NetworkServer,
  port: number,
): Hop[] {
  const listens = server.port === port;
  return [
    localRoute(vpc, subnet),
    entering(
      'security group of the server',
      groupsOf(vpc, server.SecurityGroupIds),
      { groups, address },
      port,
    ),
    hop(
      'server',
      server.name,
      listens,
      listens ? `takes connections at ${server.address}:${port}.` : `has nothing on port ${port}.`,
    ),
  ];
}

/** @param missed an endpoint of the service that this subnet's route table does not know */
function outside(subnet: Subnet, missed: VpcEndpoint | undefined): Hop[] {
  const passed = missed
    ? `has no route to the endpoint ${missed.VpcEndpointId}, which is in other route tables; it `
    : '';
  const says = `${passed}sends what is for the internet to`;
  switch (subnet.route) {
    case 'NAT gateway':
      return [
        hop('route table', subnet.name, true, `${says} a NAT gateway.`),
        hop('NAT gateway', publicAddresses.nat, true, 'gives it a public address.'),
        hop('internet', 'the internet', true, 'Addresses of AWS’s services are here too.'),
      ];
    case 'internet gateway':
      return [
        hop('route table', subnet.name, true, `${says} the internet gateway.`),
        hop(
          'internet gateway',
          'the internet gateway',
          false,
          'takes only what comes from a public address, and an interface of Lambda has none.',
        ),
      ];
    case 'none':
      return [
        hop('route table', subnet.name, false, `${passed}has no route to the internet, and no NAT gateway.`),
      ];
  }
}

/** An address of the subnet; AWS keeps the first four. */
function addressIn({ CidrBlock }: Subnet): string {
  return `${networkPart(CidrBlock)}.37`;
}

/**
 * Where an environment's interface is. Lambda makes one for each subnet and spreads environments over them.
 *
 * @param number any whole number that belongs to the environment
 */
export function attachmentOf(
  config: { SubnetIds: readonly string[]; SecurityGroupIds: readonly string[] } | undefined,
  number: number,
): Attachment | null {
  const subnetId = config?.SubnetIds[number % config.SubnetIds.length];
  return config && subnetId !== undefined ? { subnetId, securityGroupIds: config.SecurityGroupIds } : null;
}
