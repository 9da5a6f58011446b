/** What another service is asked beside Lambda, line by line with the controls of the form that say it. */
import type { Account } from '#model/lambda/arn.ts';
import type { PolicyStatement } from '#model/lambda/policy.ts';
import {
  serviceAccess,
  serviceAddress,
  type ServiceCall,
  serviceCommand,
} from '#model/services/service-call.ts';
import { type MemberPath, within } from './member-path.ts';
import { words } from './service-lines.words.ts';
import { jsonLines, type Only, type XrayLine } from './xray-lines.ts';

const blank: XrayLine = { text: '', fields: [] };

/** Names of the same thing: the form asks for the source once. */
const asked: Readonly<Record<string, MemberPath>> = {
  Name: 'SourceArn',
  Rule: 'SourceArn',
  TopicArn: 'SourceArn',
  Bucket: 'SourceArn',
  BucketName: 'SourceArn',
  PolicyName: 'PolicyDocument',
  ManagedPolicyName: 'PolicyDocument',
  RoleName: 'PolicyDocument',
  Roles: 'PolicyDocument',
  PolicyArn: 'PolicyDocument',
};

/** The members of a form that say what stands at a path of a request or of a resource. */
export function saidAt(path: string): string[] {
  return within(path).flatMap((each) => [each, asked[each] ?? each]);
}

/** What decides that the call is made at all. */
function askedBy({ action }: ServiceCall): MemberPath[] {
  return action === 'CreatePolicy' || action === 'AttachRolePolicy' ? ['PolicyDocument'] : [];
}

export function serviceRequests(calls: readonly ServiceCall[], region: string, only: Only): XrayLine[] {
  return calls.flatMap((call) => [
    { text: serviceAddress(call, region), fields: only(askedBy(call)) },
    ...jsonLines(call.request, '', (at) => only(saidAt(at.replace(/^\./, '')))),
    blank,
  ]);
}

export function serviceCommands(calls: readonly ServiceCall[], only: Only): XrayLine[] {
  return calls.flatMap((call) => {
    const { name, options } = serviceCommand(call);
    const lines = [
      { text: name, fields: only(askedBy(call)) },
      ...options.map(({ member, text }) => ({ text: `  ${text}`, fields: only(saidAt(member)) })),
    ];
    const last = lines.length - 1;
    return [...lines.map((line, at) => (at < last ? { ...line, text: `${line.text} \\` } : line)), blank];
  });
}

/** One statement for each thing that is asked of. */
export function serviceStatements(
  calls: readonly ServiceCall[],
  account: Account,
): { members: readonly MemberPath[]; statement: PolicyStatement }[] {
  const byResource = Map.groupBy(calls, (call) => serviceAccess(call, account).resource);
  return [...byResource].map(([Resource, own]) => ({
    members: own.some(({ service }) => service === 'iam') ? ['PolicyDocument'] : ['SourceArn'],
    statement: {
      Effect: 'Allow',
      Action: own.map((call) => serviceAccess(call, account).action),
      Resource,
    },
  }));
}

/** What that does, in order. */
export function serviceSteps(calls: readonly ServiceCall[], only: Only): XrayLine[] {
  return calls.map((call) => ({
    text: `  ${stepOf(call)}`,
    fields: only([...membersOf(call), ...askedBy(call)]),
  }));
}

function stepOf(call: ServiceCall): string {
  if (call.action !== 'PutRule') return words[call.action];
  return call.request.EventPattern === undefined ? words.onSchedule : words.onPattern;
}

function membersOf({ action, request }: ServiceCall): string[] {
  return action === 'PutRule' ? Object.keys(request) : [];
}
