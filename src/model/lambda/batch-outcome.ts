/**
 * What becomes of a batch after the function has had it.
 *
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html,
 * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
 */
import type { PolledRecord } from './polled-records.ts';

export type BatchOutcome =
  | { kind: 'succeeded' }
  /** The function named records that it could not do; never none, and perhaps all. */
  | { kind: 'partial'; failed: ReadonlySet<string> }
  | { kind: 'failed' };

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

/**
 * What an answer means where the mapping asks for `ReportBatchItemFailures`. Nothing, an empty object and an empty
 * list say that all went well; a name that is empty or that no record has says that nothing did.
 */
export function reportedOutcome(payload: string, records: readonly PolledRecord[]): BatchOutcome {
  const answer = payload === '' ? null : parsed(payload);
  if (answer === null) return { kind: 'succeeded' };
  if (!isObject(answer)) return { kind: 'failed' };
  const list = answer['batchItemFailures'] ?? [];
  if (!Array.isArray(list)) return { kind: 'failed' };
  if (list.length === 0) return { kind: 'succeeded' };
  const known = new Set(records.map(({ id }) => id));
  const named = list.map((each: unknown) => (isObject(each) ? each['itemIdentifier'] : undefined));
  const failed = named.filter((id): id is string => typeof id === 'string' && known.has(id));
  return failed.length === named.length ? { kind: 'partial', failed: new Set(failed) } : { kind: 'failed' };
}
