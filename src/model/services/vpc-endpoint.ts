/**
 * Endpoints of a VPC: doors from a network of one's own to a service of AWS, without the internet.
 *
 * A gateway endpoint is a route in route tables and costs nothing; an interface endpoint is a network interface in
 * subnets, with security groups, and the service's name leads to its address.
 *
 * Source: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html,
 * https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
 */

export type VpcEndpointType = 'Gateway' | 'Interface';

export interface VpcEndpoint {
  /** vpce- and 17 hexadecimal digits. */
  VpcEndpointId: string;
  VpcEndpointType: VpcEndpointType;
  /** com.amazonaws.us-east-1.s3 */
  ServiceName: string;
  VpcId: string;
  /** Of a gateway. */
  RouteTableIds: readonly string[];
  /** Of an interface, as the groups. */
  SubnetIds: readonly string[];
  SecurityGroupIds: readonly string[];
}

export interface EndpointService {
  /** The last part of the service's name. */
  id: string;
  name: string;
  type: VpcEndpointType;
  /** The first part of the name that it is found by. */
  host: string;
}

/** Services that an endpoint can be made for here. Others of AWS have one, too. */
export const endpointServices: readonly EndpointService[] = [
  { id: 's3', name: 'S3', type: 'Gateway', host: 's3' },
  { id: 'dynamodb', name: 'DynamoDB', type: 'Gateway', host: 'dynamodb' },
  { id: 'sqs', name: 'SQS', type: 'Interface', host: 'sqs' },
  { id: 'sns', name: 'SNS', type: 'Interface', host: 'sns' },
  { id: 'lambda', name: 'Lambda', type: 'Interface', host: 'lambda' },
  { id: 'events', name: 'EventBridge', type: 'Interface', host: 'events' },
  { id: 'kinesis-streams', name: 'Kinesis', type: 'Interface', host: 'kinesis' },
  { id: 'sts', name: 'STS', type: 'Interface', host: 'sts' },
];

export function serviceName({ id }: EndpointService, region: string): string {
  return `com.amazonaws.${region}.${id}`;
}

export function serviceOfEndpoint({ ServiceName }: Pick<VpcEndpoint, 'ServiceName'>) {
  const id = ServiceName.split('.').at(-1);
  return endpointServices.find((each) => each.id === id) ?? null;
}

/** The endpoint of a VPC that a host's name leads to. Only names with the Region in them do. */
export function endpointFor(
  endpoints: readonly VpcEndpoint[],
  VpcId: string,
  host: string,
): VpcEndpoint | undefined {
  return endpoints.find((each) => {
    const region = each.ServiceName.split('.').at(-2) ?? '';
    const name = `${serviceOfEndpoint(each)?.host ?? ''}.${region}.amazonaws.com`;
    return each.VpcId === VpcId && (host === name || host.endsWith(`.${name}`));
  });
}
