/** What calls a function: services that push to it, its URL, and what Lambda reads for it. */
import type { AccountView, FunctionView } from '#machines/account.view.ts';
import type { MappingView } from '#machines/mapping.view.ts';
import type { ApiCall } from '#model/lambda/api-call.ts';
import { functionArn } from '#model/lambda/arn.ts';
import { awsCliCommand } from '#model/lambda/aws-cli.ts';
import { formConsole } from '#model/lambda/forms.console.words.ts';
import { pollerFacts, pollerKinds } from '#model/lambda/pollers.ts';
import { resourcePolicy } from '#model/lambda/resource-policy.ts';
import type { SourceKind } from '#model/lambda/source-fields.ts';
import { kindOf, triggerFacts, triggerKinds } from '#model/lambda/triggers.ts';
import { partAwayCommand, type PushedPart, pushedPart } from '#model/services/pushed-part.ts';
import type { ServicesState } from '#model/services/services-state.ts';

export interface TriggerBox {
  id: string;
  kind: SourceKind;
  /** "S3". */
  name: string;
  /** The bucket's or queue's own name, or an address. */
  source: string;
  /** ARN or address. */
  arn: string;
  delivery: 'push' | 'poll';
  /** Whether whoever calls waits for the answer. */
  invocation: 'sync' | 'async';
  /** Whose permission counts. */
  permission: 'policy' | 'role';
  /** What allows it, as JSON or as a list of actions. */
  allows: string;
  /** Of a mapping. */
  mapping: MappingView | null;
  /** What the service keeps of the function; `null`: nothing, or nothing that is modelled here. */
  part: PushedPart | null;
  /** The calls that take it away, and those that bring it back. */
  away: readonly ApiCall[];
  back: readonly ApiCall[];
}

/** What the list of Add trigger offers, by the console's names. */
export const offeredKinds: readonly { kind: SourceKind; name: string }[] = [
  ...triggerKinds.map((kind) => ({ kind, name: triggerFacts(kind).name })),
  ...pollerKinds.map((kind) => ({ kind, name: pollerFacts(kind).name })),
  { kind: 'functionUrl' as const, name: formConsole.functionUrl },
].toSorted((one, other) => one.name.localeCompare(other.name));

export function triggerBoxes(
  fn: FunctionView,
  {
    mappings,
    services,
    region,
    accountId,
  }: Pick<AccountView, 'mappings' | 'services' | 'region' | 'accountId'>,
): TriggerBox[] {
  const own = functionArn({ region, accountId }, fn.name);
  return [
    ...pushBoxes(fn, own, services),
    ...urlBoxes(fn),
    ...mappings.filter(({ functionName }) => functionName === fn.name).map(pollBox),
  ];
}

function pushBoxes(
  { name: FunctionName, policy }: FunctionView,
  arnOfFunction: string,
  services: ServicesState,
): TriggerBox[] {
  return policy.flatMap((statement): TriggerBox[] => {
    const { StatementId, Principal, SourceArn } = statement;
    const kind = kindOf(Principal);
    if (kind === null || SourceArn === undefined) return [];
    const { name, invocation } = triggerFacts(kind);
    const source = sourceName(kind, SourceArn);
    return [
      {
        id: StatementId,
        kind,
        name,
        source,
        arn: SourceArn,
        delivery: 'push',
        invocation,
        permission: 'policy',
        allows: JSON.stringify(resourcePolicy([statement], arnOfFunction).Statement[0], null, 2),
        mapping: null,
        part: pushedPart(services, kind, source, arnOfFunction),
        away: [{ action: 'RemovePermission', request: { FunctionName, StatementId } }],
        back: [{ action: 'AddPermission', request: { FunctionName, ...statement } }],
      },
    ];
  });
}

function urlBoxes({ name: FunctionName, functionUrl }: FunctionView): TriggerBox[] {
  if (functionUrl === null) return [];
  const { FunctionUrl: address, ...config } = functionUrl;
  return [
    {
      id: 'function-url',
      kind: 'functionUrl',
      name: formConsole.functionUrl,
      source: new URL(address).host,
      arn: address,
      delivery: 'push',
      invocation: 'sync',
      permission: 'policy',
      allows: `AuthType: ${config.AuthType}`,
      mapping: null,
      part: null,
      away: [{ action: 'DeleteFunctionUrlConfig', request: { FunctionName } }],
      back: [{ action: 'CreateFunctionUrlConfig', request: { FunctionName, ...config } }],
    },
  ];
}

function pollBox(mapping: MappingView): TriggerBox {
  const { uuid, kind, source, configuration, functionName } = mapping;
  const { UUID: _, FunctionArn: __, State: ___, StateTransitionReason: ____, ...rest } = configuration;
  const { LastModified: _____, LastProcessingResult: ______, ...settings } = rest;
  const request = { FunctionName: functionName, ...settings, Enabled: mapping.reads };
  const { name, actions } = pollerFacts(kind);
  return {
    id: uuid,
    kind,
    name,
    source,
    arn: configuration.EventSourceArn,
    delivery: 'poll',
    invocation: 'sync',
    permission: 'role',
    allows: actions.join('\n'),
    mapping,
    part: null,
    away: [{ action: 'DeleteEventSourceMapping', request: { UUID: uuid }, functionName }],
    back: [{ action: 'CreateEventSourceMapping', request }],
  };
}

/** The name in an ARN that the learner gave: `my-bucket`, `my-rule`. */
export function sourceName(kind: SourceKind, arn: string): string {
  const rest = arn.split(':').slice(5).join(':');
  if (kind === 'logs') return rest.replace(/^log-group:/, '').replace(/:\*$/, '');
  return rest.replace(/^(?:rule|targetgroup|userpool)\//, '').split('/')[0] ?? rest;
}

/** What Remove sends, as commands: first to Lambda, then to the service that pushes. */
export function removalCommands({ away, part }: TriggerBox, services: ServicesState): string {
  return [...away.map(awsCliCommand), ...(part ? [partAwayCommand(services, part)] : [])].join('\n\n');
}

/** Whether a mapping can be switched and deleted now. */
export function isSettled(mapping: MappingView): boolean {
  const { State } = mapping.configuration;
  return State === 'Enabled' || State === 'Disabled';
}
