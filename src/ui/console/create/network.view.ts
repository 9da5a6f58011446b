import type { Subnet, Vpc } from '#model/lambda/network.ts';
import { words } from './network.words.ts';

/** What leads out of a subnet. */
export function wayOut(route: Subnet['route']): string {
  return route === 'none' ? words.noWayOut : words.out(route);
}

/**
 * What a function in these subnets can reach.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html
 */
export function networkConsequence({ name, subnets }: Vpc, chosen: readonly string[]): string {
  const routes = subnets.filter(({ SubnetId }) => chosen.includes(SubnetId)).map(({ route }) => route);
  const inside = words.inside(name);
  if (routes.length === 0) return `${inside} ${words.choose}`;
  if (routes.every((route) => route === 'NAT gateway')) return `${inside} ${words.throughNat}`;
  if (routes.some((route) => route === 'internet gateway')) return `${inside} ${words.noAddress}`;
  return `${inside} ${routes.some((route) => route === 'NAT gateway') ? words.someNoNat : words.noNat}`;
}
