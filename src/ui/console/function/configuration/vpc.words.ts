import type { Subnet } from '#model/lambda/network.ts';
import { spoken } from '#model/words.ts';

const english = {
  none: 'No VPC: the network that Lambda has for everybody, with the internet and without you.',

  endpointsOf: (vpc: string) => `Routes and VPC endpoints of ${vpc}`,
  endpoints:
    'These are kept by Amazon VPC; Lambda’s console does not show them. An endpoint is a door to one service of AWS that needs no internet: a gateway is a route, an interface is an address in your subnets.',
  deleteEndpoint: (service: string) => `Delete the endpoint of ${service}`,
  noEndpoint: 'No endpoint: what is for AWS goes the way of what is for the internet.',
  inTables: (tables: string) => `in the route tables ${tables}`,
  noTables: '(none)',
  inSubnets: (subnets: string, groups: string) => `in ${subnets}, behind ${groups}`,

  routes: 'What the route tables of its subnets say',
  addressesOf: (service: string) => `the addresses of ${service}`,
  out: {
    'internet gateway': 'the internet gateway',
    'NAT gateway': 'the NAT gateway',
  } satisfies Record<Exclude<Subnet['route'], 'none'>, string>,
};

export const words = spoken({ 'en-GB': english });
