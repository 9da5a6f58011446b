/**
 * The networks of a learner's account: what "Enable VPC" offers. AWS makes the first of them in each Region; the
 * second is of the kind that a company has for its databases.
 *
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
 */
import type { Account } from './arn.ts';

export interface Subnet {
  SubnetId: string;
  name: string;
  AvailabilityZone: string;
  CidrBlock: string;
  /** Whose routes it has. */
  RouteTableId: string;
  /** What traffic to the internet meets on its way out. An interface of Lambda has no public address. */
  route: 'internet gateway' | 'NAT gateway' | 'none';
  /** It has no free address: no interface can be made in it. */
  full?: true;
}

/** Whom a security group lets in, or where it lets go to. What answers is let through anyway. */
export interface SecurityRule {
  /** Left out: all ports. */
  port?: number;
  /** A range of addresses, or another group. */
  peer: { cidr: string } | { group: string };
}

export interface SecurityGroup {
  GroupId: string;
  GroupName: string;
  about: string;
  ingress: readonly SecurityRule[];
  egress: readonly SecurityRule[];
}

/** Something in a subnet that takes connections. */
export interface NetworkServer {
  name: string;
  /** The name that it is found by. */
  host: string;
  port: number;
  address: string;
  SubnetId: string;
  SecurityGroupIds: readonly string[];
}

export interface RouteTable {
  RouteTableId: string;
  name: string;
}

export interface Vpc {
  VpcId: string;
  name: string;
  CidrBlock: string;
  routeTables: readonly RouteTable[];
  subnets: readonly Subnet[];
  securityGroups: readonly SecurityGroup[];
  servers: readonly NetworkServer[];
}

const everywhere: SecurityRule = { peer: { cidr: '0.0.0.0/0' } };

const fullSubnet = 'subnet-0a1b2c3d4e5f6005a';
export const fullSubnets: readonly string[] = [fullSubnet];

const mainTable: RouteTable = { RouteTableId: 'rtb-0a1b2c3d4e5f60041', name: 'main' };
const privateTable: RouteTable = { RouteTableId: 'rtb-0a1b2c3d4e5f60042', name: 'private' };
const isolatedTable: RouteTable = { RouteTableId: 'rtb-0a1b2c3d4e5f60043', name: 'isolated' };

const functionsGroup = 'sg-0a1b2c3d4e5f60031';
const databaseGroup = 'sg-0a1b2c3d4e5f60032';

export function networksOf({ region }: Pick<Account, 'region'>): readonly Vpc[] {
  return [
    {
      VpcId: 'vpc-0a1b2c3d4e5f60001',
      name: 'default',
      CidrBlock: '172.31.0.0/16',
      routeTables: [mainTable],
      subnets: ['a', 'b', 'c'].map((zone, index) => ({
        SubnetId: `subnet-0a1b2c3d4e5f6001${zone}`,
        name: `default ${zone}`,
        AvailabilityZone: region + zone,
        CidrBlock: `172.31.${index * 16}.0/20`,
        RouteTableId: mainTable.RouteTableId,
        route: 'internet gateway',
      })),
      securityGroups: [
        {
          GroupId: 'sg-0a1b2c3d4e5f60021',
          GroupName: 'default',
          about: 'in: from itself; out: everywhere',
          ingress: [{ peer: { group: 'sg-0a1b2c3d4e5f60021' } }],
          egress: [everywhere],
        },
      ],
      servers: [],
    },
    {
      VpcId: 'vpc-0a1b2c3d4e5f60002',
      name: 'shop',
      CidrBlock: '10.0.0.0/16',
      routeTables: [privateTable, isolatedTable],
      subnets: [
        {
          SubnetId: 'subnet-0a1b2c3d4e5f6003a',
          name: 'private a',
          AvailabilityZone: `${region}a`,
          CidrBlock: '10.0.1.0/24',
          RouteTableId: privateTable.RouteTableId,
          route: 'NAT gateway',
        },
        {
          SubnetId: 'subnet-0a1b2c3d4e5f6003b',
          name: 'private b',
          AvailabilityZone: `${region}b`,
          CidrBlock: '10.0.2.0/24',
          RouteTableId: privateTable.RouteTableId,
          route: 'NAT gateway',
        },
        {
          SubnetId: 'subnet-0a1b2c3d4e5f6004a',
          name: 'isolated a',
          AvailabilityZone: `${region}a`,
          CidrBlock: '10.0.11.0/24',
          RouteTableId: isolatedTable.RouteTableId,
          route: 'none',
        },
        {
          SubnetId: fullSubnet,
          name: 'full a',
          AvailabilityZone: `${region}a`,
          CidrBlock: '10.0.12.0/28',
          RouteTableId: isolatedTable.RouteTableId,
          route: 'none',
          full: true,
        },
      ],
      securityGroups: [
        {
          GroupId: functionsGroup,
          GroupName: 'functions',
          about: 'in: nothing; out: everywhere',
          ingress: [],
          egress: [everywhere],
        },
        {
          GroupId: databaseGroup,
          GroupName: 'database',
          about: 'in: 5432 from functions; out: nothing',
          ingress: [{ port: 5432, peer: { group: functionsGroup } }],
          egress: [],
        },
        {
          GroupId: 'sg-0a1b2c3d4e5f60033',
          GroupName: 'endpoints',
          about: 'in: 443 from 10.0.0.0/16; out: nothing',
          ingress: [{ port: 443, peer: { cidr: '10.0.0.0/16' } }],
          egress: [],
        },
      ],
      servers: [
        {
          name: 'the database',
          host: `shop-db.cluster-c0ffee.${region}.rds.amazonaws.com`,
          port: 5432,
          address: '10.0.11.20',
          SubnetId: 'subnet-0a1b2c3d4e5f6004a',
          SecurityGroupIds: [databaseGroup],
        },
      ],
    },
  ];
}

/** The VPC that a subnet or a security group belongs to. */
export function vpcOf(vpcs: readonly Vpc[], id: string): Vpc | undefined {
  return vpcs.find(
    ({ subnets, securityGroups }) =>
      subnets.some(({ SubnetId }) => SubnetId === id) || securityGroups.some(({ GroupId }) => GroupId === id),
  );
}
