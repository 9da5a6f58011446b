import { describe, expect, it } from 'vitest';
import { networksOf, type Vpc } from '#model/lambda/network.ts';
import type { VpcEndpoint } from '#model/services/vpc-endpoint.ts';
import { attachmentOf, reach } from '#model/network/reach.ts';

const vpcs = networksOf({ region: 'us-east-1' });
const [first, shop] = vpcs;
const subnet = (vpc: Vpc | undefined, name: string): string =>
  vpc?.subnets.find((each) => each.name === name)?.SubnetId ?? '';
const group = (vpc: Vpc | undefined, name: string): string =>
  vpc?.securityGroups.find(({ GroupName }) => GroupName === name)?.GroupId ?? '';
const inShop = (name: string, ...groups: string[]) => ({
  subnetId: subnet(shop, name),
  securityGroupIds: groups.map((each) => group(shop, each)),
});
const s3 = { host: 's3.us-east-1.amazonaws.com', port: 443 };
const database = { host: 'shop-db.cluster-c0ffee.us-east-1.rds.amazonaws.com', port: 5432 };
const stop = (...call: Parameters<typeof reach>) => {
  const { stopped } = reach(...call);
  return stopped && `${stopped.how} at ${stopped.by.is} ${stopped.by.name}`;
};

describe('the internet', () => {
  it('is there for a function without a VPC, and behind a NAT gateway', () => {
    expect(stop(vpcs, null, s3)).toBeNull();
    const through = reach(vpcs, inShop('private a', 'functions'), s3);
    expect(through.hops.map(({ is }) => is)).toEqual([
      'network interface',
      'security group',
      'route table',
      'NAT gateway',
      'internet',
    ]);
    expect(through.from).not.toBe(reach(vpcs, null, s3).from);
  });

  it('is gone without one, and an internet gateway is none', () => {
    expect(stop(vpcs, inShop('isolated a', 'functions'), s3)).toBe('timeout at route table isolated a');
    const inDefault = {
      subnetId: subnet(first, 'default a'),
      securityGroupIds: [group(first, 'default')],
    };
    expect(stop(vpcs, inDefault, s3)).toBe('timeout at internet gateway the internet gateway');
  });

  it('is out of reach for a security group that lets nothing out', () => {
    expect(stop(vpcs, inShop('private a', 'database'), s3)).toBe('timeout at security group database');
  });
});

describe('the database', () => {
  it('is reached from each subnet of its VPC, by the group that it lets in', () => {
    for (const name of ['private a', 'private b', 'isolated a'])
      expect(stop(vpcs, inShop(name, 'functions'), database)).toBeNull();
    expect(stop(vpcs, inShop('private a', 'functions'), { ...database, host: '10.0.11.20' })).toBeNull();
  });

  it('keeps others out', () => {
    const closed = vpcs.map((vpc) => ({
      ...vpc,
      securityGroups: vpc.securityGroups.map((each) =>
        each.GroupName === 'database' ? { ...each, ingress: [] } : each,
      ),
    }));
    expect(stop(closed, inShop('private a', 'functions'), database)).toBe(
      'timeout at security group of the server database',
    );
    expect(stop(vpcs, inShop('private a', 'functions'), { ...database, port: 3306 })).toBe(
      'timeout at security group of the server database',
    );
    const open = vpcs.map((vpc) => ({
      ...vpc,
      securityGroups: vpc.securityGroups.map((each) =>
        each.GroupName === 'database' ? { ...each, ingress: [{ peer: { cidr: '10.0.0.0/16' } }] } : each,
      ),
    }));
    expect(stop(open, inShop('private a', 'functions'), { ...database, port: 3306 })).toBe(
      'refused at server the database',
    );
  });

  it('is nowhere for who is in no VPC, or in another', () => {
    expect(stop(vpcs, null, database)).toBe('timeout at Lambda Lambda’s own network');
    const inDefault = { subnetId: subnet(first, 'default a'), securityGroupIds: [group(first, 'default')] };
    expect(stop(vpcs, inDefault, database)).toBe('timeout at route table default a');
  });
});

describe('an environment', () => {
  it('is in one of the subnets, and in none without a VPC', () => {
    const config = { SubnetIds: ['a', 'b'], SecurityGroupIds: ['g'] };
    expect([0, 1, 2].map((number) => attachmentOf(config, number)?.subnetId)).toEqual(['a', 'b', 'a']);
    expect(attachmentOf(undefined, 1)).toBeNull();
    expect(attachmentOf({ SubnetIds: [], SecurityGroupIds: [] }, 1)).toBeNull();
  });
});

describe('an endpoint of the VPC', () => {
  const table = (name: string): string =>
    shop?.routeTables.find((each) => each.name === name)?.RouteTableId ?? '';
  const door: VpcEndpoint = {
    VpcEndpointId: 'vpce-1',
    VpcEndpointType: 'Gateway',
    ServiceName: 'com.amazonaws.us-east-1.s3',
    VpcId: shop?.VpcId ?? '',
    RouteTableIds: [table('isolated')],
    SubnetIds: [],
    SecurityGroupIds: [],
  };
  const queues: VpcEndpoint = {
    ...door,
    VpcEndpointType: 'Interface',
    ServiceName: 'com.amazonaws.us-east-1.sqs',
    RouteTableIds: [],
    SubnetIds: [subnet(shop, 'isolated a')],
    SecurityGroupIds: [group(shop, 'database')],
  };
  const isolated = inShop('isolated a', 'functions');
  const sqs = { host: 'sqs.us-east-1.amazonaws.com', port: 443 };

  it('leads to its service without the internet, and to no other', () => {
    const way = reach(vpcs, isolated, { ...s3, host: 'photos.s3.us-east-1.amazonaws.com' }, [door]);
    expect(way.hops.map(({ is }) => is)).toEqual([
      'network interface',
      'security group',
      'route table',
      'VPC endpoint',
    ]);
    expect(way).toMatchObject({ stopped: null, endpoint: { VpcEndpointId: 'vpce-1' }, from: '10.0.11.37' });
    expect(stop(vpcs, isolated, sqs, [door])).toBe('timeout at route table isolated a');
    expect(stop(vpcs, isolated, { ...s3, host: 's3.amazonaws.com' }, [door])).toBe(
      'timeout at route table isolated a',
    );
  });

  it('is of use only to the subnets whose route table knows it', () => {
    const elsewhere = reach(vpcs, inShop('private a', 'functions'), s3, [door]);
    expect(elsewhere).toMatchObject({ stopped: null, endpoint: null });
    expect(elsewhere.hops.map(({ is }) => is)).toContain('NAT gateway');
    expect(elsewhere.hops[2]?.says).toContain('has no route to the endpoint vpce-1');
    const inOther = { ...door, VpcId: first?.VpcId ?? '' };
    expect(stop(vpcs, isolated, s3, [inOther])).toBe('timeout at route table isolated a');
  });

  it('that is an interface lets in whom its security group lets in, even where there is a NAT gateway', () => {
    for (const from of [isolated, inShop('private a', 'functions')])
      expect(stop(vpcs, from, sqs, [queues])).toBe('timeout at security group of the endpoint database');
    const open = { ...queues, SecurityGroupIds: [group(shop, 'endpoints')] };
    const way = reach(vpcs, isolated, sqs, [open]);
    expect(way).toMatchObject({ stopped: null, from: '10.0.11.37' });
    expect(way.hops.at(-1)?.says).toContain('is SQS at 10.0.11.90');
  });
});
