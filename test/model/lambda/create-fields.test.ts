/** Each control of Create function is a member of a request, or it does nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createFields, fieldsOfFlag, fieldsOfMember, isCreateField } from '#model/lambda/create-fields.ts';
import { controls } from '../../support/form-controls.ts';
import { isMember } from '../../support/request-members.ts';

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

const folder = new URL('../../../src/ui/console/create/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.svelte'));

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
