import * as sdk from '@aws-sdk/client-lambda';
import { expect } from 'vitest';

/** Names of the members of a structure of AWS's SDK, as it carries them for its own serializer. */
function membersOf(schema: unknown): Map<string, unknown> | null {
  const resolved: unknown = typeof schema === 'function' ? (schema as () => unknown)() : schema;
  if (!Array.isArray(resolved)) return null;
  const [kind, , , , names, schemas] = resolved as unknown[];
  if (!Array.isArray(names) || !Array.isArray(schemas))
    return Array.isArray(resolved[0]) || typeof resolved[0] === 'function' ? membersOf(resolved[0]) : null;
  expect(kind).toBeTypeOf('number');
  return new Map(names.map((name: unknown, index) => [String(name), schemas[index] as unknown]));
}

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

/** @param path `lambda:CreateFunction.VpcConfig.SubnetIds` */
export function isMember(path: string): boolean {
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

const requests = Object.keys(sdk).flatMap((name) => /^(.*)Request\$$/.exec(name)?.[1] ?? []);

/** @param path of a member of any request of Lambda's: `VpcConfig.SubnetIds` */
export function isAnyMember(path: string): boolean {
  return requests.some((action) => isMember(`lambda:${action}.${path}`));
}
