import { describe, expect, it } from 'vitest';
import { networksOf } from '#model/lambda/network.ts';
import { noServices } from '#model/services/services-state.ts';
import {
  endpointRows,
  offeredServices,
  routeRows,
  typedEndpoint,
  vpcOfFunction,
  withEndpoint,
  withoutEndpoint,
} from '#ui/console/function/configuration/vpc-endpoints.view.ts';
import { wayRows } from '#ui/console/function/reach/reach.view.ts';

const region = 'us-east-1';
const vpcs = networksOf({ region });
const shop = vpcs[1]!;
const isolated = shop.subnets.filter(({ name }) => name === 'isolated a');
const fn = {
  VpcConfig: {
    VpcId: shop.VpcId,
    SubnetIds: isolated.map(({ SubnetId }) => SubnetId),
    SecurityGroupIds: [shop.securityGroups[0]!.GroupId],
  },
};
const made = (service: string, services = noServices) =>
  withEndpoint(services, typedEndpoint(service, shop, fn), shop, region, service.padEnd(17, '0'));
const ways = (services: typeof noServices) =>
  wayRows(fn, vpcs, region, Object.values(services.endpoints)).map(({ to, passes }) => [to, passes]);

describe('endpoints of a VPC', () => {
  it('are made where the function is, and open a way for it', () => {
    expect(vpcOfFunction(fn, vpcs)?.name).toBe('shop');
    expect(ways(noServices)[0]).toEqual(['AWS and the internet', false]);
    const both = made('sqs', made('s3'));
    expect(
      endpointRows(both, shop).map(({ service, type, where }) => `${service}, ${type} ${where}`),
    ).toEqual(['S3, Gateway in the route tables isolated', 'SQS, Interface in isolated a, behind endpoints']);
    expect(ways(both).slice(0, 3)).toEqual([
      ['S3', true],
      ['SQS', true],
      ['The rest of AWS, and the internet', false],
    ]);
    const left = offeredServices(both, shop).map(({ id }) => id);
    expect(left).not.toContain('s3');
    expect(left).toContain('dynamodb');
  });

  it('are routes only where they are gateways, and are gone when they are deleted', () => {
    const targets = (services: typeof noServices) =>
      routeRows(services, shop, fn).map(({ table, destination, target }) => [table, destination, target]);
    const local = ['isolated', '10.0.0.0/16', 'local'];
    expect(targets(made('sqs'))).toEqual([local]);
    const id = 'vpce-s3000000000000000';
    expect(targets(made('s3'))).toEqual([local, ['isolated', 'the addresses of S3', id]]);
    expect(targets(withoutEndpoint(made('s3'), id))).toEqual([local]);
  });
});
