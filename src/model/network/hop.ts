/** One hop of a connection, and what a security group makes of it. */
import { inAddressRange } from '../iam/ip-range.ts';
import type { SecurityGroup, SecurityRule, Subnet, Vpc } from '../lambda/network.ts';

type HopKind =
  | 'Lambda'
  | 'network interface'
  | 'security group'
  | 'route table'
  | 'NAT gateway'
  | 'internet gateway'
  | 'security group of the server'
  | 'server'
  | 'security group of the endpoint'
  | 'VPC endpoint'
  | 'internet';

export interface Hop {
  is: HopKind;
  /** Which one. */
  name: string;
  passes: boolean;
  /** What it does with the connection. */
  says: string;
}

export function hop(is: HopKind, name: string, passes: boolean, says: string): Hop {
  return { is, name, passes, says };
}

export function groupsOf(vpc: Vpc, ids: readonly string[]): SecurityGroup[] {
  return vpc.securityGroups.filter(({ GroupId }) => ids.includes(GroupId));
}

export const named = (groups: readonly SecurityGroup[]): string =>
  groups.map(({ GroupName }) => GroupName).join(', ');

/** @param address `null`: somewhere on the internet */
export function leaving(groups: readonly SecurityGroup[], port: number, address: string | null): Hop {
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

export function localRoute({ name }: Vpc, subnet: Subnet): Hop {
  return hop(
    'route table',
    subnet.name,
    true,
    `has the local route: every subnet of ${name} reaches every other.`,
  );
}

export function entering(
  is: HopKind,
  guards: readonly SecurityGroup[],
  from: { groups: readonly SecurityGroup[]; address: string },
  port: number,
): Hop {
  const lets = guards.some(({ ingress }) =>
    ingress.some(
      (rule) =>
        isFor(rule, port) &&
        ('cidr' in rule.peer
          ? inAddressRange(from.address, rule.peer.cidr)
          : from.groups.some(({ GroupId }) => 'group' in rule.peer && GroupId === rule.peer.group)),
    ),
  );
  const says = lets
    ? `lets port ${port} in from ${named(from.groups)}.`
    : `has no inbound rule that lets port ${port} in from ${named(from.groups)}.`;
  return hop(is, named(guards), lets, says);
}
