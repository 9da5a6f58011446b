/** AWS's labels of a function's network, and those of Amazon VPC for its endpoints and routes. */
export const vpcConsole = {
  ipv6: 'Allow IPv6 traffic for dual-stack subnets',
  createEndpoint: 'Create endpoint',
  service: 'Service',
  routeTables: 'Route tables',
  routeTable: 'Route table',
  destination: 'Destination',
  target: 'Target',
} as const;
