/**
 * Filters of a mapping: what matches none of them is never handed to the function.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
import { matchesPattern } from '../services/event-pattern.ts';
import type { MappingSettings } from './event-source-mapping.types.ts';
import type { PolledRecord } from './polled-records.ts';

type Pattern = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Pattern {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A pattern is an object whose leaves are lists of what may stand there; `null`: the text is none. */
export function parsePattern(text: string): Pattern | null {
  const parsed = parsedJson(text);
  return isObject(parsed) && isPattern(parsed) ? parsed : null;
}

function isPattern(value: Pattern): boolean {
  return Object.values(value).every((each) =>
    Array.isArray(each) ? each.length > 0 : isObject(each) && isPattern(each),
  );
}

export function passesFilters({ FilterCriteria }: MappingSettings, { record }: PolledRecord): boolean {
  const filters = FilterCriteria?.Filters ?? [];
  if (filters.length === 0) return true;
  const seen = filterable(record);
  return filters.some(({ Pattern }) => {
    const pattern = parsePattern(Pattern);
    return pattern !== null && matchesPattern(pattern, seen);
  });
}

/** What a filter looks at: a body that is JSON is looked into, and data of a stream is base64. */
function filterable(record: PolledRecord['record']): Pattern {
  const { kinesis, body } = record;
  if (isObject(kinesis) && typeof kinesis['data'] === 'string') {
    const data = decoded(kinesis['data']);
    return { ...kinesis, data: parsedJson(data) ?? data };
  }
  return typeof body === 'string' ? { ...record, body: parsedJson(body) ?? body } : record;
}

function decoded(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
