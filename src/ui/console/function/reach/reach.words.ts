import type { Reach } from '#model/network/reach.ts';
import { spoken } from '#model/words.ts';

/** How the hops are called, by what they are; `name` is the account's. */
type HopNames = Readonly<Record<Reach['hops'][number]['is'], (name: string) => string>>;

const english = {
  title: 'What it may call, and what it reaches',
  about:
    'Two questions, asked one after the other. First the network: does the connection come through? Then IAM: do the policies allow the call? The first says no by silence, the second in a sentence.',

  tried: 'What it has tried',
  outcomes: { yes: 'allowed', no: 'refused', error: 'failed', unreached: 'not reached' },
  callOf: (call: string, service: string) => `${call} of ${service}`,
  namelessCall: 'A call',
  connection: 'A connection',
  missing: 'This statement is missing',
  denies: (statement: number, policy: string) => `Statement ${statement} of ${policy} denies it.`,
  noneAllows: 'No statement allows it.',
  allows: (statement: number, policy: string) => `By statement ${statement} of ${policy}.`,
  freeForAll: 'Nobody has to allow it.',
  silence: 'Nothing comes back, and the handler waits.',
  turnedAway: 'The connection is refused at once.',

  may: 'What its role allows',
  noRole: 'The account has no such role: nothing is allowed.',
  allBut: (list: string) => `all but ${list}`,
  onBy: (resources: string, policy: string) => `on <mono>${resources}</mono>, by ${policy}`,

  ways: 'What its network reaches',
  hopByHop: 'Hop by hop, from each of its subnets.',
  noVpc: 'It is in no VPC of yours.',
  open: 'reached',
  shut: 'stopped',
  wayFrom: (to: string, subnet: string) => `${to}, from ${subnet}`,
  everywhere: 'AWS and the internet',
  everywhereElse: 'The rest of AWS, and the internet',
  server: (server: string, vpc: string, port: number) => `${server} of ${vpc}, port ${port}`,
  hops: {
    Lambda: () => 'Lambda’s own network',
    'network interface': (name) => `Network interface ${name}`,
    'security group': (name) => `Security group ${name}`,
    'route table': (name) => `Route table of ${name}`,
    'NAT gateway': (name) => `NAT gateway ${name}`,
    'internet gateway': () => 'Internet gateway',
    'security group of the server': (name) => `Security group of the server ${name}`,
    server: () => 'Server',
    'security group of the endpoint': (name) => `Security group of the endpoint ${name}`,
    'VPC endpoint': (name) => `VPC endpoint ${name}`,
    internet: () => 'The internet',
  } satisfies HopNames,
};

export const words = spoken({ 'en-GB': english });
