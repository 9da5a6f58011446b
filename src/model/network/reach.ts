/**
 * How far a connection of a function comes, hop by hop.
 *
 * Sources: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html,
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import { inAddressRange } from '../iam/ip-range.ts';
import type { NetworkServer, SecurityGroup, SecurityRule, Subnet, Vpc } from '../lambda/network.ts';
import { vpcOf } from '../lambda/network.ts';

/** Where a function's network interface is; `null`: it is in no VPC of the account. */
export interface Attachment {
  subnetId: string;
  securityGroupIds: readonly string[];
}

export interface Place {
  host: string;
  port: number;
}

export const hopKinds = [
  'Lambda',
  'network interface',
  'security group',
  'route table',
  'NAT gateway',
  'internet gateway',
  'security group of the server',
  'server',
  'internet',
] as const;
export type HopKind = (typeof hopKinds)[number];

export interface Hop {
  is: HopKind;
  /** Which one. */
  name: string;
  passes: boolean;
  /** What it does with the connection. */
  says: string;
}

export interface Reach {
  hops: readonly Hop[];
  /** The hop that ends it, and how it looks to the function; `null`: it comes through. */
  stopped: { by: Hop; how: 'timeout' | 'refused' } | null;
  /** The address that the other side sees. */
  from: string;
}

/** Addresses that are set aside for documents: nobody has them (RFC 5737). */
const publicAddresses = { lambda: '203.0.113.7', nat: '198.51.100.25' } as const;

export function reach(vpcs: readonly Vpc[], attachment: Attachment | null, to: Place): Reach {
  const home = vpcs.find(({ servers }) =>
    servers.some(({ host, address }) => host === to.host || address === to.host),
  );
  const server = home?.servers.find(({ host, address }) => host === to.host || address === to.host);
  const vpc = attachment ? vpcOf(vpcs, attachment.subnetId) : undefined;
  const subnet = vpc?.subnets.find(({ SubnetId }) => SubnetId === attachment?.subnetId);
  if (!attachment || !vpc || !subnet) return fromLambda(server);
  const groups = groupsOf(vpc, attachment.securityGroupIds);
  const address = addressIn(subnet);
  const hops: Hop[] = [
    hop(
      'network interface',
      `${address} in ${subnet.name}`,
      true,
      'Lambda put it into this subnet for the function.',
    ),
    leaving(groups, to.port, server?.address ?? null),
  ];
  if (server && home === vpc) hops.push(...inside(vpc, subnet, groups, address, server, to.port));
  else if (server)
    hops.push(
      hop('route table', subnet.name, false, `knows no way to ${server.address}, which is in another VPC.`),
    );
  else hops.push(...outside(subnet));
  return ended(hops, server && home === vpc ? address : publicAddresses.nat);
}

function hop(is: HopKind, name: string, passes: boolean, says: string): Hop {
  return { is, name, passes, says };
}

/** The first that does not let it pass is the last there is. */
function ended(all: readonly Hop[], from: string): Reach {
  const end = all.findIndex(({ passes }) => !passes);
  const by = all[end];
  if (!by) return { hops: all, stopped: null, from };
  const how = by.is === 'server' ? 'refused' : 'timeout';
  return { hops: all.slice(0, end + 1), stopped: { by, how }, from };
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

function groupsOf(vpc: Vpc, ids: readonly string[]): SecurityGroup[] {
  return vpc.securityGroups.filter(({ GroupId }) => ids.includes(GroupId));
}

const named = (groups: readonly SecurityGroup[]): string =>
  groups.map(({ GroupName }) => GroupName).join(', ');

/** @param address `null`: somewhere on the internet */
function leaving(groups: readonly SecurityGroup[], port: number, address: string | null): Hop {
  const allowed = groups.some(({ egress }) =>
    egress.some(
      (rule) =>
        isFor(rule, port) &&
        'cidr' in rule.peer &&
        (address === null ? rule.peer.cidr === '0.0.0.0/0' : inAddressRange(address, rule.peer.cidr)),
    ),
  );
  const says = allowed ? `lets port ${port} out.` : `has no outbound rule for port ${port}.`;
  return hop('security group', named(groups), allowed, says);
}

const isFor = ({ port }: SecurityRule, wanted: number): boolean => port === undefined || port === wanted;

function inside(
  vpc: Vpc,
  subnet: Subnet,
  groups: readonly SecurityGroup[],
  address: string,
  server: NetworkServer,
  port: number,
): Hop[] {
  const guards = groupsOf(vpc, server.SecurityGroupIds);
  const lets = guards.some(({ ingress }) =>
    ingress.some(
      (rule) =>
        isFor(rule, port) &&
        ('cidr' in rule.peer
          ? inAddressRange(address, rule.peer.cidr)
          : groups.some(({ GroupId }) => 'group' in rule.peer && GroupId === rule.peer.group)),
    ),
  );
  const listens = server.port === port;
  return [
    hop(
      'route table',
      subnet.name,
      true,
      `has the local route: every subnet of ${vpc.name} reaches every other.`,
    ),
    hop(
      'security group of the server',
      named(guards),
      lets,
      lets
        ? `lets port ${port} in from ${named(groups)}.`
        : `has no inbound rule that lets port ${port} in from ${named(groups)}.`,
    ),
    hop(
      'server',
      server.name,
      listens,
      listens ? `takes connections at ${server.address}:${port}.` : `has nothing on port ${port}.`,
    ),
  ];
}

function outside(subnet: Subnet): Hop[] {
  const says = 'sends what is for the internet to';
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
      return [hop('route table', subnet.name, false, 'has no route to the internet, and no NAT gateway.')];
  }
}

/** An address of the subnet; AWS keeps the first four. */
function addressIn({ CidrBlock }: Subnet): string {
  const [base = ''] = CidrBlock.split('/');
  const [a = '10', b = '0', c = '0'] = base.split('.');
  return `${a}.${b}.${c}.37`;
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
