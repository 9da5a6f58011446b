/** A role that is made on the way, as lines. */
import { fieldsOfFlag } from '#model/lambda/create-fields.ts';
import { roleCalls } from '#model/lambda/iam-calls.ts';
import type { IamRole } from '#model/lambda/iam-role.ts';
import { type FieldsAt, jsonLines, type XrayLine } from './xray-lines.ts';

const blank: XrayLine = { text: '', fields: [] };

/** What IAM is asked before Lambda, as requests. */
export function roleRequests(role: IamRole, at: FieldsAt): XrayLine[] {
  return roleCalls(role).flatMap(({ action, request }) => [
    { text: `POST https://iam.amazonaws.com/ Action=${action}`, fields: at('lambda:CreateFunction.Role') },
    ...jsonLines(request, `iam:${action}`, at),
    blank,
  ]);
}

/** The same as commands. */
export function roleCommands(role: IamRole): XrayLine[] {
  return roleCalls(role).flatMap(({ action, request }) => {
    const name = kebab(action);
    const options = Object.entries(request).map(([member, value]) => {
      const text = typeof value === 'string' ? value : `'${JSON.stringify(value)}'`;
      return `--${kebab(member)} ${text}`;
    });
    return commandLines([`aws iam ${name}`, ...options].join(' \\\n  '));
  });
}

function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

/** A command, option by option. */
export function commandLines(command: string): XrayLine[] {
  const lines = command.split('\n').map((text) => {
    const flag = /^\s*(--[\w-]+)/.exec(text)?.[1];
    return { text, fields: flag === undefined ? [] : fieldsOfFlag(flag) };
  });
  return [...lines, blank];
}
