/** Each control of Create function is a member of a request, or it does nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import * as sdk from '@aws-sdk/client-lambda';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { createFields, fieldsOfFlag, fieldsOfMember, isCreateField } from '#model/lambda/create-fields.ts';
import { membersOf } from '../../support/request-members.ts';

/** Members of the requests of IAM that the console makes (botocore@1.43.107:botocore/data/iam/2010-05-08). */
const iam: Record<string, string[]> = {
  CreateRole: [
    'Path',
    'RoleName',
    'AssumeRolePolicyDocument',
    'Description',
    'MaxSessionDuration',
    'PermissionsBoundary',
    'Tags',
  ],
  CreatePolicy: ['PolicyName', 'Path', 'PolicyDocument', 'Description', 'Tags'],
  AttachRolePolicy: ['RoleName', 'PolicyArn'],
};

function isMember(path: string): boolean {
  const [service, rest = ''] = path.split(':');
  const [action = '', ...members] = rest.split('.');
  if (service === 'iam') return members.length === 1 && iam[action]?.includes(members[0] ?? '') === true;
  const shapes: Record<string, unknown> = { ...sdk };
  let schema: unknown = shapes[`${action}Request$`];
  return members.every((member) => {
    const found = membersOf(schema);
    schema = found?.get(member);
    return found?.has(member) === true;
  });
}

describe('the controls of Create function', () => {
  it.each(Object.entries(createFields))(
    '%s is a member of each request that it names',
    (_, { members, flags }) => {
      expect(members.length).toBeGreaterThan(0);
      for (const member of members) expect(isMember(member), member).toBe(true);
      for (const flag of flags) expect(flag).toMatch(/^--[a-z0-9]+(-[a-z0-9]+)*$/);
    },
  );

  it('would find a member that AWS does not know', () => {
    expect(isMember('lambda:CreateFunction.VpcConfig.SubnetIds')).toBe(true);
    for (const wrong of [
      'lambda:CreateFunction.Vpc',
      'lambda:CreateFunction.VpcConfig.VpcId',
      'lambda:CreateFunctions.FunctionName',
      'iam:CreateRole.Name',
      'iam:MakeRole.RoleName',
    ])
      expect(isMember(wrong), wrong).toBe(false);
  });

  it('are found from a place of a request, the most particular first', () => {
    expect(fieldsOfMember('lambda:CreateFunction.VpcConfig.SubnetIds.0')).toEqual(['subnets', 'vpc']);
    expect(fieldsOfMember('lambda:CreateFunction.Nothing')).toEqual([]);
    expect(fieldsOfFlag('--tags')).toEqual(['tags']);
  });
});

interface Node {
  type: string;
  name?: string;
  attributes?: { type: string; name: string; value: { data: string }[] | { data?: string } | boolean }[];
}

const folder = new URL('../../../src/ui/console/create/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.svelte'));

/** The controls in a component's markup, each with the field that it is inside of. */
function controls(source: string): { tag: string; field: string | null }[] {
  const found: { tag: string; field: string | null }[] = [];
  const textOf = (node: Node, name: string): string | null => {
    const value = node.attributes?.find((each) => each.name === name)?.value;
    if (value === true) return '';
    const [part] = Array.isArray(value) ? value : [];
    return part?.data ?? (value === undefined ? null : '');
  };
  const walk = (value: unknown, field: string | null): void => {
    if (Array.isArray(value)) for (const each of value) walk(each, field);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const node = value as Node;
    const own =
      node.type === 'Component' && node.name === 'FormField'
        ? textOf(node, 'field')
        : node.type === 'RegularElement'
          ? textOf(node, 'data-field')
          : null;
    const inside = own ?? field;
    if (node.type === 'RegularElement' && ['input', 'select', 'textarea'].includes(node.name ?? '')) {
      if (textOf(node, 'data-no-request') === null) found.push({ tag: node.name ?? '', field: inside });
    }
    for (const each of Object.values(value)) walk(each, inside);
  };
  walk(parse(source, { modern: true }).fragment, null);
  return found;
}

describe('the markup of Create function', () => {
  it.each(files)('%s has no control outside of a field of the table', (name) => {
    const all = controls(readFileSync(new URL(name, folder), 'utf8'));
    expect(all.filter(({ field }) => field === null || !isCreateField(field))).toEqual([]);
  });

  it('would find a control that maps to nothing', () => {
    expect(controls('<input /><FormField field="tags"><select></select></FormField>')).toEqual([
      { tag: 'input', field: null },
      { tag: 'select', field: 'tags' },
    ]);
  });

  it('has a control for each field of the table', () => {
    const used = files.flatMap((name) => controls(readFileSync(new URL(name, folder), 'utf8')));
    for (const id of Object.keys(createFields))
      expect(
        used.map(({ field }) => field),
        id,
      ).toContain(id);
  });
});
