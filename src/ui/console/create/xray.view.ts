/** X-ray: what a click on "Create function" is, five times over, line by line with the controls that say it. */
import type { ApiCall } from '#model/lambda/api-call.ts';
import { awsCliCommand } from '#model/lambda/aws-cli.ts';
import { type CreateFieldId, fieldsOfMember, fieldsOfProperty } from '#model/lambda/create-fields.ts';
import { httpRequest } from '#model/lambda/http-request.ts';
import { callerStatements } from './caller-statements.ts';
import type { PlanInput } from './create-plan.view.ts';
import { createPlan } from './create-plan.view.ts';
import { creationSteps } from './creation-steps.view.ts';
import { samTemplate } from './sam-lines.ts';
import { words } from './xray.words.ts';
import { words as parts } from '../xray/call-xray.words.ts';
import { commandLines, roleCommands, roleRequests } from '../xray/role-lines.ts';
import { type FieldsAt, jsonLines, type XrayLine, type XrayPart, yamlLines } from '../xray/xray-lines.ts';

/** @param shown the controls that the form has: a line leads to no other */
export function xray(input: PlanInput, shown: readonly CreateFieldId[]): XrayPart[] {
  const plan = createPlan(input);
  const only = (fields: readonly string[]) => fields.filter((id) => shown.some((each) => each === id));
  const membersAt: FieldsAt = (path) => only(fieldsOfMember(path));
  const { newRole: role, create, after } = plan;
  const calls = [create, ...after];
  return [
    {
      id: 'request',
      title: parts.request,
      about: words.request,
      lines: [
        ...(role ? roleRequests(role, membersAt) : []),
        ...calls.flatMap((call) => [...requestLines(call, input.account.region, membersAt), blank]),
      ],
    },
    {
      id: 'cli',
      ...parts.cli,
      lines: [
        ...(role ? roleCommands(role) : []),
        ...calls.flatMap((call) => commandLines(awsCliCommand(call))),
      ].map(({ text, fields }) => ({ text, fields: only(fields) })),
    },
    {
      id: 'iam',
      ...parts.iam,
      lines: callerLines(plan, input, only),
    },
    {
      id: 'sam',
      title: parts.sam.title,
      about: words.sam,
      lines: yamlLines(samTemplate(plan, input), '', (path) =>
        only(fieldsOfProperty(path.replace(/^Resources\.\w+\.Properties\.?/, ''))),
      ),
    },
    {
      id: 'machine',
      ...words.machine,
      lines: creationSteps(plan).map(({ text, fields }) => ({ text, fields: only(fields) })),
    },
  ];
}

const blank: XrayLine = { text: '', fields: [] };

function requestLines(call: ApiCall, region: string, at: FieldsAt): XrayLine[] {
  const { method, path, headers, body } = httpRequest(call, region);
  const prefix = `lambda:${call.action}`;
  const json: unknown = body === '' ? null : JSON.parse(body);
  // Where the function is made its name is in the body, and no part of the address.
  const named = call.action === 'CreateFunction' ? [] : at(`${prefix}.FunctionName`);
  return [
    { text: `${method} ${path} HTTP/1.1`, fields: named },
    ...Object.entries(headers).map(([key, value]) => ({ text: `${key}: ${value}`, fields: [] })),
    ...(json === null ? [] : jsonLines(json, prefix, at)),
  ];
}

function callerLines(
  plan: ReturnType<typeof createPlan>,
  { account }: PlanInput,
  only: (fields: readonly string[]) => string[],
): XrayLine[] {
  const needed = callerStatements(plan, account);
  const document = { Version: '2012-10-17', Statement: needed.map(({ statement }) => statement) };
  return jsonLines(document, '', (path) => {
    const index = /^\.Statement\.(\d+)/.exec(path)?.[1];
    return index === undefined ? [] : only(needed[Number(index)]?.fields ?? []);
  });
}
