import { spoken } from '#model/words.ts';

const english = {
  none: 'No VPC: the network that Lambda has for everybody',
  /** @param way what leads out of a subnet */
  out: (way: string) => `out by ${way}`,
  noWayOut: 'out by nothing',
  full: (out: string) => `${out}; no free address`,

  inside: (vpc: string) =>
    `The function gets addresses of ${vpc} and reaches what is in it, as far as the security groups let it.`,
  choose: 'Choose at least one subnet.',
  throughNat: 'The internet it reaches through the NAT gateway.',
  noAddress:
    'The internet it loses: its interfaces have no public address, so an internet gateway is of no use to it. It would need a subnet with a NAT gateway.',
  noNat: 'The internet it loses: there is no NAT gateway.',
  someNoNat:
    'The internet it loses wherever it starts in the subnet without a way out: there is no NAT gateway.',
};

export const words = spoken({ 'en-GB': english });
