import patterns from '#content/facts/patterns.json' with { type: 'json' };
import type { ApiError } from '../api-call.ts';
import { validationRefusal, type Violation } from '../api-message.ts';
import { tagKeyLength, tagsOfFunction, tagValueLength } from '../limits.ts';

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
export function refuseTags(tags: Readonly<Record<string, string>>): ApiError | null {
  const entries = Object.entries(tags);
  const count: Violation[] =
    entries.length > tagsOfFunction
      ? [{ member: 'Tags', message: 'maxLength', fillIns: { value: entries.length, max: tagsOfFunction } }]
      : [];
  return validationRefusal([...count, ...entries.flatMap(([key, value]) => violations(key, value))]);
}

const key = new RegExp(`^(?:${patterns.tagKey.value})$`, 'u');

function violations(name: string, value: string): Violation[] {
  const member = 'Tags';
  const { min, max } = tagKeyLength;
  return [
    ...(key.test(name)
      ? []
      : [{ member, message: 'mapKeys' as const, fillIns: { pattern: patterns.tagKey.value } }]),
    ...(name.length < min ? [{ member, message: 'minLength' as const, fillIns: { value: name, min } }] : []),
    ...(name.length > max ? [{ member, message: 'maxLength' as const, fillIns: { value: name, max } }] : []),
    ...(value.length > tagValueLength
      ? [{ member, message: 'maxLength' as const, fillIns: { value, max: tagValueLength } }]
      : []),
  ];
}
