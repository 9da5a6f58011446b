import type { FunctionSettingsCall } from './function-settings.types.ts';

type Tags = Readonly<Record<string, string>>;

/** The calls that lie between two sets of tags: those that go in one, new and changed ones in another. */
export function tagChanges(Resource: string, from: Tags, to: Tags): FunctionSettingsCall[] {
  const Tags = Object.fromEntries(Object.entries(to).filter(([key, value]) => from[key] !== value));
  const TagKeys = Object.keys(from).filter((key) => !Object.hasOwn(to, key));
  return [
    ...(TagKeys.length > 0 ? [{ action: 'UntagResource' as const, request: { Resource, TagKeys } }] : []),
    ...(Object.keys(Tags).length > 0
      ? [{ action: 'TagResource' as const, request: { Resource, Tags } }]
      : []),
  ];
}
