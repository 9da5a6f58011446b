/** Calls in, what they are out, line by line with the controls of the form that say it. */
import type { ApiCall } from '#model/lambda/api-call.ts';
import type { Account } from '#model/lambda/arn.ts';
import { awsCliCommand } from '#model/lambda/aws-cli.ts';
import { consoleWords } from '#model/lambda/console-words.ts';
import { fieldsOfFlag, fieldsOfMember } from '#model/lambda/create-fields.ts';
import { httpRequest } from '#model/lambda/http-request.ts';
import type { ServiceCall } from '#model/services/service-call.ts';
import { callSteps } from './call-steps.view.ts';
import { words } from './call-xray.words.ts';
import { flagOf, within } from './member-path.ts';
import type { Typed } from './open-form.svelte.ts';
import { roleCommands, roleRequests } from './role-lines.ts';
import { samLines } from './sam-lines.ts';
import { serviceCommands, serviceRequests, serviceSteps } from './service-lines.ts';
import { statementLines } from './statement-lines.ts';
import { jsonLines, type Only, type XrayLine, type XrayPart } from './xray-lines.ts';

/** @param controls what the form has, by the members that they name, or as Create function names them */
export function callXray(
  { calls, as, newRole, before = [], after = [], button = consoleWords.save }: Typed,
  account: Account,
  controls: readonly string[],
): XrayPart[] {
  if (calls.length === 0) return [nothing(button)];
  const named = (path: string) => [path, ...fieldsOfMember(`lambda:CreateFunction.${path}`)];
  const only = (paths: readonly string[]) => paths.flatMap(named).filter((path) => controls.includes(path));
  const ofRole = (path: string) => fieldsOfMember(path).filter((field) => controls.includes(field));
  const template = samLines(calls, [...before, ...after], only);
  return [
    {
      id: 'request',
      title: words.request,
      about: abouts[as](button),
      lines: [
        ...(newRole ? roleRequests(newRole, ofRole) : []),
        ...serviceRequests(before, account.region, only),
        ...calls.flatMap((call) => [...requestLines(call, account.region, only), blank]),
        ...serviceRequests(after, account.region, only),
      ],
    },
    {
      id: 'cli',
      ...words.cli,
      lines: [
        ...(newRole ? roleCommands(newRole) : []).map(({ text, fields }) => ({
          text,
          fields: fields.filter((field) => controls.includes(field)),
        })),
        ...serviceCommands(before, only),
        ...calls.flatMap((call) => [...callLines(call, controls), blank]),
        ...serviceCommands(after, only),
      ],
    },
    {
      id: 'iam',
      ...words.iam,
      lines: statementLines(calls, [...before, ...after], newRole, account, only),
    },
    ...(template === null
      ? []
      : [{ id: 'sam' as const, title: words.sam.title, about: samAbout(after), lines: template }]),
    {
      id: 'machine',
      ...words.machine,
      lines: [
        ...(newRole
          ? [{ text: `role.created { role: "${newRole.RoleName}" }`, fields: only(['Role']) }]
          : []),
        ...serviceSteps(before, only),
        ...callSteps(calls).map(({ text, members }) => ({ text, fields: only(members) })),
        ...serviceSteps(after, only),
      ],
    },
  ];
}

/** A notification is part of the bucket, and a template makes what it says. */
function samAbout(after: readonly ServiceCall[]): string {
  return after.some(({ service }) => service === 's3') ? words.sam.bucket : words.sam.about;
}

const abouts = {
  sent: words.sent,
  wrong: () => words.wrong,
  unchanged: words.unchanged,
} as const;

const nothing = (button: string): XrayPart => ({
  id: 'request',
  title: words.request,
  about: words.nothing.about(button),
  lines: [{ text: words.nothing.line, fields: [] }],
});

const blank: XrayLine = { text: '', fields: [] };

/** The statements that open a URL say again what its form says. */
const sameAs: Readonly<Record<string, string>> = {
  FunctionUrlAuthType: 'AuthType',
  InvokedViaFunctionUrl: 'AuthType',
};

function requestLines(call: ApiCall, region: string, only: Only): XrayLine[] {
  const { method, path, headers, body } = httpRequest(call, region);
  const json: unknown = body === '' || !('content-type' in headers) ? null : JSON.parse(body);
  return [
    { text: `${method} ${path} HTTP/1.1`, fields: only(inThePath(call)) },
    ...Object.entries(headers).map(([name, value]) => ({ text: `${name}: ${value}`, fields: [] })),
    ...(json === null
      ? []
      : jsonLines(json, '', (at) => {
          const inside = within(at.replace(/^\./, ''));
          return only(inside.flatMap((each) => [each, sameAs[each] ?? each]));
        })),
  ];
}

/** What stands in the request's address and in no body. */
function inThePath({ action, request }: ApiCall): string[] {
  if (action === 'UntagResource') return ['Tags', 'TagKeys'];
  if (action === 'UpdateAlias') return ['Name'];
  if (action === 'PublishLayerVersion') return ['LayerName'];
  return 'Qualifier' in request ? ['Qualifier'] : [];
}

function callLines(call: ApiCall, controls: readonly string[]): XrayLine[] {
  return awsCliCommand(call)
    .split('\n')
    .map((text) => {
      const flag = /^\s*(--[\w-]+)/.exec(text)?.[1];
      return { text, fields: controls.filter((control) => saysFlag(control, flag)) };
    });
}

function saysFlag(control: string, flag: string | undefined): boolean {
  return (
    flag !== undefined && (flagOf(control) === flag || fieldsOfFlag(flag).some((field) => field === control))
  );
}
