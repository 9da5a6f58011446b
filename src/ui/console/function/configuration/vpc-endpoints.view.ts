/** The doors of a function's VPC: which there are, what the route tables say, and what making one changes. */
import type { FunctionConfiguration } from '#model/lambda/configuration.ts';
import type { SecurityGroup, Vpc } from '#model/lambda/network.ts';
import { type ServicesState, withoutResource, withResource } from '#model/services/services-state.ts';
import {
  type EndpointService,
  endpointServices,
  serviceName,
  serviceOfEndpoint,
  type VpcEndpoint,
} from '#model/services/vpc-endpoint.ts';
import { words } from './vpc.words.ts';

type Networked = Pick<FunctionConfiguration, 'VpcConfig'>;

/** `null`: the function is in none. */
export function vpcOfFunction({ VpcConfig }: Networked, vpcs: readonly Vpc[]): Vpc | null {
  return vpcs.find(({ VpcId }) => VpcId === VpcConfig?.VpcId) ?? null;
}

function endpointsOf({ endpoints }: Pick<ServicesState, 'endpoints'>, { VpcId }: Vpc): VpcEndpoint[] {
  return Object.values(endpoints).filter((each) => each.VpcId === VpcId);
}

export interface EndpointRow {
  id: string;
  service: string;
  type: string;
  /** Its route tables, or its subnets and security groups, by name. */
  where: string;
}

export function endpointRows(services: Pick<ServicesState, 'endpoints'>, vpc: Vpc): EndpointRow[] {
  return endpointsOf(services, vpc).map((endpoint) => ({
    id: endpoint.VpcEndpointId,
    service: serviceOfEndpoint(endpoint)?.name ?? endpoint.ServiceName,
    type: endpoint.VpcEndpointType,
    where: whereabouts(endpoint, vpc),
  }));
}

function whereabouts(endpoint: VpcEndpoint, { routeTables, subnets, securityGroups }: Vpc): string {
  const tables = routeTables.filter(({ RouteTableId }) => endpoint.RouteTableIds.includes(RouteTableId));
  if (endpoint.VpcEndpointType === 'Gateway')
    return words.inTables(tables.map(({ name }) => name).join(', ') || words.noTables);
  const inside = subnets.filter(({ SubnetId }) => endpoint.SubnetIds.includes(SubnetId));
  const guards = securityGroups.filter(({ GroupId }) => endpoint.SecurityGroupIds.includes(GroupId));
  return words.inSubnets(
    inside.map(({ name }) => name).join(', '),
    guards.map(({ GroupName }) => GroupName).join(', '),
  );
}

/** A VPC has one endpoint for each service here. */
export function offeredServices(services: Pick<ServicesState, 'endpoints'>, vpc: Vpc): EndpointService[] {
  const made = endpointsOf(services, vpc).map((each) => serviceOfEndpoint(each)?.id);
  return endpointServices.filter(({ id }) => !made.includes(id));
}

export interface RouteRow {
  key: string;
  /** Name of the route table. */
  table: string;
  destination: string;
  target: string;
}

/** The routes of the tables that a function's subnets have. */
export function routeRows(
  services: Pick<ServicesState, 'endpoints'>,
  vpc: Vpc,
  { VpcConfig }: Networked,
): RouteRow[] {
  const own = vpc.subnets.filter(({ SubnetId }) => VpcConfig?.SubnetIds.includes(SubnetId));
  const gateways = endpointsOf(services, vpc).filter(({ VpcEndpointType }) => VpcEndpointType === 'Gateway');
  return vpc.routeTables
    .filter(({ RouteTableId }) => own.some((subnet) => subnet.RouteTableId === RouteTableId))
    .flatMap(({ RouteTableId, name: table }) => {
      const out = own.find((subnet) => subnet.RouteTableId === RouteTableId)?.route ?? 'none';
      const routes = [
        { destination: vpc.CidrBlock, target: 'local' },
        ...gateways
          .filter(({ RouteTableIds }) => RouteTableIds.includes(RouteTableId))
          .map((each) => ({
            destination: words.addressesOf(serviceOfEndpoint(each)?.name ?? ''),
            target: each.VpcEndpointId,
          })),
        ...(out === 'none' ? [] : [{ destination: '0.0.0.0/0', target: words.out[out] }]),
      ];
      return routes.map((route) => ({ key: `${RouteTableId} ${route.destination}`, table, ...route }));
    });
}

export interface TypedEndpoint {
  /** Of `endpointServices`. */
  service: string;
  routeTables: readonly string[];
  subnets: readonly string[];
  securityGroups: readonly string[];
}

/** Groups that are made for endpoints come first. */
const forHttps = ({ ingress }: SecurityGroup): number => Number(ingress.some(({ port }) => port === 443));

/** What the form begins with: where the function is. */
export function typedEndpoint(service: string, vpc: Vpc, { VpcConfig }: Networked): TypedEndpoint {
  const subnets = VpcConfig?.SubnetIds ?? [];
  const tables = vpc.subnets.filter(({ SubnetId }) => subnets.includes(SubnetId));
  const guards = vpc.securityGroups.toSorted((one, other) => forHttps(other) - forHttps(one));
  return {
    service,
    routeTables: [...new Set(tables.map(({ RouteTableId }) => RouteTableId))],
    subnets,
    securityGroups: guards.slice(0, 1).map(({ GroupId }) => GroupId),
  };
}

/** @param id 17 hexadecimal digits */
export function withEndpoint(
  services: ServicesState,
  { service: chosen, routeTables, subnets, securityGroups }: TypedEndpoint,
  { VpcId }: Vpc,
  region: string,
  id: string,
): ServicesState {
  const service = endpointServices.find((each) => each.id === chosen);
  if (!service) return services;
  const gateway = service.type === 'Gateway';
  const VpcEndpointId = `vpce-${id}`;
  return withResource(services, 'endpoints', VpcEndpointId, {
    VpcEndpointId,
    VpcEndpointType: service.type,
    ServiceName: serviceName(service, region),
    VpcId,
    RouteTableIds: gateway ? [...routeTables] : [],
    SubnetIds: gateway ? [] : [...subnets],
    SecurityGroupIds: gateway ? [] : [...securityGroups],
  });
}

export function withoutEndpoint(services: ServicesState, id: string): ServicesState {
  return withoutResource(services, 'endpoints', id);
}
