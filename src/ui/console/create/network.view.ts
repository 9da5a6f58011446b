import type { Vpc } from '#model/lambda/network.ts';

/**
 * What a function in these subnets can reach.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html
 */
export function networkConsequence({ name, subnets }: Vpc, chosen: readonly string[]): string {
  const routes = subnets.filter(({ SubnetId }) => chosen.includes(SubnetId)).map(({ route }) => route);
  const inside = `The function gets addresses of ${name} and reaches what is in it, as far as the security groups let it.`;
  if (routes.length === 0) return `${inside} Choose at least one subnet.`;
  if (routes.every((route) => route === 'NAT gateway'))
    return `${inside} The internet it reaches through the NAT gateway.`;
  if (routes.includes('internet gateway'))
    return `${inside} The internet it loses: its interfaces have no public address, so an internet gateway is of no use to it. It would need a subnet with a NAT gateway.`;
  return `${inside} The internet it loses${routes.includes('NAT gateway') ? ' wherever it starts in the subnet without a way out' : ''}: there is no NAT gateway.`;
}
