/** What a function may call, what it reaches, and what it has tried. */
import type { FunctionConfiguration } from '#model/lambda/configuration.ts';
import type { IamRole } from '#model/lambda/iam-role.ts';
import type { Vpc } from '#model/lambda/network.ts';
import { attachmentOf, type Place, reach } from '#model/network/reach.ts';
import { serviceOfEndpoint, type VpcEndpoint } from '#model/services/vpc-endpoint.ts';
import type { RecordOf, TraceRecord } from '#model/telemetry/trace.ts';
import { words } from './reach.words.ts';

type OneOrMore = string | readonly string[] | undefined;
const listed = (value: OneOrMore): readonly string[] => (typeof value === 'string' ? [value] : (value ?? []));

export interface MayRow {
  key: string;
  policy: string;
  effect: 'Allow' | 'Deny';
  /** All actions but these, and the like. */
  actions: string;
  resources: string;
}

/** One row for each statement of the role's policies. */
export function mayRows(role: IamRole | undefined): MayRow[] {
  return (role?.Policies ?? []).flatMap(({ PolicyName, PolicyDocument }) =>
    PolicyDocument.Statement.map((statement, index) => {
      const { Effect, Action, NotAction, Resource, NotResource } = statement;
      const but = (all: OneOrMore, not: OneOrMore): string =>
        all === undefined ? words.allBut(listed(not).join(', ')) : listed(all).join(', ');
      return {
        key: `${PolicyName}/${index}`,
        policy: PolicyName,
        effect: Effect,
        actions: but(Action, NotAction),
        resources: but(Resource, NotResource),
      };
    }),
  );
}

export interface WayRow {
  key: string;
  to: string;
  /** The subnet that it starts in; empty where there is none. */
  from: string;
  passes: boolean;
  steps: readonly { name: string; says: string; passes: boolean }[];
}

/** The ways from each of the function's subnets to the internet and to the servers of the account. */
export function wayRows(
  { VpcConfig }: Pick<FunctionConfiguration, 'VpcConfig'>,
  vpcs: readonly Vpc[],
  region: string,
  endpoints: readonly VpcEndpoint[] = [],
): WayRow[] {
  const subnetIds = VpcConfig?.SubnetIds ?? [];
  const doors = endpoints.filter(({ VpcId }) => VpcId === VpcConfig?.VpcId);
  const places: { to: string; place: Place }[] = [
    ...doors.flatMap((door) => {
      const service = serviceOfEndpoint(door);
      const host = `${service?.host ?? ''}.${region}.amazonaws.com`;
      return service ? [{ to: service.name, place: { host, port: 443 } }] : [];
    }),
    {
      to: doors.length === 0 ? words.everywhere : words.everywhereElse,
      place: { host: `checkip.amazonaws.com`, port: 443 },
    },
    ...vpcs.flatMap(({ name, servers }) =>
      servers.map(({ name: server, host, port }) => ({
        to: words.server(server, name, port),
        place: { host, port },
      })),
    ),
  ];
  const starts = subnetIds.length === 0 ? [null] : subnetIds;
  return places.flatMap(({ to, place }) =>
    starts.map((subnetId, number) => {
      const attachment = subnetId === null ? null : attachmentOf(VpcConfig, number);
      const way = reach(vpcs, attachment, place, endpoints);
      const subnet = vpcs.flatMap(({ subnets }) => subnets).find(({ SubnetId }) => SubnetId === subnetId);
      return {
        key: `${to}/${subnetId ?? ''}`,
        to,
        from: subnet?.name ?? '',
        passes: way.stopped === null,
        steps: way.hops.map(({ is, name, passes, says }) => ({
          name: words.hops[is](name),
          passes,
          says,
        })),
      };
    }),
  );
}

export interface TriedRow {
  key: string;
  what: string;
  on: string;
  /** In a word. */
  outcome: string;
  why: string;
  /** The statement that is missing, as JSON. */
  missing?: string;
}

/** Calls that are shown. */
const shownCalls = 12;

/** What the function has asked of AWS, and where its connections ended; the newest first. */
export function triedRows(trace: readonly TraceRecord[], functionName: string): TriedRow[] {
  return trace
    .flatMap((one, index) => {
      if (one.subject.functionName !== functionName) return [];
      if (one.type === 'service.called') return [calledRow(one, `${index}`)];
      return one.type === 'network.stopped' ? [stoppedRow(one, `${index}`)] : [];
    })
    .slice(-shownCalls)
    .reverse();
}

function calledRow({ record }: RecordOf<'service.called'>, key: string): TriedRow {
  const { eventSource, eventName, access, errorCode, errorMessage = '', status } = record;
  const row = {
    key,
    what: words.callOf(eventName || words.namelessCall, eventSource.replace('.amazonaws.com', '')),
    on: access?.resource ?? record.http.host,
  };
  if (access?.allowed === false) {
    const { missing, by } = access;
    const why = by ? words.denies(by.number, by.policy) : words.noneAllows;
    return {
      ...row,
      outcome: words.outcomes.no,
      why,
      ...(missing ? { missing: JSON.stringify(missing, null, 2) } : {}),
    };
  }
  if (errorCode !== undefined)
    return { ...row, outcome: words.outcomes.error, why: `${status} ${errorCode}: ${errorMessage}` };
  const by = access?.by;
  return {
    ...row,
    outcome: words.outcomes.yes,
    why: by ? words.allows(by.number, by.policy) : words.freeForAll,
  };
}

function stoppedRow({ record }: RecordOf<'network.stopped'>, key: string): TriedRow {
  const { host, port, how, name, says } = record;
  const seen = how === 'timeout' ? words.silence : words.turnedAway;
  return {
    key,
    what: words.connection,
    on: `${host}:${port}`,
    outcome: words.outcomes.unreached,
    why: `${name}: ${says} ${seen}`,
  };
}
